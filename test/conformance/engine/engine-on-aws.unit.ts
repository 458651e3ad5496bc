// The addresses of functions, asked by a command of ours that takes the second engine for AWS.
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const asked: string[] = [];
const server = createServer((request, answer) => {
  asked.push(`${request.method} ${request.url}`);
  answer.end('here');
});
beforeAll(() => new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening)));
afterAll(() => new Promise((closed) => server.close(closed)));

const ID = 'abcdefghijklmnopqrstuvwxyz012345';

async function fetched(address: string, engine: boolean): Promise<string> {
  const { port } = server.address() as AddressInfo;
  const program = `fetch(${JSON.stringify(address.replace('PORT', String(port)))}, { method: 'POST' }).then((answer) => answer.text()).then(console.log, (error) => console.log(error.message))`;
  const env = {
    ...process.env,
    ...(engine ? { AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` } : { AWS_ENDPOINT_URL: '' }),
  };
  const args = ['--require', resolve('conformance/engine/on-aws.cjs'), '-e', program];
  return (await promisify(execFile)(process.execPath, args, { env })).stdout.trim();
}

test('given an address of a function, then the engine answers it at its own path', async () => {
  expect(await fetched(`https://${ID}.lambda-url.eu-west-2.on.aws/a/b?c=1`, true)).toBe('here');
  expect(asked.splice(0)).toEqual([`POST /_aws/lambda-url/${ID}/a/b?c=1`]);
});

test('given any other address, or no engine, then it is asked as it is', async () => {
  expect(await fetched('http://127.0.0.1:PORT/other', true)).toBe('here');
  expect(await fetched('http://127.0.0.1:PORT/other', false)).toBe('here');
  expect(asked.splice(0)).toEqual(['POST /other', 'POST /other']);
});
