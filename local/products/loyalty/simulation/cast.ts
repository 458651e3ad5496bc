// The people of a tiny shop with dense trouble: few enough that everybody meets everything.

import type { Chance } from '../../../chance.ts';
import type { SimulatedPerson } from '../../../simulator/books.ts';
import { type DemoMember, demoMember, earlierRows, type Standing } from '../demo/cast.ts';

export const PRODUCT = 'loyalty';
const DAY_MS = 86_400_000;

/** Name, standing, least and most points, days since the last visit, and the mailbox where it is not the name. */
const PARTS: readonly (readonly [
  name: string,
  standing: Standing,
  points: readonly [number, number],
  awayDays: number,
  mailbox?: string,
])[] = [
  ['Aoife', 'mailed', [85, 99], 3],
  ['Bartek', 'mailed', [230, 249], 2],
  ['Carys', 'unmailed', [320, 460], 4],
  ['Dafydd', 'mailed', [20, 60], 63],
  ['Eilidh', 'mailed', [40, 99], 59],
  ['Farida', 'mailed', [92, 99], 5, 'bounce+farida'],
  ['Gwen', 'mailed', [92, 99], 5, 'complaint+gwen'],
  ['Hamish', 'signs-up', [0, 0], 0],
  ['Imogen', 'signs-up', [0, 0], 0],
  ['Jaswinder', 'number-only', [0, 0], 0],
  ['Kerensa', 'mailed', [40, 60], 64],
];

/** Slipped away, and does not come by as the others do: she on no day, he on the morning on which he is missed. */
export const STAYS_AWAY = 'Kerensa';
export const COMES_BACK = 'Dafydd';

export function makeMembersOf(chance: Chance, startsAt: Date): readonly DemoMember[] {
  return PARTS.map(([name, standing, [least, most], awayDays, mailbox], index) =>
    demoMember(
      {
        name,
        standing,
        phone: `+4477009004${String(index).padStart(2, '0')}`,
        email: `${mailbox ?? name.toLowerCase()}@example.com`,
      },
      {
        points: chance.of(name).between(least, most),
        visits: 6,
        lastSeen: startsAt.getTime() - awayDays * DAY_MS,
      },
    ),
  );
}

export const asPerson = ({ name, phone, email }: DemoMember): SimulatedPerson => ({
  product: PRODUCT,
  name,
  phone,
  email,
});

/** Of the same person, who has not confirmed it. */
export const anotherAddressOf = ({ email }: Pick<DemoMember, 'email'>): string => `new.${email}`;

/** Asked for again and again by somebody who does not have it. */
export const STRANGER = 'stranger@example.com';

export { earlierRows };
