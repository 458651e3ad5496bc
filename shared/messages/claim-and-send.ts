// How every message of the house goes out at most once (docs/decisions/claim-then-send.md):
//
//   compute ─▶ claim ─▶ send ─▶ sent | unknown: the claim stays        later | refused: the claim is given back
//
// Whatever can fail is done before the claim. What happens between claim and answer must be the sending alone, because
// a run that dies there has sent perhaps, and nobody ever sends again.
import type { Log } from '../handlers/log.ts';
import type { SendOutcome } from './outcome.ts';

/** Why a message certainly did not go out: for good, or at this time. */
export type Refusal = Extract<SendOutcome, { outcome: 'refused' | 'later' }>;

/** The right to send one message. Every function knows its own attempt, and touches no other's claim. */
export type MessageClaim = {
  /** True for one attempt alone, also where it has to ask twice because the first answer was lost. */
  readonly take: () => Promise<boolean>;
  /** It certainly did not go out. Safe to repeat, and where nothing was taken. */
  readonly giveBack: (refusal: Refusal) => Promise<unknown>;
  /** It may have gone out: the claim stays, and says so. */
  readonly noteUnknown: (reason: string) => Promise<unknown>;
};

/** `already`: somebody else has the claim, or something changed that the claim checks. */
export type SendResult = SendOutcome | { readonly outcome: 'already' };

export type ClaimAndSend = {
  readonly claim: MessageClaim;
  /** Sends the finished message, once. */
  readonly send: () => Promise<SendOutcome>;
  /**
   * A last count that only whoever holds the claim may make, such as a day's limit: undefined lets the message go,
   * a reason holds it back for now.
   */
  readonly admit?: () => Promise<string | undefined>;
  /** `mail`, `letter`, `nudge`: for the log. */
  readonly what: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly log: Pick<Log, 'info' | 'warn'>;
};

/**
 * Claims, then sends, and settles the claim by what came of it. Throws when the claim could not be taken or settled; a
 * message that was certainly not sent is then free for the next run, as far as anybody could see to that.
 */
export async function claimAndSend(message: ClaimAndSend): Promise<SendResult> {
  const { claim, what, facts = {}, log } = message;
  if (!(await isTaken(claim))) {
    log.info(`${what} is claimed already`, facts);
    return { outcome: 'already' };
  }
  const result = await admittedAndSent(message);
  switch (result.outcome) {
    case 'sent':
      log.info(`${what} sent`, { ...facts, messageId: result.messageId });
      return result;
    case 'unknown':
      // It may have arrived; a second one certainly would. The claim stays.
      log.warn(`${what} of unknown fate`, { ...facts, reason: result.reason });
      await claim.noteUnknown(result.reason);
      return result;
    case 'refused':
      log.warn(`${what} refused`, { ...facts, reason: result.reason });
      await claim.giveBack(result);
      return result;
    case 'later':
      log.warn(`${what} refused for now`, { ...facts, reason: result.reason });
      await claim.giveBack(result);
      return result;
  }
}

/** A claim whose answer never came may have been taken. Nothing was sent under it, so it is given back. */
function isTaken(claim: MessageClaim): Promise<boolean> {
  return claim.take().catch((error: unknown) => givenBackAfter(error, claim));
}

async function admittedAndSent({ claim, admit, send }: ClaimAndSend): Promise<SendOutcome> {
  const heldBack = await admit?.().catch((error: unknown) => givenBackAfter(error, claim));
  return heldBack === undefined ? send() : { outcome: 'later', reason: heldBack, holdsAll: false };
}

async function givenBackAfter(error: unknown, claim: MessageClaim): Promise<never> {
  // The first error is the one that tells; whatever the second says, it is the same trouble.
  await claim.giveBack({ outcome: 'later', reason: 'never-sent', holdsAll: false }).catch(() => undefined);
  throw error;
}
