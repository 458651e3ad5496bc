// The shared knowledge of people as functions find it: only where the settings switch it on, and then in a region of its own.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { repeatable } from '../aws/connection.ts';
import { type Contacts, makeContacts } from './contacts.ts';

/** What the stack writes into CONTACTS, as JSON. */
export type ContactsPlace = { readonly table: string; readonly region: string };

/** To be spread into a function's parts: nothing where there is nothing to ask. */
export function contactsOnAws(environment: Readonly<Record<string, string | undefined>>): {
  readonly contacts?: Contacts;
} {
  const text = environment.CONTACTS;
  if (text === undefined) return {};
  const { table, region } = JSON.parse(text) as ContactsPlace;
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ ...repeatable(), region }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  return { contacts: makeContacts({ client, table }) };
}
