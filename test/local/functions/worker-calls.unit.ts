// The way of a function's calls to the endpoint, with the SDK's own clients at the other end of it.
import http from 'node:http';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AwsAnswer, type AwsCall, requestOf } from '../../../local/aws/aws-call.ts';
import { type CallsByMessage, callByMessage } from '../../../local/functions/worker-calls.ts';

const ENDPOINT = 'http://127.0.0.1:4566';
const overSockets = http.request;
const settings = {
  endpoint: ENDPOINT,
  region: 'eu-west-2',
  credentials: { accessKeyId: 'a-function', secretAccessKey: 'local' },
  forcePathStyle: true,
  maxAttempts: 1,
};

let calls: CallsByMessage;
let asked: { readonly id: number; readonly call: AwsCall }[];
let answer: (call: AwsCall) => AwsAnswer | 'lost' | 'never';

beforeEach(() => {
  asked = [];
  calls = callByMessage(ENDPOINT, (id, call) => {
    asked.push({ id, call: structuredClone(call) });
    const given = answer(call);
    if (given !== 'never') setImmediate(() => calls.answered(id, given === 'lost' ? undefined : given));
  });
});
afterEach(() => {
  http.request = overSockets;
});

const json = (value: unknown, status = 200): AwsAnswer => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify(value),
});
const getItem = new GetItemCommand({ TableName: 'orders', Key: { order_id: { S: '1' } } });

it('given a call of the SDK, then it crosses whole and signed, and the answer comes back as from a socket', async () => {
  answer = () => json({ Item: { order_id: { S: '1' }, name: { S: 'Žluťoučký 🚲' } } });
  const { Item } = await new DynamoDBClient(settings).send(getItem);
  expect(Item?.name?.S).toBe('Žluťoučký 🚲');
  const request = requestOf(asked[0]!.call);
  expect(request.headers['x-amz-target']).toBe('DynamoDB_20120810.GetItem');
  expect(request.headers.authorization).toContain('Credential=a-function/');
  expect(JSON.parse(request.body.toString())).toMatchObject({ TableName: 'orders' });
});

it('given an error, then the SDK throws it by its name', async () => {
  answer = () => json({ __type: 'com.amazon.coral.service#ResourceNotFoundException', message: 'no' }, 400);
  await expect(new DynamoDBClient(settings).send(getItem)).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});

it('given bytes and a query, then both arrive as they are', async () => {
  const bytes = Buffer.from([0, 255, 128, 10, 13]);
  answer = ({ method }) =>
    method === 'PUT'
      ? { status: 200, headers: { etag: '"e"' }, body: '' }
      : { status: 200, headers: {}, body: new Uint8Array(bytes) };
  const s3 = new S3Client(settings);
  await s3.send(new PutObjectCommand({ Bucket: 'b', Key: 'k', Body: bytes, ChecksumAlgorithm: 'CRC32' }));
  const got = await s3.send(new GetObjectCommand({ Bucket: 'b', Key: 'k', VersionId: 'v 1' }));
  expect(Buffer.from((await got.Body?.transformToByteArray()) ?? [])).toEqual(bytes);
  expect(requestOf(asked[0]!.call).body).toEqual(bytes);
  expect(requestOf(asked[1]!.call).query.get('versionId')).toBe('v 1');
});

it('given an answer without a body, then it ends', async () => {
  answer = () => ({ status: 200, headers: { 'content-length': '5', etag: '"e"' }, body: '' });
  expect(await new S3Client(settings).send(new HeadObjectCommand({ Bucket: 'b', Key: 'k' }))).toMatchObject({
    ETag: '"e"',
  });
});

it('given the connection breaks, then the SDK sees what a broken socket shows', async () => {
  answer = () => 'lost';
  await expect(new DynamoDBClient(settings).send(getItem)).rejects.toMatchObject({ code: 'ECONNRESET' });
});

it('given the caller gives up, then the call ends, and a late answer harms nobody', async () => {
  const giveUp = new AbortController();
  answer = () => {
    setImmediate(() => giveUp.abort());
    return 'never';
  };
  const sent = new DynamoDBClient(settings).send(getItem, { abortSignal: giveUp.signal });
  await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
  calls.answered(asked[0]!.id, json({}));
});

it('given another address, then a socket is used as before', async () => {
  const server = http.createServer((_incoming, outgoing) => outgoing.end('by socket'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const text = await new Promise<string>((resolve, reject) => {
    http
      .request({ host: '127.0.0.1', port }, (response) =>
        response.on('data', (data) => resolve(String(data))),
      )
      .on('error', reject)
      .end();
  });
  expect(text).toBe('by socket');
  expect(asked).toEqual([]);
  server.close();
});
