// Does what the query string's `do` asks for.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 1 }));
const queues = new SQSClient({ maxAttempts: 1 });
const TableName = process.env.TABLE;
let starts = 0;

const deeds = {
  echo: (event) => event,
  put: ({ id = 'a' }) => documents.send(new PutCommand({ TableName, Item: { id, state: 'new', at: 1 } })),
  get: async ({ id }) => (await documents.send(new GetCommand({ TableName, Key: { id } }))).Item ?? null,
  forbidden: ({ id }) => documents.send(new DeleteCommand({ TableName, Key: { id } })),
  send: ({ body }) =>
    queues.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody: body })),
  time: () => ({ now: Date.now(), date: new Date().toISOString(), isDate: new Date() instanceof Date }),
  sleep: ({ ms }) => new Promise((resolve) => setTimeout(resolve, Number(ms))),
  starts: () => {
    starts += 1;
    return { starts };
  },
  die: () => {
    setTimeout(() => {
      throw new Error('an uncaught one');
    });
    return new Promise(() => {});
  },
  throw: () => {
    throw new RangeError('a thrown one');
  },
  fetch: async ({ url }) => {
    const answer = await fetch(url, { method: 'POST', body: 'hello' });
    return { status: answer.status, body: await answer.json() };
  },
};

export async function handler(event) {
  const query = event.queryStringParameters ?? {};
  if (query.do === undefined) return { ok: true };
  if (query.do === 'page') {
    return {
      statusCode: 201,
      headers: { 'Content-Type': 'image/gif' },
      cookies: ['a=1', 'b=2; Path=/'],
      body: 'R0lGODlh',
      isBase64Encoded: true,
    };
  }
  const result = await deeds[query.do](query.do === 'echo' ? event : query);
  const { $metadata: _, ...plain } = result ?? {};
  return plain;
}
