// What a product knows of a person, in plain sentences. Pure.
import { sayBirthday } from '../../lambdas/loyalty/decisions/birthday.ts';
import type { ProductName } from '../../lib/product-names.ts';
import type { StorySources } from '../../shared/stories/story.ts';
import { type Held, type Row, rowsIn } from './hold.ts';

type Words = Pick<StorySources, 'moment' | 'day' | 'money'>;
type Teller = (held: Held, words: Words) => readonly string[];

/** One sentence a line; none where nothing is held. */
export const described = (held: Held, words: Words): readonly string[] => {
  const told = TELLERS[held.product](held, words);
  const told_of = new Set(TOLD[held.product]);
  const others = Object.entries(held.tables).filter(([table]) => !told_of.has(table));
  return [
    ...told,
    ...others.map(
      ([table, rows]) =>
        `${count(rows.length, 'row')} in ${table}: ${BESIDE[table] ?? 'they are named there'}.`,
    ),
  ];
};

/** Tables of which the sentences tell; of all others it is said that they are there. */
const TOLD: Readonly<Record<ProductName, readonly string[]>> = {
  upsell: ['customers', 'optout', 'orders', 'offers'],
  'cart-recovery': ['state', 'people', 'unsub', 'sends', 'audit'],
  loyalty: ['members', 'ledger', 'sales', 'sends', 'review', 'lapsing', 'audit'],
};
const BESIDE: Readonly<Record<string, string>> = {
  notices: 'counts and marks under a digest, so that nothing is sent twice, or ever again',
};

const TELLERS: Readonly<Record<ProductName, Teller>> = {
  upsell: (held, words) => [
    ...rowsIn(held, 'customers').flatMap((row) => customer(row, words)),
    ...optedOut(rowsIn(held, 'optout'), 'opted_out_at', 'Gets no suggestions', words),
    ...counted(rowsIn(held, 'orders'), 'order', 'recorded_at', words),
    ...counted(rowsIn(held, 'offers'), 'suggestion', 'chosen_at', words),
  ],
  'cart-recovery': (held, words) => [
    ...rowsIn(held, 'people').flatMap((row) => [
      ...consent(row, 'consent', 'reminders', words),
      ...when(row.last_bought_at, 'Bought last on', words),
      ...when(row.last_reminded_at, 'Was reminded last on', words),
    ]),
    ...optedOut(rowsIn(held, 'unsub'), 'unsubscribed_at', 'Gets no reminders', words),
    ...rowsIn(held, 'state').map(
      (cart) =>
        `Cart ${text(cart.cart_id)}${named(cart.name)}${cart.email === undefined ? '' : `, ${text(cart.email)}`}: ${words.money(cart.total_minor, cart.currency)}, ${text(cart.status)}${cart.closed_reason === undefined ? '' : ` (${text(cart.closed_reason)})`}.`,
    ),
    ...counted(rowsIn(held, 'sends'), 'reminder that went out or did not', 'sent_at', words),
    ...counted(rowsIn(held, 'audit'), 'note of what stopped a reminder', 'ts', words),
  ],
  loyalty: (held, words) => [
    ...rowsIn(held, 'members').flatMap((row) => member(row, words)),
    ...rowsIn(held, 'lapsing').map(
      (row) => `Is on the list of lapsing regulars since ${words.day(text(row.listed_at))}.`,
    ),
    ...counted(rowsIn(held, 'ledger'), 'change of points', 'posted_at', words),
    ...counted(rowsIn(held, 'sales'), 'sale', 'closed_at', words),
    ...counted(rowsIn(held, 'review'), 'case for a manager', 'held_at', words),
    ...counted(rowsIn(held, 'sends'), 'mail', 'at', words),
    ...counted(rowsIn(held, 'audit'), 'deed at the desk', 'ts', words),
  ],
};

