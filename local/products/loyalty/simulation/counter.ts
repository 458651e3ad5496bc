// Staff at the desk, who double-click, use two tills at once, go Back and press again, and whom a broken page does not stop.

import type { Chance } from '../../../chance.ts';
import type { Books } from '../../../simulator/books.ts';
import type { Deed } from '../../../simulator/deed.ts';
import type { DemoMember } from '../demo/cast.ts';
import { PRODUCT } from './cast.ts';
import type { Given, Staff } from './desk-act.ts';
import { ACTS } from './desk-acts.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const OPENS_HOUR = 8;
const OPEN_MS = 13 * HOUR_MS;
/** Enough for two of the smallest rewards: whoever is given one twice has the points for it. */
const RICH_POINTS = 200;

export function counterDeeds(parts: {
  readonly staff: Staff;
  readonly members: readonly DemoMember[];
  readonly books: Books;
  readonly chance: Chance;
  readonly now: () => Date;
  readonly startsAt: Date;
  readonly days: number;
  readonly count: number;
}): readonly Deed[] {
  const { staff, members, books, chance, now, startsAt, days, count } = parts;
  return Array.from({ length: count }, (_, index): Deed => {
    const own = chance.of(`visit ${index}`);
    const rich = members.filter(({ points }) => points >= RICH_POINTS);
    const member = own.draws.oneOf(own.happens(0.5) ? rich : members);
    const [does, play] = own.draws.oneOf(ACTS);
    const note: Given['note'] = (kind, about) => {
      const at = now().toISOString();
      const told = { phone: member.phone, ...about };
      const fact = books.note({ product: PRODUCT, kind, at, acknowledgedAt: undefined, about: told });
      return ({ status }) => {
        if (status === 200) fact.acknowledgedAt ??= now().toISOString();
      };
    };
    return {
      at:
        startsAt.getTime() +
        own.between(0, days - 1) * DAY_MS +
        OPENS_HOUR * HOUR_MS +
        own.between(0, OPEN_MS),
      who: 'staff',
      does: `${does} for ${member.name}`,
      async run() {
        // A desk that shows an error is left alone until the next customer.
        await play(staff, { member, own, note }).catch((error: unknown) => {
          if (!(error instanceof Error)) throw error;
        });
        return [];
      },
    };
  });
}
