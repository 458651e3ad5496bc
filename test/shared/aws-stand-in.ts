// A loopback server that answers as an AWS service would on the wire, for tests of the real clients.
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { vi } from 'vitest';

export type Heard = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string };
export type Answer =
  | { readonly status: number; readonly body: string; readonly headers?: Record<string, string> }
  /** Takes the request and closes the connection without a word. */
  | 'hang-up'
  /** Takes the request and never answers. */
  | 'silence';

export type StandIn = {
  readonly url: string;
  readonly heard: Heard[];
  connections(): number;
  stop(): Promise<void>;
};

/** Starts one and points every AWS client made from now on at it. */
export async function standInForAws(answer: (heard: Heard, count: number) => Answer): Promise<StandIn> {
  const heard: Heard[] = [];
  let connections = 0;
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const entry = {
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      heard.push(entry);
      const reply = answer(entry, heard.length);
      if (reply === 'hang-up') request.socket.destroy();
      else if (reply !== 'silence') response.writeHead(reply.status, reply.headers).end(reply.body);
    });
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  pointClientsAt(url);
  return {
    url,
    heard,
    connections: () => connections,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** The environment of a function; `vi.unstubAllEnvs()` takes it back. */
export function pointClientsAt(url: string): void {
  vi.stubEnv('AWS_ENDPOINT_URL', url);
  vi.stubEnv('AWS_REGION', 'eu-west-2');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'TESTKEY');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test-secret-access-key');
}
