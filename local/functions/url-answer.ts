// What a function's address answers, made of what the function returned.
import type { ServerResponse } from 'node:http';
import type { Answer } from '../neighbours.ts';

/** Lambda's limit of a request and of an answer. */
export const LIMIT_BYTES = 6 * 1024 * 1024;

/** A result with a status code is an HTTP answer; any other value is sent as JSON with 200. */
export function answerOf(payload: unknown): Answer {
  const isStructured = typeof payload === 'object' && payload !== null && 'statusCode' in payload;
  if (!isStructured) {
    const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
    return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(text) };
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } = payload as {
    statusCode: unknown;
    headers?: Record<string, unknown>;
    cookies?: string[];
    body?: unknown;
    isBase64Encoded?: boolean;
  };
  const sent: Record<string, string | string[]> = { 'content-type': 'application/json' };
  for (const [name, value] of Object.entries(headers ?? {})) sent[name.toLowerCase()] = String(value);
  if (cookies !== undefined) sent['set-cookie'] = cookies;
  const text =
    body === undefined || body === null ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const content = Buffer.from(text, isBase64Encoded ? 'base64' : 'utf8');
  if (content.length > LIMIT_BYTES || !Number.isInteger(Number(statusCode))) return FAILED;
  return { status: Number(statusCode), headers: sent, body: content };
}

/** An answer of Lambda's own. */
export function message(status: number, text: string): Answer {
  const body = Buffer.from(JSON.stringify({ Message: text }));
  return { status, headers: { 'content-type': 'application/json' }, body };
}
export const FAILED = message(502, 'Internal Server Error');

/** Does nothing for a caller who has been answered or is gone. */
export function respond(outgoing: ServerResponse, { status, headers, body }: Answer): void {
  if (outgoing.headersSent || outgoing.destroyed) return;
  outgoing.writeHead(status, { ...headers, 'content-length': String(body.length) });
  outgoing.end(body);
}
