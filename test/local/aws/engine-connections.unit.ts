// Many requests on one connection: whose answer is whose, and what becomes of those under way when the engine hangs up.

import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { makeEngineConnections, StaleConnection } from '../../../local/aws/engine-connections.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0).reverse()) close();
});

const answer = (body: string): string => `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`;

type Heard = { readonly connection: number; readonly words: string; readonly socket: Socket };

/**
 * An engine that is told of what is written to it, a word to a request, and answers as it likes; `heardOf` is told that an answer
 * arrived, where nothing else was written.
 */
async function given(
  hears: (heard: Heard) => void,
  { heardOf, ...options }: { readonly keepMs?: number; readonly heardOf?: (socket: Socket) => void } = {},
) {
  let opened = 0;
  const closed: number[] = [];
  const server: Server = createServer((socket) => {
    opened += 1;
    const connection = opened;
    socket.on('error', () => {});
    socket.on('close', () => closed.push(connection));
    socket.on('data', (data) => {
      const words = data.toString();
      if (words.trim() === '') heardOf?.(socket);
      else hears({ connection, words, socket });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const connections = makeEngineConnections((server.address() as AddressInfo).port, options);
  closing.push(() => server.close(), connections.close);
  return { connections, closed, opened: () => opened };
}

const echo = ({ words, socket }: Heard) => {
  for (const word of words.trim().split(' ')) socket.write(answer(word));
};

it('given more requests than connections in one turn, then each gets its own answer', async () => {
  const written: string[] = [];
  const { connections, opened } = await given((heard) => {
    written.push(heard.words);
    echo(heard);
  });
  const asked = Array.from({ length: 40 }, (_, index) => `request-${index}`);
  const answers = await Promise.all(asked.map((word) => connections.send(`${word} `)));
  expect(answers.map(({ body }) => body)).toEqual(asked);
  expect(opened()).toBeLessThanOrEqual(4);
  // What is asked in one turn is written together.
  expect(written.length).toBeLessThanOrEqual(8);
});

it('given an engine whose next answer waits until the one before has been heard of, then all are answered', async () => {
  const held = new Map<Socket, string[]>();
  const next = (socket: Socket) => {
    const word = held.get(socket)?.shift();
    if (word !== undefined) socket.write(answer(word));
  };
  const { connections } = await given(
    ({ words, socket }) => {
      held.set(socket, [...(held.get(socket) ?? []), ...words.trim().split(' ')]);
      next(socket);
    },
    { heardOf: next },
  );
  const asked = Array.from({ length: 12 }, (_, index) => `request-${index}`);
  const answers = await Promise.all(asked.map((word) => connections.send(`${word} `)));
  expect(answers.map(({ body }) => body)).toEqual(asked);
});

it('given an answer after which nobody waits, then nothing more is written', async () => {
  let heard = 0;
  const { connections } = await given(echo, { heardOf: () => (heard += 1) });
  for (const word of ['one', 'two', 'three']) await connections.send(`${word} `);
  expect(heard).toBe(0);
});

it('given one request after the other, then one connection serves them all', async () => {
  const { connections, opened } = await given(echo);
  for (const word of ['one', 'two', 'three'])
    expect(await connections.send(`${word} `)).toEqual({ status: 200, body: word });
  expect(opened()).toBe(1);
});

it('given a kept connection that breaks, then what waits on it may be sent again, and the next goes to a new one', async () => {
  const { connections } = await given((heard) => {
    if (heard.words.startsWith('hang-up')) heard.socket.destroy();
    else echo(heard);
  });
  await connections.send('first ');
  await expect(connections.send('hang-up ')).rejects.toBeInstanceOf(StaleConnection);
  expect(await connections.send('next ')).toMatchObject({ body: 'next' });
});

it('given a new connection that breaks, then the request fails and is not for sending again', async () => {
  const { connections } = await given(({ socket }) => socket.destroy());
  const error = await connections.send('first ').catch((refused: unknown) => refused);
  expect(error).toBeInstanceOf(Error);
  expect(error).not.toBeInstanceOf(StaleConnection);
});

it('given an answer that cannot be read, then the request fails', async () => {
  const { connections } = await given(({ socket }) => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
  await expect(connections.send('first ')).rejects.toThrow('what is not read here');
});

it('given a connection that nobody needs for a while, then it is let go of', async () => {
  const { connections, closed, opened } = await given(echo, { keepMs: 1 });
  await connections.send('first ');
  // On a busy machine one may be let go of before its request is written, and another takes its place.
  await expect.poll(() => closed.length === opened(), { timeout: 30_000 }).toBe(true);
  expect(await connections.send('next ')).toMatchObject({ body: 'next' });
});

it('given that it is closed while requests wait, then they hear of it', async () => {
  const { connections } = await given(() => connections.close());
  await expect(connections.send('first ')).rejects.toThrow('hung up');
});
