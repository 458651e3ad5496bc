// Whoever only pretends: tells the shop things in a store's name, and tries links that are nobody's.

import type { Chance } from '../chance.ts';
import type { Row } from './books.ts';
import type { Deed } from './deed.ts';
import type { Doors } from './doors.ts';
import { alteredLink, FORGERIES, MADE_UP } from './forgery.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const TRIES_A_DAY = 3;
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const PRESSES = ['', 'List-Unsubscribe=One-Click', 'wish=opt-in'];

export type Forger = {
  /** All through the month; `makes` gives a forger's event, with `id` in it. */
  tells(makes: (id: string, at: Date, own: Chance) => Row): readonly Deed[];
  /** Opens and presses a link of a message with another token in it. */
  tries(links: readonly string[], arrived: number): readonly Deed[];
};

export function makeForger(parts: {
  readonly doors: Doors;
  readonly product: string;
  readonly function: string;
  readonly chance: Chance;
  readonly startsAt: Date;
  readonly days: number;
}): Forger {
  const { doors, product, chance, startsAt, days } = parts;
  return {
    tells: (makes) =>
      Array.from({ length: days * TRIES_A_DAY }, (_, index): Deed => {
        const own = chance.of(`telling ${index}`);
        const id = `${MADE_UP}-${index + 1}`;
        const at = startsAt.getTime() + own.between(0, days * DAY_MS);
        const forgery = own.draws.oneOf(FORGERIES);
        return {
          at,
          who: 'forger',
          does: `tells ${id} (${forgery})`,
          async run() {
            const event = makes(id, new Date(at), own);
            await doors.tell({
              product,
              function: parts.function,
              webhookId: id,
              attempt: 1,
              event,
              forgery,
            });
            return [];
          },
        };
      }),
    tries: (links, arrived) =>
      links.flatMap((link): readonly Deed[] => {
        // The port of an address is another one in every play.
        const own = chance.of(`link ${new URL(link).pathname}`);
        const url = alteredLink(link, own.between(0, 1_000));
        if (url === undefined || !own.happens(0.2)) return [];
        return [
          {
            at: arrived + own.between(1, 600) * MINUTE_MS,
            who: 'forger',
            does: 'tries a link with another token',
            async run() {
              const asked = { product, by: 'forger', url } as const;
              await doors.visit({ ...asked, method: 'GET' });
              const body = own.draws.oneOf(PRESSES);
              await doors.visit({ ...asked, method: 'POST', headers: FORM, body });
              return [];
            },
          },
        ];
      }),
  };
}
