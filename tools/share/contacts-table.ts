// The table that the products share, as a command reaches it that works on a product's own tables.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { contactsPlace } from '../../lib/people.ts';
import type { ShopSettings } from '../../lib/settings/shop-settings.ts';
import type { Destination } from '../frame/destination.ts';

export type ContactsTable = { readonly documents: DynamoDBDocumentClient; readonly table: string };

/** Undefined: every product is on its own. */
export function openContacts(
  settings: ShopSettings,
  { connection }: Pick<Destination, 'connection'>,
): ContactsTable | undefined {
  const place = contactsPlace(settings);
  if (place === undefined) return undefined;
  const client = new DynamoDBClient({ ...connection, region: place.region });
  return { documents: DynamoDBDocumentClient.from(client), table: place.table };
}

/** What they had, bought and said is gone; what stays is that nobody writes to them. Safe to repeat. */
export async function forgetDigests(
  digests: Iterable<string>,
  contacts: ContactsTable | undefined,
  now: Date,
): Promise<void> {
  if (contacts === undefined) return;
  const { documents, table } = contacts;
  for (const digest of new Set(digests))
    await documents.send(
      new PutCommand({ TableName: table, Item: { person: digest, silent_erased: now.toISOString() } }),
    );
}

/** The row that says of the table that everybody was told of; without an end. */
export const SHARED_MARK = { person: 'shared' } as const;

export const markShared = async ({ documents, table }: ContactsTable, at: Date): Promise<void> => {
  await documents.send(
    new PutCommand({ TableName: table, Item: { ...SHARED_MARK, shared_at: at.toISOString() } }),
  );
};
