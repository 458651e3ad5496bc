// The same calls by the SDK's own clients, in the short way or over a socket, and what they come to.
import type { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { CallInFlight } from '../../../../local/aws/intercept.ts';
import type { SdkClient, SdkCommand } from '../../../../local/functions/short-way/commands.ts';
import { makeShortWay } from '../../../../local/functions/short-way/short-way.ts';
import type { LocalService, World } from '../../../../local/world.ts';
import { type LaptopOptions, startLaptop } from '../../aws/services/laptop.ts';

export type Way = 'short' | 'long';
export type CallsOf<Clients> = (clients: Clients) => readonly (readonly [object, object, object?])[];
export const NONE = { tokens: 0, short: 0 };

/** What these calls come to, each alone and in turn, one way or the other. */
export async function playedOne<Clients>(
  way: Way,
  parts: Pick<LaptopOptions, 'resources' | 'functions' | 'intercept' | 'startAt'> & {
    /** Of the function that calls. */
    readonly name: string;
    readonly clientsOf: (settings: object) => Clients;
    readonly calls: CallsOf<Clients>;
    readonly heard: (call: CallInFlight) => string;
    /** A service beside the usual ones. */
    readonly open?: (world: World) => Promise<LocalService>;
  },
) {
  const { name, clientsOf, calls, open, intercept } = parts;
  const heard: string[] = [];
  let own: LocalService | undefined;
  let opened: Promise<void> | undefined;
  const laptop = await startLaptop({
    ...parts,
    intercept: (call, phase) => {
      heard.push(`${phase} ${parts.heard(call)}`);
      return intercept?.(call, phase);
    },
    more(world) {
      if (open === undefined) return [];
      opened = open(world).then((made) => {
        own = made;
      });
      return [late(() => own)];
    },
  });
  await opened;
  const tokens: string[] = [];
  let short = 0;
  const resolve = makeShortWay({
    accessKeyId: name,
    call: (call) => {
      short += 1;
      return laptop.callShort(call);
    },
    uuid: () => {
      const token = crypto.randomUUID();
      tokens.push(token);
      return token;
    },
    later: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  const send = async (client: object, command: object, options?: object): Promise<unknown> => {
    if (way === 'long') return (client as SQSClient).send(command as SendMessageCommand, options);
    const handler = resolve(command as SdkCommand, client as SdkClient, options);
    return (await handler(command)).output;
  };
  const clients = clientsOf(laptop.as(name));
  const answers: unknown[] = [];
  try {
    for (const [client, command, options] of calls(clients))
      answers.push(
        await send(client, command, options).then(plain, (error: Error) => plain(described(error))),
      );
    await laptop.idle();
    return {
      answers,
      heard,
      own: { tokens: tokens.length, short },
      counted: laptop.counted,
      invoked: laptop.invoked,
      denied: laptop.permissions.denied(),
      unused: laptop.permissions.unused(),
    };
  } finally {
    await laptop.stop();
  }
}

/** The service that is there by the time that it is asked. */
const late = (find: () => LocalService | undefined): LocalService =>
  new Proxy({} as LocalService, { get: (_, name) => Reflect.get(find() ?? {}, name) as unknown });

const described = (error: Error) => {
  const { $response, stack, ...said } = { ...error } as Record<string, unknown>;
  return { ...said, name: error.name, message: error.message, isError: error instanceof Error };
};

/** Ids and waits are drawn anew in each play; the rest of an answer, types included, must be the same. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return { date: value.getTime() };
  if (value instanceof Uint8Array) return { bytes: [...value] };
  if (value instanceof Set) return { set: [...value].map(plain) };
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  // What S3 holds comes as a stream that is read by whoever asked.
  if ('transformToString' in value) return { stream: (value as { readableLength?: number }).readableLength };
  const kept = Object.entries(value).filter(([name]) => !FRESH.includes(name));
  return Object.fromEntries(kept.map(([name, held]) => [name, plain(held)]));
}
const FRESH = [
  'RequestId',
  'MessageId',
  'EventId',
  'VersionId',
  'totalRetryDelay',
  'x-amzn-requestid',
  'date',
];
