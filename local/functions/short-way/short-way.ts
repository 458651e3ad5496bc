// The short way of a call: what a command of the SDK takes goes to the endpoint as it is, and what comes back is its answer.
// Nothing is signed, written, parsed or looked up, which is most of what a call costs; who calls, whether they may and what it
// is billed as are the endpoint's to say, as ever. A call that does not succeed at once goes on in the SDK, which is handed the
// answer as if it had asked for it: errors, and whether and when a call is repeated, are the SDK's own.
import type { ObjectCall } from '../../aws/aws-call.ts';
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

/** Undefined: nobody is there any more to be answered. */
export type CallShort = (call: ObjectCall) => Promise<AwsReply | undefined>;

export type ShortWayParts = {
  readonly accessKeyId: string;
  readonly call: CallShort;
  readonly uuid: () => string;
  /** Runs this once the time is over; answers how to forget it. */
  readonly later: (milliseconds: number, run: () => void) => () => void;
};

/** Takes the place of `command.resolveMiddleware(client.middlewareStack, client.config, options)` in a bundle. */
export type ResolveCommand = (command: SdkCommand, client: SdkClient, options: unknown) => SdkHandler;

type Known = { readonly operation: Operation; readonly translation: Translation | undefined };
type Outcome = AwsReply | Error;
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
    const operation = operationOf(command, client);
    const found = operation && { operation, translation: translationOf(command, client) };
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

  function outcomeOf(given: ObjectCall, timeoutMs: number): Promise<Outcome> {
    return new Promise((resolve) => {
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

  async function send(command: SdkCommand, client: SdkClient, { operation, translation }: Known) {
    const { service, target, input, output, tokens } = operation;
    const given = withTokens(command.input, tokens, uuid);
    const plain = translation === undefined ? given : await translation.input(given);
    const json = input.toWire(plain) as ObjectCall['json'];
    const { region, timeoutMs } = settings.get(client) ?? (await settingsOf(client));
    const outcome = await outcomeOf({ accessKeyId, region, service, target, json }, timeoutMs);
    if (outcome instanceof Error || outcome.status !== 200) {
      await tellOfSuccesses(client);
      return goOn(command, client, { input: given, outcome });
    }
    successes.set(client, (successes.get(client) ?? 0) + 1);
    const said = output.fromWire(outcome.json ?? JSON.parse(String(outcome.body))) as Record<string, unknown>;
    const answer = { $metadata: { ...METADATA }, ...said };
    return { output: translation === undefined ? answer : await translation.output(answer) };
  }

  return (command, client, options) => {
    // A call that somebody may break off, or that has other options, is none of the many.
    const found = options === undefined ? knownOf(command, client) : undefined;
    if (found === undefined) return command.resolveMiddleware(client.middlewareStack, client.config, options);
    return () => send(command, client, found);
  };
}

/** The SDK's, for a call that has no other. */
export const longWay: ResolveCommand = (command, { middlewareStack, config }, options) =>
  command.resolveMiddleware(middlewareStack, config, options);

/** The retries that the SDK has at most, in its own coin. */
const MOST_COUNTED = 500;
const METADATA = {
  httpStatusCode: 200,
  requestId: 'local',
  extendedRequestId: undefined,
  cfId: undefined,
  attempts: 1,
  totalRetryDelay: 0,
};

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

/** The SDK's own way from here: its first request has been made already, with this input, and this came of it. */
async function goOn(
  command: SdkCommand,
  { middlewareStack, config }: SdkClient,
  { input, outcome }: { readonly input: Plain; readonly outcome: Outcome },
) {
  let isFirst = true;
  const { requestHandler } = config;
  const handle: typeof requestHandler.handle = async (request, options) => {
    if (!isFirst) return requestHandler.handle(request, options);
    isFirst = false;
    if (outcome instanceof Error) throw outcome;
    const { status, headers = {}, body } = outcome;
    return { response: { statusCode: status, headers, body: Buffer.from(body as string) } };
  };
  const answered = { ...config, requestHandler: { handle } };
  // A command that is sent again later has its own input then.
  const written = command.clientCommand ?? command;
  const own = written.input;
  written.input = input;
  try {
    return await command.resolveMiddleware(middlewareStack, answered, undefined)(command);
  } finally {
    written.input = own;
  }
}
