// Function URLs: one origin each, as on AWS, so that cookies and paths behave. Builds the event of payload format
// 2.0 and turns the function's answer into HTTP.

import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Courtesy } from '../aws/courtesy.ts';
import type { Intercept, Trouble } from '../aws/endpoint.ts';
import { awsError } from '../aws/faults/aws-errors.ts';
import { RECEIVER_KEEPS_MS } from '../aws/keep-alive.ts';
import type { Access, Caller, InvocationResult, World } from '../world.ts';

export interface FunctionUrlServers {
  /** With a trailing slash. */
  urlOf(functionName: string): string | undefined;
  use(options: FunctionUrlOptions): void;
  stop(): Promise<void>;
}
export interface FunctionUrlOptions {
  readonly invoke: (functionName: string, event: unknown) => Promise<InvocationResult>;
  readonly arnOf: (functionName: string) => string;
  readonly allowed: (caller: Caller, access: Access) => boolean;
  readonly now: () => number;
  readonly courtesy: Courtesy;
  readonly metric: World['metric'];
  readonly intercept: Intercept;
  readonly crash: (accessKeyId: string) => Promise<void>;
}

const LIMIT_BYTES = 6 * 1024 * 1024;

/** Opens a port per function: `firstPort` and upwards in the order given, or any free port when it is 0. */
export async function openFunctionUrls(
  functionNames: readonly string[],
  firstPort: number,
): Promise<FunctionUrlServers> {
  let options: FunctionUrlOptions | undefined;
  const servers = new Map<string, { server: Server; url: string }>();
  let port = firstPort;
  for (const functionName of functionNames) {
    const server = createServer({ keepAliveTimeout: RECEIVER_KEEPS_MS }, (incoming, outgoing) => {
      answer(functionName, incoming, outgoing, options).catch((error: unknown) => {
        // Not the function's: a fault of the laptop that nobody could explain afterwards if it were not said.
        if (!incoming.destroyed) console.error(`The address of ${functionName} failed:`, error);
        respond(outgoing, FAILED);
      });
    });
    const taken = await listen(server, port);
    port = firstPort === 0 ? 0 : taken + 1;
    servers.set(functionName, { server, url: `http://127.0.0.1:${taken}/` });
  }
  return {
    urlOf: (functionName) => servers.get(functionName)?.url,
    use: (given) => {
      options = given;
    },
    stop: async () => {
      await Promise.all(
        [...servers.values()].map(({ server }) => {
          server.closeAllConnections();
          return new Promise((resolve) => server.close(resolve));
        }),
      );
    },
  };
}

/** The port that is free at or above the one asked for. */
async function listen(server: Server, firstPort: number): Promise<number> {
  for (let port = firstPort; ; port += 1) {
    const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', resolve);
        resolve(undefined);
      });
    });
    if (error === undefined) return (server.address() as AddressInfo).port;
    if (error.code !== 'EADDRINUSE' || firstPort === 0) throw error;
  }
}

type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer;
};

async function answer(
  functionName: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  options: FunctionUrlOptions | undefined,
): Promise<void> {
  if (options === undefined) return respond(outgoing, message(503, 'Service Unavailable'));
  if (!isPublic(functionName, options)) return respond(outgoing, message(403, 'Forbidden'));
  const body = await readBody(incoming);
  if (body === undefined) return respond(outgoing, message(413, 'Request Entity Too Large'));
  const call = { functionName, service: 'lambda', action: 'InvokeFunctionUrl', body };
  const before = options.intercept(call, 'before');
  if (before !== undefined) {
    const refused = await interrupted(before, functionName, options);
    count(functionName, refused.status, options);
    if (refused.status === 429) countThrottle(functionName, options);
    return respond(outgoing, refused);
  }
  const result = await options.courtesy.during(
    options.invoke(functionName, urlEvent(incoming, body, options.now())),
  );
  const after = options.intercept(call, 'after');
  const own = result.ok ? answerOf(result.payload) : FAILED;
  const given = after === undefined ? own : await interrupted(after, functionName, options);
  count(functionName, given.status, options);
  respond(outgoing, given);
}

/** What the caller of an address sees of Lambda's own trouble: throttling is 429, everything else is a bad gateway. */
async function interrupted(
  what: Trouble,
  functionName: string,
  options: FunctionUrlOptions,
): Promise<Answer> {
  if (what === 'crash') await options.crash(functionName);
  if (what === 'crash' || what === 'fail') return FAILED;
  const error = awsError('lambda', what);
  return message(error.status, error.status === 429 ? 'Too Many Requests' : error.message);
}

/** Lambda counts what its addresses answer, by function and free of charge. */
function count(functionName: string, status: number, { metric }: FunctionUrlOptions): void {
  const put = (name: string, value: number) =>
    metric({ namespace: 'AWS/Lambda', name, dimensions: { FunctionName: functionName }, value });
  put('UrlRequestCount', 1);
  put('Url4xxCount', status >= 400 && status < 500 ? 1 : 0);
  put('Url5xxCount', status >= 500 ? 1 : 0);
}

/** Lambda turned it away, because too many functions ran at once: counted for the function, and for the region. */
function countThrottle(functionName: string, { metric, arnOf }: FunctionUrlOptions): void {
  const throttle = { namespace: 'AWS/Lambda', name: 'Throttles', value: 1 };
  metric({ ...throttle, dimensions: { FunctionName: functionName } });
  metric({ ...throttle, dimensions: {}, region: arnOf(functionName).split(':')[3] ?? '' });
}

/** Since October 2025 an address without both permissions answers 403 to everyone. */
function isPublic(functionName: string, { allowed, arnOf }: FunctionUrlOptions): boolean {
  const anyone: Caller = { kind: 'service', principal: 'anonymous', sourceArn: '' };
  const resource = arnOf(functionName);
  const context = { 'lambda:FunctionUrlAuthType': 'NONE', 'lambda:InvokedViaFunctionUrl': 'true' };
  return ['lambda:InvokeFunctionUrl', 'lambda:InvokeFunction'].every((action) =>
    allowed(anyone, { action, resource, context }),
  );
}

/** Undefined when the body is over Lambda's 6 MB; the rest of it is not kept. */
async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LIMIT_BYTES) chunks.push(chunk);
  }
  return size > LIMIT_BYTES ? undefined : Buffer.concat(chunks);
}

/** Lambda hands over these as text and everything else, form posts included, as base64. */
function isText(contentType: string | undefined): boolean {
  return /^(text\/.*|application\/(json|xml|javascript)|application\/[^;]*\+(json|xml))\s*(;|$)/i.test(
    contentType ?? '',
  );
}

function urlEvent(incoming: IncomingMessage, body: Buffer, now: number): unknown {
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
      requestId: randomUUID(),
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

/** A result with a status code is an HTTP answer; any other value is sent as JSON with 200. */
function answerOf(payload: unknown): Answer {
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

function message(status: number, text: string): Answer {
  const body = Buffer.from(JSON.stringify({ Message: text }));
  return { status, headers: { 'content-type': 'application/json' }, body };
}
const FAILED = message(502, 'Internal Server Error');

function respond(outgoing: ServerResponse, { status, headers, body }: Answer): void {
  if (outgoing.headersSent || outgoing.destroyed) return;
  outgoing.writeHead(status, { ...headers, 'content-length': String(body.length) });
  outgoing.end(body);
}
