// A letter to the owner or a mail to a member, each with a claim of its own in the notices table.

import { newAttempt } from '../aws/attempt.ts';
import type { Clock } from '../handlers/clock.ts';
import { type ClaimAndSend, claimAndSend, type MessageClaim, type SendResult } from './claim-and-send.ts';
import { type Counted, countedClaim } from './counted.ts';
import type { Notices } from './notices.ts';
import type { Email, SendEmail } from './outcome.ts';

export type SendOnceParts = {
  readonly notices: Notices;
  readonly sendEmail: SendEmail;
  readonly now: Clock;
  readonly log: ClaimAndSend['log'];
  /** Of a message that all products count together: given back there first. */
  readonly counted?: Counted;
};

export type FinishedEmail = Pick<ClaimAndSend, 'admit' | 'facts'> & {
  /** Names this one message, so that the same one always has the same name. */
  readonly claim: string;
  readonly email: Email;
  /** How long the name is remembered. Default 60: longer than anything is delivered late, by hand included. */
  readonly keepDays?: number;
};

const KEEP_DAYS = 60;
const DAY_SECONDS = 86_400;

/** Sends a finished e-mail at most once, whoever finds the reason for it and however often. */
export function sendOnce(finished: FinishedEmail, parts: SendOnceParts): Promise<SendResult> {
  const { claim, email, keepDays = KEEP_DAYS, facts, admit } = finished;
  const expiresAt = Math.floor(parts.now().getTime() / 1000) + keepDays * DAY_SECONDS;
  return claimAndSend({
    claim: counted(noticeClaim(claim, expiresAt, parts.notices), parts),
    send: () => parts.sendEmail(email),
    what: 'mail',
    facts: { letter: email.tags?.letter, ...facts },
    log: parts.log,
    ...(admit === undefined ? {} : { admit }),
  });
}

const counted = (claim: MessageClaim, { counted }: SendOnceParts): MessageClaim =>
  counted === undefined ? claim : countedClaim(claim, counted);

function noticeClaim(name: string, expiresAt: number, notices: Notices): MessageClaim {
  const attempt = newAttempt();
  return {
    take: () => notices.claim(name, expiresAt, attempt),
    giveBack: () => notices.release(name, attempt),
    noteUnknown: (reason) => notices.noteUnknown(name, expiresAt, { attempt, reason }),
  };
}

/**
 * For a run that owes a letter: throws unless it went out, may have gone out, or somebody else sees to it; so that the
 * run is tried again and its alarm rings. `letter` is what the error says, "The summary of 2026-10".
 */
export function mustHaveGoneOut(told: SendResult, letter: string): void {
  if (told.outcome === 'later' || told.outcome === 'refused')
    throw new Error(`${letter} was not sent: ${told.reason}`);
}
