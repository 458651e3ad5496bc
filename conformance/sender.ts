// The shop's sender on the second engine: its settings say "existing", as of an identity that somebody made before.
import type { AskAws } from '../tools/aws/ask.ts';
import type { TrialShop } from './places/settings.ts';
import { regionsOf } from './shop.ts';

export async function verifySender(ask: AskAws, shop: TrialShop): Promise<void> {
  const EmailIdentity = shop.sender.slice(shop.sender.indexOf('@') + 1);
  for (const region of regionsOf(shop))
    await ask('ses', 'CreateEmailIdentity', { EmailIdentity }, region).catch((error: Error) => {
      if (error.name !== 'AlreadyExistsException') throw error;
    });
}
