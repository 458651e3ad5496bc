// Lets the owner hear of messages that do not go out: the run that finds too many failures in 24 hours, or a message that
// is held up for long, fails after everything it did is written down. Its failure is what the function's own alarm counts,
// which costs nothing more. Once a day each, so that a bad day is one letter and not a hundred.

import { newAttempt } from '../aws/attempt.ts';
import type { Clock } from '../handlers/clock.ts';
import type { Log } from '../handlers/log.ts';
import { type FateCounts, failuresIn, isTooManyFailures, noFates } from './failure-rate.ts';
import type { Notices } from './notices.ts';
import type { SendTally } from './send-tally.ts';

export type TellOfFailuresParts = {
  readonly log: Log;
  readonly now: Clock;
  readonly notices: Pick<Notices, 'claim'>;
  readonly tally: SendTally;
};

/** What a run that sends has to report: how its messages ended, and since when the longest of them is held up. */
export type RunOfSends = {
  readonly fates: Partial<FateCounts>;
  readonly heldUpSince?: Date | undefined;
  /** True where a function that must not fail for this counted failures of its own. */
  readonly failedElsewhere?: boolean;
};

/** Nothing is lost and nothing is left to do by a retry: this error is there to be counted. */
export class SendingTroubleError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SendingTroubleError';
  }
}

const HOUR_MS = 3_600_000;
const HELD_UP_FOR_MS = HOUR_MS;
const NOTICE_KEEP_SECONDS = 3 * 86_400;

export type TellOfFailures = (run: RunOfSends) => Promise<void>;

/** Counts the run's messages and throws `SendingTroubleError` where the owner must hear of them. Call it last. */
export function makeTellOfFailures({ log, now, notices, tally }: TellOfFailuresParts): TellOfFailures {
  /** True for the first to say so on this day. */
  const isNews = (kind: string, at: Date) =>
    notices.claim(
      `${kind}#${at.toISOString().slice(0, 10)}`,
      Math.floor(at.getTime() / 1000) + NOTICE_KEEP_SECONDS,
      newAttempt(),
    );

  return async ({ fates, heldUpSince, failedElsewhere = false }) => {
    const at = now();
    await tally.count(fates, at);
    if (failedElsewhere || failuresIn({ ...noFates, ...fates }) > 0) {
      const counts = await tally.between(new Date(at.getTime() - 24 * HOUR_MS), at);
      log.warn('messages that did not surely go out', { ...counts });
      if (isTooManyFailures(counts) && (await isNews('send-failures', at)))
        throw new SendingTroubleError(
          `Of the messages of the last 24 hours ${counts.refused} were refused, ${counts.late} became too late, and of ${counts.unknown} nobody knows; ${counts.sent} were sent`,
        );
    }
    if (heldUpSince === undefined || at.getTime() - heldUpSince.getTime() < HELD_UP_FOR_MS) return;
    if (await isNews('sends-held-up', at))
      throw new SendingTroubleError(`Messages wait since ${heldUpSince.toISOString()}: AWS puts them off`);
  };
}
