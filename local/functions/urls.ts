// Function URLs: one origin each, as on AWS, so that cookies and paths behave.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Courtesy } from '../aws/courtesy.ts';
import { awsError } from '../aws/faults/aws-errors.ts';
import type { Intercept, Trouble } from '../aws/intercept.ts';
import { RECEIVER_KEEPS_MS } from '../aws/keep-alive.ts';
import { type Answer, answerHere, type Visit } from '../neighbours.ts';
import type { Access, Caller, InvocationResult, World } from '../world.ts';
import { type Heard, type Hearing, makeHearing } from './heard.ts';
import { answerOf, FAILED, LIMIT_BYTES, message, respond } from './url-answer.ts';
import { readBody, type UrlRequest, urlEvent } from './url-event.ts';

export interface FunctionUrlServers {
  /** With a trailing slash. */
  urlOf(functionName: string): string | undefined;
  /** Asks one of these addresses without a socket. Undefined where the address is none of them. */
  visit(asked: Visit): Promise<Answer> | undefined;
  /** What was posted to these addresses as JSON, the latest of it, oldest first. */
  heard(): readonly Heard[];
  use(options: FunctionUrlOptions): void;
  stop(): Promise<void>;
}
export interface FunctionUrlOptions {
  readonly invoke: (functionName: string, event: unknown) => Promise<InvocationResult>;
  readonly arnOf: (functionName: string) => string;
  readonly allowed: (caller: Caller, access: Access) => boolean;
  readonly now: () => number;
  readonly uuid: () => string;
  readonly courtesy: Courtesy;
  readonly metric: World['metric'];
  readonly intercept: Intercept;
  readonly crash: (accessKeyId: string) => Promise<void>;
}

/**
 * Opens a port per function: `firstPort` and upwards in the order given, or any free port when it is 0. Those that are near are
 * neighbours of everybody in this thread as well.
 */
export async function openFunctionUrls(
  functionNames: readonly string[],
  firstPort: number,
  isNear = false,
): Promise<FunctionUrlServers> {
  let options: FunctionUrlOptions | undefined;
  const hearing = makeHearing();
  const servers = new Map<string, { server: Server; url: string; leave?: () => void }>();
  const answerNear = (functionName: string) => async (asked: Visit) => {
    if (options === undefined) return message(503, 'Service Unavailable');
    if (!isPublic(functionName, options)) return message(403, 'Forbidden');
    const body = Buffer.from(asked.body ?? '');
    const kept = body.length > LIMIT_BYTES ? undefined : body;
    return answerTo(functionName, { incoming: requestOf(asked), body: kept, hearing }, options);
  };
  let port = firstPort;
  for (const functionName of functionNames) {
    const server = createServer({ keepAliveTimeout: RECEIVER_KEEPS_MS }, (incoming, outgoing) => {
      answer(functionName, { incoming, outgoing, hearing }, options).catch((error: unknown) => {
        // Not the function's: a fault of the laptop that nobody could explain afterwards if it were not said.
        if (!incoming.destroyed) console.error(`The address of ${functionName} failed:`, error);
        respond(outgoing, FAILED);
      });
    });
    const taken = await listen(server, port);
    port = firstPort === 0 ? 0 : taken + 1;
    const origin = `http://127.0.0.1:${taken}`;
    const near = isNear ? { leave: answerHere(origin, answerNear(functionName)) } : {};
    servers.set(functionName, { server, url: `${origin}/`, ...near });
  }
  return {
    urlOf: (functionName) => servers.get(functionName)?.url,
    visit(asked) {
      const found = [...servers].find(([, { url }]) => asked.url.startsWith(url));
      return found && answerNear(found[0])(asked);
    },
    heard: hearing.list,
    use: (given) => {
      options = given;
    },
    stop: async () => {
      await Promise.all(
        [...servers.values()].map(({ server, leave }) => {
          leave?.();
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

async function answer(
  functionName: string,
  {
    incoming,
    outgoing,
    hearing,
  }: {
    readonly incoming: IncomingMessage;
    readonly outgoing: ServerResponse;
    readonly hearing: Hearing;
  },
  options: FunctionUrlOptions | undefined,
): Promise<void> {
  if (options === undefined) return respond(outgoing, message(503, 'Service Unavailable'));
  if (!isPublic(functionName, options)) return respond(outgoing, message(403, 'Forbidden'));
  const body = await readBody(incoming);
  respond(outgoing, await answerTo(functionName, { incoming, body, hearing }, options));
}

/** The request as an HTTP server would have it. */
function requestOf({ url, method, headers = {} }: Visit): UrlRequest {
  const { host, pathname, search } = new URL(url);
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { method, url: `${pathname}${search}`, headers: { host, ...Object.fromEntries(lower) } };
}

async function answerTo(
  functionName: string,
  {
    incoming,
    body,
    hearing,
  }: { readonly incoming: UrlRequest; readonly body: Buffer | undefined; readonly hearing: Hearing },
  options: FunctionUrlOptions,
): Promise<Answer> {
  if (body === undefined) return message(413, 'Request Entity Too Large');
  const at = options.now();
  const call = { functionName, service: 'lambda', action: 'InvokeFunctionUrl', body };
  const before = options.intercept(call, 'before');
  if (before !== undefined) {
    const refused = await interrupted(before, functionName, options);
    count(functionName, refused.status, options);
    if (refused.status === 429) countThrottle(functionName, options);
    return refused;
  }
  const result = await options.courtesy.during(
    options.invoke(functionName, urlEvent(incoming, body, { now: options.now(), id: options.uuid() })),
  );
  const after = options.intercept(call, 'after');
  const own = result.ok ? answerOf(result.payload) : FAILED;
  const given = after === undefined ? own : await interrupted(after, functionName, options);
  count(functionName, given.status, options);
  hearing.note({ at, functionName, headers: incoming.headers, body, answer: given });
  return given;
}

/** What the caller of an address sees of Lambda's own trouble: throttling is 429, everything else is a bad gateway. */
async function interrupted(
  what: Trouble,
  functionName: string,
  options: FunctionUrlOptions,
): Promise<Answer> {
  if (what === 'crash') await options.crash(functionName);
  // What is only slow or stuck is a broken connection to whoever waits for it.
  if (typeof what === 'string' || !('fail' in what)) return FAILED;
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
