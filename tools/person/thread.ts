// What joins a person's names while they are being forgotten: the row that joined them goes, and a command that was cut off must know
// them all again. It lies in the first product's notices, under the digest of each name, and only until all is done.
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { readMany } from '../../shared/aws/batches.ts';
import { digestOfAddress } from '../../shared/people/address-digest.ts';
import type { Person } from './person.ts';
import type { Reach } from './reach.ts';

const THREAD = 'erasing-person#';

export const isThread = ({ notice_id }: Readonly<Record<string, unknown>>): boolean =>
  /^erasing/.test(String(notice_id));

const keysOf = ({ phones, emails }: Pick<Person, 'phones' | 'emails'>): readonly string[] =>
  [...phones, ...emails].map((name) => `${THREAD}${digestOfAddress(name)}`);

const placeOf = ([first]: readonly Reach[]) =>
  first === undefined
    ? undefined
    : { documents: first.destination.documents, table: first.destination.tableName('notices') };

/** The person with all that a run before this one knew of them, if one was cut off. */
export async function takenUp(asked: Person, reaches: readonly Reach[]): Promise<Person> {
  const place = placeOf(reaches);
  if (place === undefined) return asked;
  const keys = keysOf(asked).map((notice_id) => ({ notice_id }));
  const threads = await readMany<{ readonly person: Person }>(place.documents, {
    table: place.table,
    keys,
    ConsistentRead: true,
  });
  const all = (part: 'phones' | 'emails' | 'ids' | 'notMembers') => [
    ...new Set([...asked[part], ...threads.flatMap(({ person }) => person[part])]),
  ];
  return {
    ...asked,
    phones: all('phones'),
    emails: all('emails'),
    ids: all('ids'),
    notMembers: all('notMembers'),
  };
}

export async function layThread(person: Person, reaches: readonly Reach[]): Promise<void> {
  const place = placeOf(reaches);
  for (const notice_id of keysOf(person))
    await place?.documents.send(
      new PutCommand({ TableName: place.table, Item: { notice_id, person: { ...person, joined: [] } } }),
    );
}

export async function cutThread(person: Person, reaches: readonly Reach[]): Promise<void> {
  const place = placeOf(reaches);
  for (const notice_id of keysOf(person))
    await place?.documents.send(new DeleteCommand({ TableName: place.table, Key: { notice_id } }));
}
