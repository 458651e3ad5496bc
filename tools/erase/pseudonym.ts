// The name made of nothing but chance under which a forgotten member's figures stay, and the thread from the number to it, which
// lies in the notices only while the erasing goes on.
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { digestOfAddress } from '../../shared/people/address-digest.ts';

type Notices = { readonly documents: DynamoDBDocumentClient; readonly table: string };

/** The same at every try, until the thread is cut. */
export async function pseudonymOf(
  phone: string,
  { documents, table }: Notices,
  dice: (bytes: number) => Buffer,
): Promise<string> {
  const key = { notice_id: erasingKey(phone) };
  try {
    await documents.send(
      new PutCommand({
        TableName: table,
        Item: { ...key, pseudonym: `erased:${dice(12).toString('hex')}` },
        ConditionExpression: 'attribute_not_exists(notice_id)',
      }),
    );
  } catch (error) {
    if ((error as Error).name !== 'ConditionalCheckFailedException') throw error;
  }
  const { Item } = await documents.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
  return String(Item?.pseudonym);
}

/** The last thread between the number and what is left of it. */
export async function cutThread(phone: string, { documents, table }: Notices): Promise<void> {
  await documents.send(new DeleteCommand({ TableName: table, Key: { notice_id: erasingKey(phone) } }));
}

const erasingKey = (phone: string): string => `erasing#${digestOfAddress(phone)}`;
