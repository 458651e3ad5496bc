// All that is held of a person, put together for them: rows as they are, what is under way, and the stories that say why.
import type { Story, StoryMessage } from '../../shared/stories/story.ts';
import { storyWords } from '../../shared/stories/story-words.ts';
import { described } from './describe.ts';
import { cartsOf } from './erase.ts';
import type { Held, Row } from './hold.ts';
import { marksOf, type Person } from './person.ts';
import type { Reach } from './reach.ts';
import { listsWith } from './shelf.ts';
import { rulesInForce } from './sources.ts';
import { storiesOf } from './tell.ts';
import { deadLettersOf, schedulesOf } from './under-way.ts';

export type CopyOfProduct = {
  readonly product: string;
  /** Everything in sentences. */
  readonly sentences: readonly string[];
  readonly stories: readonly Story[];
  readonly tables: Readonly<Record<string, readonly Row[]>>;
  /** What waits for a moment. */
  readonly planned: readonly { readonly name: string; readonly at: string; readonly holds: unknown }[];
  /** Events that could not be worked off. */
  readonly waiting: readonly string[];
  /** The owner's lists that have a cart of theirs. */
  readonly lists: readonly string[];
};

export type Copy = {
  readonly made_at: string;
  readonly known_by: Pick<Person, 'phones' | 'emails' | 'ids'>;
  readonly joined: readonly string[];
  readonly products: CopyOfProduct[];
};

export async function collected(
  {
    person,
    reaches,
    all,
  }: { readonly person: Person; readonly reaches: readonly Reach[]; readonly all: readonly Held[] },
  messages: readonly StoryMessage[],
): Promise<Copy> {
  const products: CopyOfProduct[] = [];
  for (const [index, has] of all.entries()) {
    const reach = reaches[index] as Reach;
    const { destination, product } = reach;
    const marks = marksOf(person, product === 'loyalty');
    const rules = await rulesInForce(reach);
    const words = storyWords(destination.shop, destination.now().toISOString());
    const clocks = product === 'loyalty' ? await schedulesOf(marks, reach) : [];
    products.push({
      product,
      sentences: described(has, words),
      stories: (await storiesOf(has, reach, { messages, rules })).map(({ story }) => story),
      tables: Object.fromEntries(Object.entries(has.tables).map(([name, rows]) => [name, rows.map(plain)])),
      planned: clocks.map(({ Name = '', ScheduleExpression = '' }) => ({
        name: Name,
        at: ScheduleExpression,
        holds: 'their number',
      })),
      waiting: await deadLettersOf(marks, reach, { remove: false }),
      lists: product === 'cart-recovery' ? await listsWith(cartsOf(person, has), destination) : [],
    });
  }
  const { phones, emails, ids, joined } = person;
  return {
    made_at: reaches[0]?.destination.now().toISOString() ?? '',
    known_by: { phones, emails, ids },
    joined,
    products,
  };
}

/** JSON has no sets. */
const plain = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value instanceof Set ? [...value] : value]),
  );
