// What the readers of Square's events answer in common.
import type { TillTranslation } from '../events/till-events.ts';
import { StoreApiError } from '../platforms/platform.ts';

export const ignored = (reason: string): TillTranslation => ({ kind: 'ignored', reason });

export const missing = (path: string): TillTranslation => ({
  kind: 'invalid',
  issues: [{ path, message: 'is missing' }],
});

/**
 * What an event names and Square does not show may only be not there yet. Square tells again what is not answered 2xx: eleven
 * times in a day. Answered 200, the points would be lost without a word.
 */
export function present(found: unknown, what: string): unknown {
  if (found === undefined)
    throw new StoreApiError(`Square does not show the ${what} yet`, { retryable: true, status: 404 });
  return found;
}
