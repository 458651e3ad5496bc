// The laptop's own port: opened before anything slow begins, answered by the control interface once all stands.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';

export interface Door {
  readonly port: number;
  /** Without a trailing slash. */
  readonly url: string;
  use(routes: Hono): void;
  stop(): Promise<void>;
}

/** `port` 0 takes any free one. Throws, saying how to choose another, when the port is in use. */
export async function openDoor(port: number): Promise<Door> {
  let listener: RequestListener = (_request, response) => {
    response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' });
    response.end('{"error":"The runtime is starting"}');
  };
  const server = createServer((request, response) => listener(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(
              `Port ${port} is in use, perhaps by another "npm start". Choose another, and a state of its own: npm start -- --port ${port + 100} --state .local/state-${port + 100}`,
            )
          : error,
      );
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  const actual = (server.address() as AddressInfo).port;
  return {
    port: actual,
    url: `http://127.0.0.1:${actual}`,
    use(routes) {
      // Whoever shares this process keeps the Request and Response of Node.
      listener = getRequestListener(routes.fetch, { overrideGlobalObjects: false });
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
