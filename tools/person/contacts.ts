// What all products know of a person together, where they share it: one row for each digest of theirs, and nothing of them anywhere
// else in that table.
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { type ContactRow, messagesOf, SILENCES } from '../../shared/people/contact-policy.ts';
import { storyWords } from '../../shared/stories/story-words.ts';
import { type ContactsTable, forgetDigests } from '../share/contacts-table.ts';
import type { CopyOfProduct } from './export.ts';
import { marksOf, type Person } from './person.ts';
import type { Reach } from './reach.ts';

export async function contactRows(
  person: Person,
  contacts: ContactsTable | undefined,
): Promise<readonly ContactRow[]> {
  if (contacts === undefined) return [];
  const { documents, table } = contacts;
  const rows: ContactRow[] = [];
  for (const digest of new Set(marksOf(person).digests)) {
    const { Item } = await documents.send(
      new GetCommand({ TableName: table, Key: { person: digest }, ConsistentRead: true }),
    );
    if (Item !== undefined) rows.push(Item as ContactRow);
  }
  return rows;
}

const SILENT: Readonly<Record<(typeof SILENCES)[number], string>> = {
  silent_upsell: 'They want no suggestions, and so get nothing of any product',
  silent_cart_recovery: 'They want no reminders, and so get nothing of any product',
  silent_loyalty: 'They want no mail about points, and so get nothing of any product',
  silent_erased: 'They were forgotten, and get nothing of any product',
};
const KIND = { nudge: 'a suggestion', reminder: 'a reminder', 'member-mail': 'a mail about points' } as const;

/** One sentence a line. Two digests of one person hold the same messages, which are told once. */
export function contactSentences(rows: readonly ContactRow[], reach: Reach): readonly string[] {
  const { moment } = storyWords(reach.destination.shop, reach.destination.now().toISOString());
  const silent = SILENCES.flatMap((silence) => {
    const at = rows.map((row) => row[silence]).find((one) => one !== undefined);
    return at === undefined ? [] : [`${SILENT[silence]}, since ${moment(at)}.`];
  });
  const bought = rows
    .flatMap(({ bought_online: online, bought_in_shop: inShop }) => [online ?? '', inShop ?? ''])
    .sort();
  const messages = new Map(rows.flatMap(messagesOf).map((message) => [message.id, message] as const));
  return [
    ...silent,
    ...(bought.at(-1) ? [`Bought last on ${moment(bought.at(-1) ?? '')}, as far as any product told.`] : []),
    ...[...messages.values()]
      .sort((one, other) => one.sent_at.localeCompare(other.sent_at))
      .map(({ kind, sent_at: at }) => `${moment(at)}: ${KIND[kind]} counts as a message of all products.`),
  ];
}

/** As one more product's part of the copy. */
export const contactsCopy = (rows: readonly ContactRow[], reach: Reach): CopyOfProduct => ({
  product: 'all products together',
  sentences: contactSentences(rows, reach),
  stories: [],
  tables: rows.length === 0 ? {} : { contacts: rows },
  planned: [],
  waiting: [],
  lists: [],
});

export const forgetContacts = (
  person: Person,
  contacts: ContactsTable | undefined,
  now: Date,
): Promise<void> => forgetDigests(marksOf(person).digests, contacts, now);
