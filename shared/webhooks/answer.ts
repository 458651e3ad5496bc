// Everything a webhook is ever answered, as values. A sender learns what was wrong with its body and nothing
// about us: no stack trace, no internal names.
import type { Issue, Notes } from '../events/store-events.ts';

export type Answer = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/**
 * The largest body that is read, decoded from base64 where the Function URL encoded it; above it the answer is 413 before
 * anything is parsed or verified. What comes of a body of this size still fits a queue's message and a function's event.
 */
export const BODY_LIMIT_BYTES = 900 * 1024;
/** A body that is wrong everywhere need not be described everywhere. */
const ISSUES_SHOWN = 50;

/** 200: taken on; what follows happens later. A till is told what came of it as the reason. */
export const accepted = (reason?: string): Answer => answer(200, withReason('accepted', reason));
/** 200: seen before, nothing done; a retry must not look like an error or the store would go on retrying. */
export const duplicate = (reason?: string): Answer => answer(200, withReason('duplicate', reason));
/** 200: well-formed, and none of our business. */
export const ignored = (reason?: string): Answer => answer(200, withReason('ignored', reason));
/** The same answer, naming what of the body could not be used though the rest of it counts. */
export const noting = (given: Answer, notes: Notes | undefined): Answer =>
  notes === undefined ? given : { ...given, body: JSON.stringify({ ...JSON.parse(given.body), notes }) };
/** 401: the signature is missing or wrong. Which of the two is for the log, not for the caller. */
export const unauthorized = (): Answer => answer(401, { error: 'unauthorized' });
/**
 * 401: rightly signed, at another time than ours. Whoever gets to hear it holds the secret, or a copy of what somebody signed with
 * it; the one is helped by the time that it is here, the other not.
 */
export const signedAtAnotherTime = (now: Date): Answer =>
  answer(401, {
    error: 'unauthorized',
    reason:
      'The signature is right, and its timestamp is more than five minutes away from the time here: look at the clock.',
    time_here: now.toISOString(),
  });
/** 413: over `BODY_LIMIT_BYTES`. */
export const tooLarge = (): Answer => answer(413, { error: 'too-large', limitBytes: BODY_LIMIT_BYTES });
/** 400: the body does not fit; one issue per field. */
export const invalid = (issues: readonly Issue[]): Answer =>
  answer(400, { error: 'invalid', issues: issues.slice(0, ISSUES_SHOWN) });
/** 405, naming the methods that are allowed. */
export const methodNotAllowed = (...allowed: readonly string[]): Answer =>
  answer(405, { error: 'method-not-allowed' }, { allow: allowed.join(', ') });

function withReason(status: string, reason: string | undefined): Record<string, string> {
  return reason === undefined ? { status } : { status, reason };
}

function answer(statusCode: number, content: object, headers: Record<string, string> = {}): Answer {
  return {
    statusCode,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify(content),
  };
}
