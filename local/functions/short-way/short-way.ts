// The short way of a call: what a command of the SDK takes goes to the endpoint as it is, and what comes back is its answer.
// Nothing is signed, written, parsed or looked up, which is most of what a call costs; who calls, whether they may and what it
// is billed as are the endpoint's to say, as ever. A call that does not succeed at once goes on in the SDK, which is handed the
// answer as if it had asked for it: errors, and whether and when a call is repeated, are the SDK's own.
import type { ObjectCall, ShortCall } from '../../aws/aws-call.ts';
import type { AwsReply } from '../../world.ts';
import {
  type Operation,
  operationOf,
  type SdkClient,
  type SdkCommand,
  type SdkHandler,
  type Translation,
  translationOf,
} from './commands.ts';
import { goOn, type Outcome } from './go-on.ts';
import { type RequestOperation, requestOperationOf } from './requests.ts';

/** Undefined: nobody is there any more to be answered. */
export type CallShort = (call: ShortCall) => Promise<AwsReply | undefined>;

export type ShortWayParts = {
  readonly accessKeyId: string;
  readonly call: CallShort;
  readonly uuid: () => string;
  /** Runs this once the time is over; answers how to forget it. */
  readonly later: (milliseconds: number, run: () => void) => () => void;
};

/** Takes the place of `command.resolveMiddleware(client.middlewareStack, client.config, options)` in a bundle. */
export type ResolveCommand = (command: SdkCommand, client: SdkClient, options: unknown) => SdkHandler;

type Known =
  | { readonly operation: Operation; readonly translation: Translation | undefined }
  | { readonly request: RequestOperation };
type Plain = Readonly<Record<string, unknown>>;
type Settings = { readonly timeoutMs: number; readonly region: string };

export function makeShortWay({ accessKeyId, call, uuid, later }: ShortWayParts): ResolveCommand {
  /** By client, then by the class of the command. */
  const known = new WeakMap<object, Map<unknown, Known | undefined>>();
  const settings = new WeakMap<object, Settings>();
  const successes = new WeakMap<object, number>();

  function knownOf(command: SdkCommand, client: SdkClient): Known | undefined {
    let commands = known.get(client);
    if (commands === undefined) {
      commands = new Map();
      known.set(client, commands);
    }
    const key = command.constructor;
    if (commands.has(key)) return commands.get(key);
    const found = foundOf(command, client);
    commands.set(key, found);
    return found;
  }

  async function settingsOf(client: SdkClient): Promise<Settings> {
    const earlier = settings.get(client);
    if (earlier !== undefined) return earlier;
    const { requestHandler, region } = client.config;
    const { requestTimeout = 0 } = (await requestHandler.configProvider) ?? {};
    const found = { timeoutMs: requestTimeout, region: await region() };
    settings.set(client, found);
    return found;
  }

  function outcomeOf(given: ShortCall, timeoutMs: number, signal?: AbortSignal): Promise<Outcome> {
    return new Promise((resolve) => {
      signal?.addEventListener('abort', () => resolve(aborted()), { once: true });
      const forget = timeoutMs === 0 ? undefined : later(timeoutMs, () => resolve(timedOut(timeoutMs)));
      call(given).then((reply) => {
        forget?.();
        resolve(reply ?? hungUp());
      });
    });
  }

  /** What it has succeeded in the short way counts for the retries that the SDK allows itself. */
  async function tellOfSuccesses(client: SdkClient): Promise<void> {
    const count = Math.min(successes.get(client) ?? 0, MOST_COUNTED);
    successes.set(client, 0);
    const retries = await client.config.retryStrategy?.();
    const token = count === 0 ? undefined : await retries?.acquireInitialRetryToken?.('');
    for (let told = 0; told < count; told += 1) retries?.recordSuccess?.(token);
  }

  type Asked = { readonly options: unknown; readonly signal: AbortSignal | undefined };
  const sends = (command: SdkCommand, client: SdkClient, found: Known, asked: Asked) =>
    'request' in found ? sendRequest(command, client, found, asked) : send(command, client, found, asked);

  const succeeded = (client: SdkClient) => successes.set(client, (successes.get(client) ?? 0) + 1);

  async function sendRequest(
    command: SdkCommand,
    client: SdkClient,
    { request }: Extract<Known, { request: unknown }>,
    { options, signal }: Asked,
  ) {
    const { service } = request;
    const given = withTokens(command.input, request.tokens, uuid);
    const { region, timeoutMs } = settings.get(client) ?? (await settingsOf(client));
    const { method, path, query, headers, body } = await request.write(given);
    const call = { accessKeyId, region, service, method, path, query, headers, body };
    const outcome = await outcomeOf(call, timeoutMs, signal);
    if (outcome instanceof Error || (outcome.status >= 300 && !request.isFinal(outcome.status))) {
      await tellOfSuccesses(client);
      return goOn(command, client, { input: given, outcome, options });
    }
    try {
      const output = await request.read(outcome);
      succeeded(client);
      return { output: Object.assign(output, { $metadata: { ...output.$metadata, ...ONE_ATTEMPT } }) };
    } catch (error) {
      Object.assign((error as { $metadata?: object }).$metadata ?? {}, ONE_ATTEMPT);
      throw error;
    }
  }

  async function send(
    command: SdkCommand,
    client: SdkClient,
    { operation, translation }: Extract<Known, { operation: unknown }>,
    { options, signal }: Asked,
  ) {
    const { service, target, input, output, tokens } = operation;
    const given = withTokens(command.input, tokens, uuid);
    const plain = translation === undefined ? given : await translation.input(given);
    const json = input.toWire(plain) as ObjectCall['json'];
    const { region, timeoutMs } = settings.get(client) ?? (await settingsOf(client));
    const outcome = await outcomeOf({ accessKeyId, region, service, target, json }, timeoutMs, signal);
    if (outcome instanceof Error || outcome.status !== 200) {
      await tellOfSuccesses(client);
      return goOn(command, client, { input: given, outcome, options });
    }
    succeeded(client);
    const said = output.fromWire(outcome.json ?? JSON.parse(String(outcome.body))) as Record<string, unknown>;
    const answer = { $metadata: { ...METADATA }, ...said };
    return { output: translation === undefined ? answer : await translation.output(answer) };
  }

  return (command, client, options) => {
    // A call that has other options than to be broken off is none of the many.
    const signal = signalIn(options);
    const found = signal === 'other' || signal?.aborted ? undefined : knownOf(command, client);
    if (found === undefined || signal === 'other')
      return command.resolveMiddleware(client.middlewareStack, client.config, options);
    return () => sends(command, client, found, { options, signal });
  };
}

