// The people of the story: one per chapter, so that its end can be seen in the tables.
import { type CartOwner, cartOwner } from './cast.ts';
import type { Fate } from './month-of-carts.ts';

/** The addresses of `bounces` and `complains` do on the laptop what the parts are called. */
const PARTS = {
  grows: 'Klaudia',
  saves: 'Leandro',
  'buys-after': 'Maarit',
  elsewhere: 'Nikolai',
  overnight: 'Odalys',
  night: 'Przemek',
  'no-address': 'Quirin',
  'no-address-ever': 'Ruxandra',
  page: 'Stellan',
  'one-click': 'Tindra',
  'comes-back': 'Ulrika',
  bounces: 'Vasilis',
  complains: 'Wiktoria',
  erased: 'Xenia',
  'two-carts': 'Ylva',
  meanwhile: 'Zoltan',
  suppressed: 'Amadou',
  'taken-off': 'Birgitta',
  'written-off': 'Cosimo',
  'clocks-change': 'Dorothea',
  'far-away': 'Eskil',
} as const;
export type Part = keyof typeof PARTS;

export const storyOwners: readonly CartOwner[] = (Object.entries(PARTS) as [Part, string][]).map(
  ([part, name]) => {
    const email =
      part === 'bounces' ? 'bounce+vasilis' : part === 'complains' ? 'complaint+wiktoria' : `cart.${part}`;
    return cartOwner(`s-${part}`, name, `${email}@example.com`, {
      ...(part === 'far-away' ? { timeZone: 'America/New_York' } : {}),
    });
  },
);

/** What the people of the story do when a reminder arrives, where it is not nothing. */
export const storyFates: Readonly<Record<string, Fate>> = {
  'S-PAGE': 'unsubscribes',
  'S-BUYS-AFTER': 'buys-after-reminder',
};

/** Who plays the part. */
export function person(part: Part): CartOwner {
  const found = storyOwners.find(({ id }) => id === `s-${part}`);
  if (found === undefined) throw new Error(`Nobody plays "${part}"`);
  return found;
}
