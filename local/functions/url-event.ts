// A request to a function's address as the function is handed it: the event of payload format 2.0.
import type { IncomingMessage } from 'node:http';
import { LIMIT_BYTES } from './url-answer.ts';

/** Lambda hands over these as text and everything else, form posts included, as base64. */
function isText(contentType: string | undefined): boolean {
  return /^(text\/.*|application\/(json|xml|javascript)|application\/[^;]*\+(json|xml))\s*(;|$)/i.test(
    contentType ?? '',
  );
}

/** As much of a request as the event is made of. */
export type UrlRequest = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

/** `now` is the laptop's moment, `id` the request's. */
export function urlEvent(
  incoming: UrlRequest,
  body: Buffer,
  { now, id }: { readonly now: number; readonly id: string },
): unknown {
  const target = incoming.url ?? '/';
  const at = target.indexOf('?');
  const rawQueryString = at === -1 ? '' : target.slice(at + 1);
  const rawPath = at === -1 ? target : target.slice(0, at);
  const { cookie, connection: _hop, ...plainHeaders } = incoming.headers;
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(plainHeaders)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(',') : value;
  }
  const host = headers.host ?? '';
  headers['x-forwarded-proto'] ??= 'https';
  headers['x-forwarded-port'] ??= '443';
  headers['x-forwarded-for'] ??= '127.0.0.1';
  const asText = body.length > 0 && isText(headers['content-type']);
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    ...(cookie === undefined ? {} : { cookies: cookie.split('; ') }),
    headers,
    ...(rawQueryString === '' ? {} : { queryStringParameters: queryOf(rawQueryString) }),
    requestContext: {
      accountId: 'anonymous',
      apiId: 'local',
      domainName: host,
      domainPrefix: host.split('.')[0],
      http: {
        method: incoming.method,
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: headers['x-forwarded-for'].split(',')[0]!.trim(),
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: id,
      routeKey: '$default',
      stage: '$default',
      time: new Date(now).toISOString(),
      timeEpoch: now,
    },
    ...(body.length === 0 ? {} : { body: body.toString(asText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !asText,
  };
}

/** Repeated names are joined with commas, as Lambda does. */
function queryOf(rawQueryString: string): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(rawQueryString)) {
    query[name] = name in query ? `${query[name]},${value}` : value;
  }
  return query;
}

/** Undefined when the body is over Lambda's 6 MB; the rest of it is not kept. */
export async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LIMIT_BYTES) chunks.push(chunk);
  }
  return size > LIMIT_BYTES ? undefined : Buffer.concat(chunks);
}
