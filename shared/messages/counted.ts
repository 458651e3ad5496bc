// A claim behind a count elsewhere, such as that of all messages to one person: what certainly did not go out is taken back there
// first, while nobody else may send it.
import type { MessageClaim } from './claim-and-send.ts';

export type Counted = { readonly giveBack: (comesAgain: boolean) => Promise<void> };

export const countedClaim = <Claim extends MessageClaim>(claim: Claim, counted: Counted): Claim => ({
  ...claim,
  giveBack: async (refusal) => {
    // Where the count cannot be reached it stays, and the message's next try takes it over by its name. The claim must not stay:
    // nobody would ever try again.
    await counted.giveBack(refusal.outcome === 'later').catch(() => undefined);
    return claim.giveBack(refusal);
  },
});
