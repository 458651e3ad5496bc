// Engines that are not ours, whatever they answer in; and that what a function asks with cannot add a header.
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { clientOfAnother, clientOfOurs } from '../../../local/aws/engine-client.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0).reverse()) close();
});

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

it('given another engine that answers in chunks, then its answer is whole', async () => {
  const server = createHttpServer((incoming, outgoing) => {
    incoming.resume().on('end', () => {
      outgoing.write('{"Item":');
      outgoing.end('{}}');
    });
  });
  const client = clientOfAnother(`http://127.0.0.1:${await portOf(server)}`);
  closing.push(client.close);
  expect(await client.send('GetItem', '{}', 'eu-west-2')).toEqual({ status: 200, body: '{"Item":{}}' });
});

it('given another engine behind https, then it is spoken to in TLS', async () => {
  const HANDSHAKE = 0x16;
  let firstByte: number | undefined;
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (data) => {
      firstByte = data[0];
      socket.destroy();
    });
  });
  const client = clientOfAnother(`https://127.0.0.1:${await portOf(server)}`);
  closing.push(client.close);
  await expect(client.send('GetItem', '{}', 'eu-west-2')).rejects.toThrow();
  expect(firstByte).toBe(HANDSHAKE);
});

it('given an operation that would add a header, then nothing is sent', async () => {
  const client = clientOfOurs(await portOf(createServer()));
  closing.push(client.close);
  await expect(client.send('GetItem\r\nx-other: 1', '{}', 'eu-west-2')).rejects.toThrow('x-amz-target');
});
