// The laptop as a place for stories: `npm start` in a process of its own, asked through its control interface.
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { makeAskAws } from '../../tools/aws/ask.ts';
import { withoutAws } from '../engine/engine.ts';
import { startGroup } from '../engine/process-group.ts';
import { startCommands } from './commands.ts';
import { madeBefore } from './made-before.ts';
import type { Message, Place } from './place.ts';
import { STAGE } from './settings.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
const KEYS = { accessKeyId: 'local-operator', secretAccessKey: 'local' };
const START_TRIES = 1_200;

type Status = {
  readonly now: string;
  readonly awsEndpoint: string;
  readonly functions: readonly { readonly name: string; readonly url?: string }[];
};

type Usage = { readonly calls: readonly { readonly action: string; readonly count: number }[] };

/** `folder` keeps its state and is this run's own. */
export async function laptopPlace(options: {
  readonly folder: string;
  readonly shop: object;
  readonly startsAt: Date;
  /** Where its tables are; default: in an engine of its own. */
  readonly dynamodbEndpoint?: string;
}): Promise<Place> {
  const { dynamodbEndpoint } = options;
  const environment = { ...withoutAws(process.env), SHOP_SETTINGS: JSON.stringify(options.shop) };
  await madeBefore();
  const group = startGroup({
    command: process.execPath,
    args: [
      ...['--import', './tools/frame/enough-node.js', 'local/start.js'],
      ...['--port', '0', '--no-open', '--no-sample-shop', '--fresh'],
      ...['--start-at', options.startsAt.toISOString(), '--state', join(options.folder, 'laptop')],
      ...(dynamodbEndpoint === undefined ? [] : ['--dynamodb-endpoint', dynamodbEndpoint]),
    ],
    cwd: ROOT,
    environment,
  });
  let url: string | undefined;
  for (let attempt = 0; attempt < START_TRIES && group.isRunning() && url === undefined; attempt += 1) {
    await wait(50);
    url = /Ready after/.test(group.said())
      ? /Console +(http:\/\/127\.0\.0\.1:\d+)/.exec(group.said())?.[1]
      : undefined;
  }
  if (url === undefined) {
    await group.stop();
    throw new Error(`The laptop did not start: ${group.said().trim().split('\n').slice(-5).join('\n')}`);
  }
  const told = async (path: string, body?: object) => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const answer = await fetch(url + path, init);
    if (!answer.ok)
      throw new Error(`The laptop answered ${answer.status} to ${path}: ${await answer.text()}`);
    return answer.json();
  };
  const status = async () => (await told('/_local/status')) as Status;
  const { awsEndpoint } = await status();
  const commands = await startCommands(environment).catch(async (error: unknown) => {
    await group.stop();
    throw error;
  });
  return {
    name: 'laptop',
    ask: makeAskAws({ endpoint: awsEndpoint, keys: KEYS, now: () => new Date() }),
    now: async () => new Date((await status()).now),
    moveTo: async (moment) => {
      if (moment > new Date((await status()).now)) await told('/_local/clock', { to: moment.toISOString() });
    },
    // It says itself when nothing is under way.
    until: async (what, isSo) => {
      await told('/_local/idle', {});
      if (!(await isSo())) throw new Error(`On the laptop it did not happen that ${what}`);
    },
    urlOf: async (name) => {
      const found = (await status()).functions.find((one) => one.name === `${name}-${STAGE}`)?.url;
      if (found === undefined) throw new Error(`The laptop has no address of ${name}`);
      return found.replace(/\/$/, '');
    },
    visit: async (address, asked = {}) => {
      const answer = await fetch(address, { redirect: 'manual', ...asked });
      return { status: answer.status, headers: answer.headers, text: await answer.text() };
    },
    messages: async () => (await told('/_local/messages')) as Message[],
    command: (file, words) => commands.run(file, [...words, '--endpoint', url]),
    runs: async () => {
      const { calls } = (await told('/_local/usage')) as Usage;
      return calls.reduce((sum, { action, count }) => sum + (action === 'Invocation' ? count : 0), 0);
    },
    memoryBytes: group.memoryBytes,
    stop: async () => {
      await commands.stop();
      await group.stop();
    },
  };
}