/** The SDK's, for a call that has no other. */
export const longWay: ResolveCommand = (command, { middlewareStack, config }, options) =>
  command.resolveMiddleware(middlewareStack, config, options);

/** The retries that the SDK has at most, in its own coin. */
const MOST_COUNTED = 500;
const ONE_ATTEMPT = { attempts: 1, totalRetryDelay: 0 };
const METADATA = {
  httpStatusCode: 200,
  requestId: 'local',
  extendedRequestId: undefined,
  cfId: undefined,
  ...ONE_ATTEMPT,
};

function foundOf(command: SdkCommand, client: SdkClient): Known | undefined {
  const operation = operationOf(command, client);
  if (operation !== undefined) return { operation, translation: translationOf(command, client) };
  const request = requestOperationOf(command, client);
  return request && { request };
}

/** The signal by which a call may be broken off, where that is all that its options say. */
function signalIn(options: unknown): AbortSignal | undefined | 'other' {
  if (options === undefined) return undefined;
  const { abortSignal, ...others } = options as { readonly abortSignal?: AbortSignal };
  return abortSignal === undefined || Object.keys(others).length > 0 ? 'other' : abortSignal;
}

const aborted = () => Object.assign(new Error('Request aborted'), { name: 'AbortError' });
const hungUp = () => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
const timedOut = (timeoutMs: number) =>
  Object.assign(
    new Error(
      `@smithy/node-http-handler - [ERROR] a request has exceeded the configured ${timeoutMs} ms requestTimeout.`,
    ),
    { name: 'TimeoutError', code: 'ETIMEDOUT' },
  );

/** With what the SDK fills in, and nobody else's input changed. */
function withTokens(input: Plain, tokens: readonly string[], uuid: () => string): Plain {
  const missing = tokens.filter((token) => input[token] == null);
  return missing.length === 0
    ? input
    : { ...input, ...Object.fromEntries(missing.map((token) => [token, uuid()])) };
}
