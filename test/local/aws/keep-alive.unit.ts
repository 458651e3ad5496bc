// Connections that one side closes while the other still holds them: who keeps longer, and what a stale one costs.
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { openEndpoint } from '../../../local/aws/endpoint.ts';
import { type Engine, startEngine } from '../../../local/aws/engine.ts';
import { RECEIVER_KEEPS_MS, SENDER_KEEPS_MS } from '../../../local/aws/keep-alive.ts';
import { openFunctionUrls } from '../../../local/functions/urls.ts';

/** What other engines than ours hang up after: Jetty's, which DynamoDB Local is made with. */
const ENGINES_HANG_UP_AFTER_MS = 30_000;

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** An engine that hangs up instead of answering whatever request `hangsUp` names, by its place on its connection. */
async function engineThat(
  hangsUp: (place: number) => boolean,
): Promise<{ engine: Engine; places: number[] }> {
  const seen = new Map<Socket, number>();
  const places: number[] = [];
  const server: Server = createServer((incoming, outgoing) => {
    const place = (seen.get(incoming.socket) ?? 0) + 1;
    seen.set(incoming.socket, place);
    places.push(place);
    if (hangsUp(place)) incoming.socket.destroy();
    else incoming.resume().on('end', () => outgoing.end('{}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const engine = await startEngine({
    databasePath: undefined,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
  closing.push(() => new Promise((resolve) => server.close(resolve)), engine.stop);
  return { engine, places };
}

it('given a kept connection that the engine has closed, then the request goes out again on a new one', async () => {
  const { engine, places } = await engineThat((place) => place > 1);
  expect(await engine.send('GetItem', '{}', 'eu-west-2')).toMatchObject({ status: 200 });
  expect(await engine.send('GetItem', '{}', 'eu-west-2')).toMatchObject({ status: 200 });
  expect(places).toEqual([1, 2, 1]);
});

it('given an engine that hangs up on a new connection too, then the request fails and is not repeated', async () => {
  const { engine, places } = await engineThat(() => true);
  await expect(engine.send('GetItem', '{}', 'eu-west-2')).rejects.toThrow();
  expect(places).toEqual([1]);
});

it('lets go of an idle connection before any receiver does', async () => {
  expect(SENDER_KEEPS_MS).toBeLessThan(ENGINES_HANG_UP_AFTER_MS);
  expect(SENDER_KEEPS_MS).toBeLessThan(RECEIVER_KEEPS_MS);
  const urls = await openFunctionUrls(['a-function'], 0);
  const endpoint = await openEndpoint();
  closing.push(urls.stop, endpoint.stop);
  for (const url of [urls.urlOf('a-function') ?? '', endpoint.url]) {
    const answer = await fetch(url);
    await answer.arrayBuffer();
    expect(answer.headers.get('keep-alive')).toBe(`timeout=${RECEIVER_KEEPS_MS / 1000}`);
  }
});
