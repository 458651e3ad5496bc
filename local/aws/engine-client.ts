// How requests in DynamoDB's JSON protocol reach an engine: ours over few connections with many requests on each, any other
// by Node's own client, which reads whatever HTTP allows.
import http from 'node:http';
import https from 'node:https';
import type { EngineAnswer } from './answer-reader.ts';
import { makeEngineConnections, StaleConnection } from './engine-connections.ts';
import { SENDER_KEEPS_MS } from './keep-alive.ts';

export interface EngineClient {
  /** Sends one request, the body untouched. */
  send(target: string, body: string | Buffer, region: string): Promise<EngineAnswer>;
  close(): void;
}

const MOST_SOCKETS = 64;

const headersOf = (target: string, region: string) => ({
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-target': target,
  'x-amz-date': '20260101T000000Z',
  authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/${region}/dynamodb/aws4_request, SignedHeaders=host, Signature=local`,
});

/** To the engine that the laptop itself started on this port. */
export function clientOfOurs(port: number): EngineClient {
  const connections = makeEngineConnections(port);
  return {
    send: againWhereStale(async (target, body, region) => {
      const text = typeof body === 'string' ? body : body.toString('utf8');
      return connections.send(requestText({ host: `127.0.0.1:${port}`, ...headersOf(target, region) }, text));
    }),
    close: connections.close,
  };
}

/** Throws for a header that would end its line: what functions ask with comes this way unread. */
function requestText(headers: Readonly<Record<string, string>>, body: string): string {
  let head = 'POST / HTTP/1.1\r\n';
  for (const [name, value] of Object.entries(headers)) {
    if (/[\r\n]/.test(value)) throw new TypeError(`The header ${name} holds a line's end`);
    head += `${name}: ${value}\r\n`;
  }
  return `${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** To an engine at any address, by http or https. */
export function clientOfAnother(url: string): EngineClient {
  const { protocol, hostname, port, pathname } = new URL(url);
  const { Agent, request } = protocol === 'https:' ? https : http;
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_SOCKETS, timeout: SENDER_KEEPS_MS });
  const sendOnce: EngineClient['send'] = (target, body, region) =>
    new Promise((resolve, reject) => {
      const headers = { ...headersOf(target, region), 'content-length': Buffer.byteLength(body) };
      const outgoing = request({ hostname, port, path: pathname, method: 'POST', agent, headers });
      outgoing.on('error', (error) => reject(outgoing.reusedSocket ? new StaleConnection(error) : error));
      outgoing.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 500, body: Buffer.concat(chunks).toString('utf8') }),
        );
      });
      outgoing.end(body);
    });
  return { send: againWhereStale(sendOnce), close: () => agent.destroy() };
}

/** As often as there are stale connections: each of them is gone afterwards, and a new one is never stale. */
function againWhereStale(sendOnce: EngineClient['send']): EngineClient['send'] {
  return async (target, body, region) => {
    for (;;) {
      try {
        return await sendOnce(target, body, region);
      } catch (error) {
        if (!(error instanceof StaleConnection)) throw error;
      }
    }
  };
}
