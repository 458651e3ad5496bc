// The AWS endpoint: who calls (from the access key), which service (from the credential scope), may they (from the
// role), what does it cost, and then the service itself.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type Access,
  AwsError,
  type AwsReply,
  type AwsRequest,
  type Caller,
  type LocalService,
  type Units,
} from '../world.ts';
import {
  type AwsAnswer,
  type AwsCall,
  answerHeaders,
  credentialScope,
  requestOf,
  requestOfShort,
  type ShortCall,
} from './aws-call.ts';
import { denial } from './denial.ts';
import { readRequest } from './http-request.ts';
import type { Intercept } from './intercept.ts';
import { type Ends, meets } from './interruption.ts';
import { RECEIVER_KEEPS_MS } from './keep-alive.ts';

export interface Endpoint {
  readonly url: string;
  /** The way in for functions, without a socket. Undefined when nobody is there any more to be answered. Never rejects. */
  call(call: AwsCall): Promise<AwsAnswer | undefined>;
  /** The way in for functions in this thread, without a text either. Never rejects. */
  callShort(call: ShortCall): Promise<AwsReply | undefined>;
  use(options: EndpointOptions): void;
  stop(): Promise<void>;
}
export interface EndpointOptions extends Ends {
  readonly services: readonly LocalService[];
  readonly callerOf: (accessKeyId: string) => Caller | undefined;
  readonly allowed: (caller: Caller, access: Access) => boolean;
  readonly count: (entry: { functionName: string; service: string; action: string; units?: Units }) => void;
  readonly intercept: Intercept | undefined;
  /** Epoch milliseconds for the Date header, which SDKs correct their clocks by. */
  readonly now: () => number;
}

export const OPERATOR_KEY = 'local-operator';

/** Listens at once on a loopback port, so that templates can name it; answers 503 until `use` is called. */
export async function openEndpoint(): Promise<Endpoint> {
  let options: EndpointOptions | undefined;
  const server = createServer({ keepAliveTimeout: RECEIVER_KEEPS_MS }, (incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      if (!outgoing.headersSent) outgoing.writeHead(500, { 'content-type': 'application/json' });
      outgoing.end(JSON.stringify({ __type: 'InternalFailure', message: String(error) }));
    });
  });

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = await readRequest(incoming);
    const reply = options === undefined ? STARTING : await serve(request, options);
    if (reply === undefined) {
      outgoing.destroy();
      return;
    }
    outgoing.sendDate = false;
    outgoing.writeHead(reply.status, answerHeaders(reply, options?.now() ?? 0));
    outgoing.end(incoming.method === 'HEAD' ? undefined : reply.body);
  }

  async function call(given: AwsCall): Promise<AwsAnswer | undefined> {
    const reply = options === undefined ? STARTING : await serve(requestOf(given), options);
    if (reply === undefined) return undefined;
    const body = given.method === 'HEAD' ? '' : reply.body;
    return { status: reply.status, headers: answerHeaders(reply, options?.now() ?? 0), body };
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    call,
    async callShort(given) {
      const reply = options === undefined ? STARTING : await serve(requestOfShort(given), options);
      if (reply === undefined || ('json' in given && reply.status === 200)) return reply;
      // Whoever reads an error, or headers, reads them as they come from a socket.
      const body = 'method' in given && given.method === 'HEAD' ? '' : reply.body;
      return { status: reply.status, headers: answerHeaders(reply, options?.now() ?? 0), body };
    },
    use: (given) => {
      options = given;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const STARTING: AwsReply = { status: 503, body: '{"__type":"ServiceUnavailable","message":"Starting"}' };

/** Undefined means that nobody is there any more to be answered. */
async function serve(request: AwsRequest, options: EndpointOptions): Promise<AwsReply | undefined> {
  const scope = credentialScope(request.headers.authorization);
  const service = options.services.find(({ signingName }) => signingName === scope?.service);
  if (scope === undefined || service === undefined) {
    return plainError(
      501,
      'UnknownService',
      `The laptop has no AWS service "${scope?.service ?? 'unsigned'}"`,
    );
  }
  const caller: Caller | undefined =
    scope.accessKeyId === OPERATOR_KEY ? { kind: 'operator' } : options.callerOf(scope.accessKeyId);
  if (caller === undefined) {
    const message = 'The security token included in the request is invalid.';
    return service.errorReply(new AwsError('UnrecognizedClientException', message, 403), request);
  }
  try {
    return await serveCaller(request, service, caller, scope.accessKeyId, options);
  } catch (error) {
    if (error instanceof AwsError) return service.errorReply(error, request);
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return service.errorReply(new AwsError('InternalFailure', message, 500), request);
  }
}

async function serveCaller(
  request: AwsRequest,
  service: LocalService,
  caller: Caller,
  accessKeyId: string,
  options: EndpointOptions,
): Promise<AwsReply | undefined> {
  const accesses = service.accesses(request);
  for (const access of accesses) {
    if (!options.allowed(caller, access)) throw denial(service.signingName, caller, access);
  }
  if (caller.kind !== 'function') return service.handle(request, caller);

  const { functionName } = caller;
  const call = {
    functionName,
    service: service.signingName,
    action: actionOf(request, accesses),
    get body() {
      return request.body;
    },
  };
  const meeting = { request, accessKeyId, service, options };
  const before = await meets(options.intercept?.(call, 'before'), meeting);
  if (before !== undefined) return before.reply;
  let units: Units | undefined;
  try {
    const reply = await service.handle(request, caller);
    units = reply.units;
    const after = await meets(options.intercept?.(call, 'after'), meeting);
    return after === undefined ? reply : after.reply;
  } finally {
    // A refused call is a call: AWS bills it like any other.
    const { service: name, action } = call;
    options.count({ functionName, service: name, action, ...(units === undefined ? {} : { units }) });
  }
}

/** JSON services name the operation in a header; elsewhere the first permission it needs names it well enough. */
function actionOf(request: AwsRequest, accesses: readonly Access[]): string {
  const target = request.headers['x-amz-target'];
  return (target?.split('.') ?? accesses[0]?.action.split(':') ?? ['Unknown']).at(-1)!;
}

function plainError(status: number, code: string, message: string): AwsReply {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ __type: code, message }),
  };
}
