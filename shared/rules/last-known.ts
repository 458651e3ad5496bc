// What was read last, and for how long it may stand in for an answer that does not come. A failed read is not "there is
// none": a function that has read before goes on with what it knows for a while, and one that never has fails, so that
// its run is tried again and its alarm rings.

import type { Clock } from '../handlers/clock.ts';
import type { Log } from '../handlers/log.ts';

/**
 * Ten minutes: longer than almost every trouble of S3 and Parameter Store lasts, so that a till does not stand still for
 * it; and so short that an owner's change, which is promised within a minute, is never ignored for an hour unsaid.
 */
export const TRUST_MS = 10 * 60_000;

/** Nobody can tell what the owner wrote. Trying again helps once the service answers. */
export class UnreadableError extends Error {
  constructor(what: string, cause: unknown) {
    super(`${what} could not be read: ${cause instanceof Error ? cause.name : 'unknown'}`, { cause });
    this.name = 'UnreadableError';
  }
}

export type LastKnownParts = {
  /** Names it in the log and in the error. */
  readonly what: string;
  readonly now: Clock;
  readonly log: Pick<Log, 'warn'>;
};

/**
 * Reads by `ask`, which gets what was read last; when that fails, answers what was read last, at most `TRUST_MS` after
 * it was. Throws `UnreadableError` where there is no such thing. "There is none" is an answer like every other.
 */
export function makeLastKnown<T>({ what, now, log }: LastKnownParts) {
  let held: { readonly value: T; readonly at: number } | undefined;
  return async (ask: (last: T | undefined) => Promise<T>): Promise<T> => {
    try {
      held = { value: await ask(held?.value), at: now().getTime() };
    } catch (error) {
      if (held === undefined || now().getTime() - held.at >= TRUST_MS) throw new UnreadableError(what, error);
      log.warn('unreachable; what was read last stays in force', { what, error });
    }
    return held.value;
  };
}
