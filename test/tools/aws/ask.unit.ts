// Requests to AWS services that have no client in the house: signed as AWS documents it, and read back as plain values.
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type AskAws, makeAskAws } from '../../../tools/aws/ask.ts';
import { sign } from '../../../tools/aws/signature.ts';
import { readXml } from '../../../tools/aws/xml.ts';

const NOW = new Date('2015-08-30T12:36:00Z');
const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };

let server: Server;
let ask: AskAws;
let seen: { url: string; headers: IncomingHttpHeaders; body: string };
let answer: { status: number; body: string; type?: string };
beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    seen = { url: request.url ?? '', headers: request.headers, body };
    response.writeHead(answer.status, answer.type === undefined ? {} : { 'x-amzn-errortype': answer.type });
    response.end(answer.body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  ask = makeAskAws({ endpoint, keys, now: () => NOW });
});
afterAll(() => void server.close());
beforeEach(() => {
  answer = { status: 200, body: '{}' };
});

test('the signature is the one of AWS’s own example of a POST', () => {
  const headers = sign(
    { url: new URL('https://example.amazonaws.com/'), headers: {}, body: '' },
    { keys, now: NOW, service: 'service', region: 'us-east-1' },
  );
  expect(headers.authorization).toBe(
    'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, ' +
      'Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
  );
});

test('a query is a form, and its XML comes back as values', async () => {
  answer.body = `<?xml version="1.0"?><DescribeStacksResponse xmlns="http://x/"><DescribeStacksResult><Stacks><member>
    <StackName>a &amp; b</StackName><Tags/></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`;
  const said = await ask(
    'cloudformation',
    'DescribeStacks',
    { StackName: 'upsell', Names: ['x', { A: 'y' }], none: undefined },
    'eu-west-2',
  );
  expect(said).toEqual({ Stacks: [{ StackName: 'a & b', Tags: '' }] });
  expect(seen.body).toBe(
    'Action=DescribeStacks&Version=2010-05-15&StackName=upsell&Names.member.1=x&Names.member.2.A=y',
  );
  expect(seen.headers.authorization).toContain('/eu-west-2/cloudformation/aws4_request');
});

test('a list of one and a list of none are read as what they are', () => {
  expect(readXml('<a><b><member>1</member></b><c/></a>')).toEqual({ a: { b: ['1'], c: '' } });
  expect(readXml('<a>&#65;&#x42;&lt;</a>')).toEqual({ a: 'AB<' });
});

test('JSON names its operation in a header; what lives in one region is asked there', async () => {
  answer.body = '{"Budgets":[]}';
  expect(await ask('budgets', 'DescribeBudgets', { AccountId: '1' }, 'eu-west-2')).toEqual({ Budgets: [] });
  expect(seen.headers['x-amz-target']).toBe('AWSBudgetServiceGateway.DescribeBudgets');
  expect(seen.headers.authorization).toContain('/us-east-1/budgets/aws4_request');
  expect(seen.body).toBe('{"AccountId":"1"}');
});

test('others have a path for each operation', async () => {
  await ask('account', 'GetRegionOptStatus', { RegionName: 'eu-west-2' }, 'us-east-1');
  expect(seen.url).toBe('/getRegionOptStatus');
});

test.each([
  [
    'sts',
    '<ErrorResponse><Error><Code>ExpiredToken</Code><Message>It is over</Message></Error></ErrorResponse>',
    undefined,
    'ExpiredToken',
    'It is over',
  ],
  [
    'logs',
    '{"__type":"com.amazonaws.logs#AccessDeniedException","message":"No"}',
    undefined,
    'AccessDeniedException',
    'No',
  ],
  ['freetier', '{"Message":"No"}', 'ThrottlingException:http://x', 'ThrottlingException', 'No'],
] as const)('an error of %s has AWS’s name and words', async (service, body, type, name, message) => {
  answer = { status: 400, body, ...(type === undefined ? {} : { type }) };
  await expect(ask(service, 'Anything', {}, 'eu-west-2')).rejects.toMatchObject({ name, message });
});

test('a service that has a client is asked by it', async () => {
  answer.body = '{"Parameter":{"Name":"/x","Value":"1"}}';
  expect(await ask('ssm', 'GetParameter', { Name: '/x' }, 'eu-west-2')).toMatchObject({
    Parameter: { Value: '1' },
  });
  expect(seen.headers['x-amz-target']).toBe('AmazonSSM.GetParameter');
});
