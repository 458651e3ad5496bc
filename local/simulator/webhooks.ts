// How a platform delivers a webhook: it tries until it is answered with a yes, for about 28 hours, and then gives up.
import type { Deed } from './deed.ts';
import type { Doors, Telling } from './doors.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** After the first, second, … attempt. */
const WAITS_MS = [5_000, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 5 * HOUR_MS, 10 * HOUR_MS, 10 * HOUR_MS];

/** The first attempt at this moment; what follows is planned when it has failed. */
export function webhook(
  doors: Doors,
  telling: Omit<Telling, 'attempt'> & { readonly at: number; readonly who: string },
): Deed {
  const attempt = (count: number, at: number): Deed => ({
    at,
    who: telling.who,
    does: `tells ${String(telling.event.type)} as ${telling.webhookId}${count === 1 ? '' : `, attempt ${count}`}`,
    async run() {
      const isHeard = await doors.tell({ ...telling, attempt: count });
      const wait = WAITS_MS[count - 1];
      return isHeard || wait === undefined ? [] : [attempt(count + 1, at + wait)];
    },
  });
  return attempt(1, telling.at);
}
