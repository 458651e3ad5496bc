// Forgets a person everywhere. First the marks that a restore obeys, then each product's list of people who are nobody's business
// any more, then every row, alarm clock, dead letter and list; and in the end everything is read again. Stopped anywhere, the same
// command finishes it: each part begins with marks and is safe to repeat.
import { randomBytes } from 'node:crypto';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { ProductName } from '../../lib/product-names.ts';
import { openTombstones } from '../restore/tombstones.ts';
import { forgetCarts } from './forget-carts.ts';
import { forgetMembers, isSilence } from './forget-members.ts';
import { forgetOrders } from './forget-orders.ts';
import { countOf, type Held, held, type Row, rowsIn } from './hold.ts';
import { marksOf, type Person } from './person.ts';
import type { Reach } from './reach.ts';
import { takeOffLists } from './shelf.ts';
import { cutThread, isThread, layThread } from './thread.ts';
import { deadLettersOf, takeOffSchedules } from './under-way.ts';

export type Erased = {
  readonly product: ProductName;
  /** Rows that named them before, dead letters, alarm clocks and lists. */
  readonly found: Readonly<Record<'rows' | 'letters' | 'clocks' | 'lists', number>>;
  /** What names them still and is no mark: empty, or something wrote meanwhile. */
  readonly left: readonly string[];
};

type Part = (person: Person, has: Held, reach: Reach) => Promise<void>;
const FORGET: Readonly<Record<ProductName, Part>> = {
  upsell: (person, has, { destination }) => forgetOrders(person, has, destination),
  'cart-recovery': forgetCarts,
  loyalty: (person, has, { destination }) => forgetMembers(person, has, destination),
};

/** Throws what AWS throws, and then may be run again. */
export async function erasePerson(person: Person, reaches: readonly Reach[]): Promise<readonly Erased[]> {
  for (const reach of reaches) await layTombstones(person, reach);
  await layThread(person, reaches);
  const done: Erased[] = [];
  for (const reach of reaches) {
    const marks = marksOf(person, reach.product === 'loyalty');
    const before = await held(person, reach);
    await forget(person, before, reach);
    const letters = await deadLettersOf(marks, reach, { remove: true });
    const clocks = reach.product === 'loyalty' ? await takeOffSchedules(marks, reach) : 0;
    const lists =
      reach.product === 'cart-recovery' ? await takeOffLists(cartsOf(person, before), reach.destination) : 0;
    // An event that was on its way may have been written before its writer met the mark: once more for what came meanwhile.
    const between = await held(person, reach);
    if (leftIn(between).length > 0) await forget(person, between, reach);
    const rows = countOf(before) - silentIn(before);
    const found = { rows, letters: letters.length, clocks, lists };
    if (Object.values(found).some((number) => number > 0)) await note(found, reach);
    done.push({ product: reach.product, found, left: leftIn(await held(person, reach)) });
  }
  if (done.every(({ left }) => left.length === 0)) await cutThread(person, reaches);
  return done;
}

async function forget(person: Person, has: Held, reach: Reach): Promise<void> {
  await FORGET[reach.product](person, has, reach);
  const { documents, tableName } = reach.destination;
  for (const row of rowsIn(has, 'notices'))
    if (!isSilence(row) && !isThread(row))
      await documents.send(
        new DeleteCommand({ TableName: tableName('notices'), Key: { notice_id: row.notice_id } }),
      );
}

export const cartsOf = (person: Person, has: Held) => ({
  carts: rowsIn(has, 'state').map(({ cart_id }) => String(cart_id)),
  emails: person.emails,
});

/** First where a restore looks, because the tables may be what is lost. */
async function layTombstones(person: Person, { product, destination }: Reach): Promise<void> {
  const tombstones = await openTombstones(product, destination);
  const { digests, ids } = marksOf(person, product === 'loyalty');
  for (const key of new Set([...digests, ...ids])) await tombstones.mark(key, destination.now());
}

/** What may stay: the lists by which nobody writes to them ever again. */
const LISTS: Readonly<Record<ProductName, string>> = {
  upsell: 'optout',
  'cart-recovery': 'unsub',
  loyalty: 'notices',
};

const isMark = ({ product }: Held, table: string, row: Row): boolean =>
  isThread(row) || (table === LISTS[product] && (row.source === 'erased' || isSilence(row)));

const silentIn = (has: Held): number =>
  Object.entries(has.tables).reduce(
    (sum, [table, rows]) => sum + rows.filter((row) => isMark(has, table, row)).length,
    0,
  );

/** Sentences about the rows that name them still. A cart, its reminders and its trail stay as figures of nobody. */
const leftIn = (has: Held): readonly string[] =>
  Object.entries(has.tables).flatMap(([table, rows]) => {
    const left = rows.filter((row) => !isMark(has, table, row));
    return left.length === 0 ? [] : [`${left.length} in ${table}`];
  });

/** That somebody was forgotten, when and by whom, and what that came to; nothing of whom. */
async function note(found: Erased['found'], { destination }: Reach): Promise<void> {
  const { documents, tableName, now } = destination;
  const erased_at = now().toISOString();
  const notice_id = `erasure#${erased_at}#${randomBytes(6).toString('hex')}`;
  await documents.send(
    new PutCommand({
      TableName: tableName('notices'),
      Item: { notice_id, erased_at, by_user: 'owner', ...found },
    }),
  );
}
