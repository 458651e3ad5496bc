// The people who leave carts behind in the demo month. Made up from a seed; addresses from example.com.
import type { Shopper } from '../../../sample/store/feed.ts';
import { seededRandom } from '../../../seeded-random.ts';

/** Somebody with a cart. Without a zone of their own they live where the shop is. */
export type CartOwner = Shopper & { readonly email: string; readonly timeZone?: string };

const NAMES = [
  'Aurelio',
  'Beatriz',
  'Chidi',
  'Dagny',
  'Emeka',
  'Freja',
  'Giulia',
  'Henrik',
  'Ilse',
  'Jowita',
];
/** Most live near the shop; a few are an ocean away and sleep at other hours. */
const ZONES = ['America/New_York', 'Asia/Singapore', 'Pacific/Auckland'];

/** `size` people; about one in ten lives in another zone. */
export function makeCartOwners(seed: number, size: number): readonly CartOwner[] {
  const random = seededRandom(seed);
  return Array.from({ length: size }, (_, index) => {
    const name = NAMES[index % NAMES.length] ?? 'Aurelio';
    return cartOwner(`k-${index + 1}`, name, `${name.toLowerCase()}.cart.${index + 1}@example.com`, {
      ...(random.below(10) === 0 ? { timeZone: random.oneOf(ZONES) } : {}),
    });
  });
}

export const cartOwner = (
  id: string,
  name: string,
  email: string,
  more: { readonly timeZone?: string } = {},
): CartOwner => ({ id, name, email, marketing_consent: true, locale: 'en-GB', ...more });
