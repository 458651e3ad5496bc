// The people of the demo month: who they are, how to reach them, and what they do with a message. Made up from a
// seed; the numbers are from the range that is reserved for drama, the addresses from example.com.
import type { Shopper } from '../../../sample/store/feed.ts';
import { seededRandom } from '../../../seeded-random.ts';

export type Habit = 'ignores' | 'taps' | 'taps-late' | 'opts-out';
export type Castmate = Shopper & { readonly habit: Habit; readonly hasPreviews: boolean };

/** Shares of a hundred people; the rest ignores what it gets. */
export type Habits = { readonly taps: number; readonly tapsLate: number; readonly optsOut: number };

const NAMES = [
  ...[
    'Anwen',
    'Bogdan',
    'Catrin',
    'Dariusz',
    'Ekaterina',
    'Fergal',
    'Gwendolen',
    'Hamza',
    'Ifeoma',
    'Jolanta',
  ],
  ...[
    'Kwabena',
    'Lowri',
    'Magdalena',
    'Niamh',
    'Oluwaseun',
    'Piotr',
    'Rhiannon',
    'Siobhan',
    'Tomasz',
    'Yasmin',
  ],
];
const PHONES = 1_000;
/** The first numbers of the range belong to the sample store's own shoppers. */
const PHONES_TAKEN = 300;

/** `size` people, at most 700. About one in seven never agreed to be written to; one in twenty left no phone. */
export function makeCast(seed: number, size: number, habits: Habits): readonly Castmate[] {
  if (size > PHONES - PHONES_TAKEN) throw new Error(`There are no phone numbers for a cast of ${size}`);
  const random = seededRandom(seed);
  return Array.from({ length: size }, (_, index) => {
    const name = NAMES[index % NAMES.length] ?? 'Anwen';
    const number = String(PHONES_TAKEN + index).padStart(3, '0');
    return {
      id: `d-${index + 1}`,
      name,
      ...(random.below(20) === 0 ? {} : { phone: `+447700900${number}` }),
      email: `${name.toLowerCase()}.${index + 1}@example.com`,
      marketing_consent: random.below(7) > 0,
      locale: 'en-GB',
      habit: habitOf(index, habits),
      hasPreviews: random.below(5) === 0,
    };
  });
}

/** Dealt out rather than drawn, so that a small cast has its share of everybody too. */
function habitOf(index: number, { taps, tapsLate, optsOut }: Habits): Habit {
  const place = (index * 37) % 100;
  if (place < taps) return 'taps';
  if (place < taps + tapsLate) return 'taps-late';
  return place < taps + tapsLate + optsOut ? 'opts-out' : 'ignores';
}

/** The shopper as a webhook names them. */
export function shopperOf({ habit: _, hasPreviews: __, ...shopper }: Castmate): Shopper {
  return shopper;
}