function customer(row: Row, words: Words): readonly string[] {
  const said = [row.name, row.phone, row.email].filter((part) => typeof part === 'string').map(text);
  return [
    `The store's customer ${text(row.customer_id)}${said.length === 0 ? '' : `: ${said.join(', ')}`}.`,
    ...consent(row, 'sms_consent', 'text messages', words),
    ...consent(row, 'email_consent', 'e-mail', words),
    ...(typeof row.order_count === 'number'
      ? [`${count(row.order_count, 'order')} counted, ${size(row.owned_skus)} kinds of things bought.`]
      : []),
    ...when(row.last_nudged_at, 'Had a suggestion last on', words),
  ];
}

function member(row: Row, words: Words): readonly string[] {
  return [
    `A member since ${words.day(text(row.joined))}${named(row.name)}, ${text(row.phone)}: ${Number(row.balance).toLocaleString('en-GB')} points, ${count(Number(row.visit_count), 'visit')}.`,
    ...(row.birthday === undefined ? [] : [`Told the birthday: ${sayBirthday(text(row.birthday))}.`]),
    ...(row.email === undefined ? [] : [`Confirmed the address ${text(row.email)}.`]),
    ...(row.pending_email === undefined
      ? []
      : [`The address ${text(row.pending_email)} waits for its reader's word.`]),
    row.opted_in === true ? 'Agreed to balance and win-back mail.' : 'Gets no balance and no win-back mail.',
    ...(row.email_trouble === undefined
      ? []
      : [`Nothing is sent there any more: ${text(row.email_trouble)}.`]),
  ];
}

function consent(row: Row, name: string, to: string, words: Words): readonly string[] {
  const since =
    typeof row[`${name}_at`] === 'string' ? ` since ${words.moment(text(row[`${name}_at`]))}` : '';
  if (row[`${name}_refused`] === true) return [`Told the store that they want no ${to}${since}.`];
  if (row[`${name}_pending`] === true)
    return [`Was asked whether they want ${to}, and has not answered${since}.`];
  if (row[name] === true) return [`Agreed to ${to}${since}.`];
  return row[name] === false ? [`Did not agree to ${to}${since}.`] : [];
}

function optedOut(rows: readonly Row[], since: string, says: string, { moment }: Words): readonly string[] {
  const [first] = [...rows].sort((one, other) => text(one[since]).localeCompare(text(other[since])));
  if (first === undefined) return [];
  const erased = rows.some(({ source }) => source === 'erased');
  const how = erased ? 'they asked to be forgotten' : text(first.source).replaceAll('-', ' ');
  return [`${says} since ${moment(text(first[since]))} (${how}). That holds for good.`];
}

function counted(rows: readonly Row[], what: string, at: string, { day }: Words): readonly string[] {
  const days = rows
    .map((row) => text(row[at]).split('#')[0] ?? '')
    .filter((each) => !Number.isNaN(Date.parse(each)))
    .sort();
  const [first, last] = [days[0], days.at(-1)];
  if (rows.length === 0) return [];
  const span =
    first === undefined || last === undefined
      ? ''
      : day(first) === day(last)
        ? `, of ${day(first)}`
        : `, from ${day(first)} to ${day(last)}`;
  return [`${count(rows.length, what)}${span}.`];
}

const when = (at: unknown, says: string, { moment }: Words): readonly string[] =>
  typeof at === 'string' ? [`${says} ${moment(at)}.`] : [];

const named = (name: unknown): string => (typeof name === 'string' && name !== '' ? ` of ${name}` : '');
const text = (value: unknown): string => String(value ?? '');
const size = (value: unknown): number => (value instanceof Set ? value.size : 0);

function count(number: number, what: string): string {
  const [first = '', ...rest] = what.split(' ');
  const plural = [
    number === 1 ? first : first.endsWith('ry') ? `${first.slice(0, -1)}ies` : `${first}s`,
    ...rest,
  ].join(' ');
  return `${number} ${plural}`;
}
