// What people and machines do with a reminder that arrived.

import { type Beat, HOUR_MS } from '../../../demo/beats.ts';
import * as visitors from '../../../demo/visitors.ts';
import { seededRandom } from '../../../seeded-random.ts';
import type { Reminder } from './evidence.ts';
import type { Fate } from './month-of-carts.ts';

const MINUTE_MS = 60_000;

export type CartReactions = {
  /** Buys what is in the cart. */
  readonly buy: (cartId: string) => Promise<void>;
  readonly seed: number;
};

/** The mail provider's scanner first, then what the person does. */
export function reactionsToReminder(
  reminder: Reminder,
  fate: Fate,
  { buy, seed }: CartReactions,
): readonly Beat[] {
  const arrived = Date.parse(reminder.at);
  const random = seededRandom(seed + Number.parseInt(reminder.id.replace(/\D/g, ''), 10));
  const { unsubscribe, cartId } = reminder;
  const beats: Beat[] = [];
  if (unsubscribe !== undefined)
    beats.push({ at: arrived + MINUTE_MS, play: () => visitors.scan(unsubscribe) });
  switch (fate) {
    case 'buys-after-reminder':
      beats.push({ at: arrived + (10 + random.below(600)) * MINUTE_MS, play: () => buy(cartId) });
      break;
    case 'unsubscribes':
      if (unsubscribe !== undefined)
        beats.push({
          at: arrived + HOUR_MS,
          play: async () =>
            void (await (random.below(2) === 0 ? visitors.pressButton(unsubscribe) : oneClick(unsubscribe))),
        });
      break;
    case 'buys-alone':
    case 'leaves':
      break;
  }
  return beats;
}

/** The mail program's own button (RFC 8058): a POST and no page. */
const oneClick = (link: string): Promise<number> => visitors.postForm(link, 'List-Unsubscribe=One-Click');
