// A store's API on the loopback interface: real HTTP, whatever answers a test gives it.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Asked = {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};
export type Answered = {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** Anything but text is sent as JSON. */
  readonly body?: unknown;
  /** Breaks the connection instead of answering. */
  readonly hangUp?: boolean;
};

export type StandIn = AsyncDisposable & {
  readonly url: string;
  readonly asked: readonly Asked[];
  /** What the platform waited between its tries, in milliseconds. */
  readonly waits: readonly number[];
  readonly sleep: (milliseconds: number) => Promise<void>;
};

export async function standIn(
  answer: (asked: Asked, count: number) => Answered | Promise<Answered>,
): Promise<StandIn> {
  const asked: Asked[] = [];
  const waits: number[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const request = {
      method: incoming.method ?? '',
      url: new URL(incoming.url ?? '/', 'http://store'),
      headers: incoming.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    asked.push(request);
    const { status = 200, headers = {}, body = '', hangUp } = await answer(request, asked.length);
    if (hangUp) return outgoing.destroy();
    outgoing.writeHead(status, headers);
    return outgoing.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    waits,
    sleep: async (milliseconds) => {
      waits.push(milliseconds);
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
