// When a message that a service put off is tried again. The longer it has waited, the longer until the next try, so that
// a short throttle costs a few minutes and a service that is paused for a day is asked a few dozen times, not hundreds.
//
//   waits for   0 … 20 min   1 h      2 h      4 h and more
//   next in     5 min        15 min   30 min   60 min

const MINUTE_MS = 60_000;
/** AWS asks for an interval of up to ten minutes after a throttle. */
const SOONEST_MS = 5 * MINUTE_MS;
const LATEST_MS = 60 * MINUTE_MS;

/** `since` is when it was first put off. The answer is a whole minute. */
export function nextTry(since: Date, now: Date): Date {
  const waitingMs = now.getTime() - since.getTime();
  const waitMs = Math.min(LATEST_MS, Math.max(SOONEST_MS, waitingMs / 4));
  return new Date(Math.ceil((now.getTime() + waitMs) / MINUTE_MS) * MINUTE_MS);
}
