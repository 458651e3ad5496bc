// A claim behind a count elsewhere, such as that of all messages to one person: what certainly did not go out is taken back there
// first, while nobody else may send it.
import type { MessageClaim } from './claim-and-send.ts';

export type Counted = { readonly giveBack: () => Promise<void> };

export const countedClaim = <Claim extends MessageClaim>(claim: Claim, counted: Counted): Claim => ({
  ...claim,
  giveBack: async (refusal) => {
    await counted.giveBack();
    return claim.giveBack(refusal);
  },
});
