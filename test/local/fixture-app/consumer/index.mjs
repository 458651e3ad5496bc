// Writes a row for each job; a job "bad" fails alone, an event "explode" fails as a whole.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export async function handler(event) {
  if (event?.explode) throw new Error('exploded');
  const batchItemFailures = [];
  for (const record of event?.Records ?? []) {
    if (record.body === 'bad') batchItemFailures.push({ itemIdentifier: record.messageId });
    else await documents.send(new PutCommand({ TableName: process.env.TABLE, Item: { id: record.body } }));
  }
  return { batchItemFailures };
}
