// The second engine as a place for stories: our stacks as the CDK deployed them there, asked as AWS would be.
import { setTimeout as wait } from 'node:timers/promises';
import { at, list, text } from '../../shared/platforms/fields.ts';
import { type AskAws, makeAskAws } from '../../tools/aws/ask.ts';
import { ACCOUNT, type Engine, ROOT_KEYS, withoutAws } from '../engine/engine.ts';
import { startCommands } from './commands.ts';
import type { Message, Place } from './place.ts';
import { STAGE } from './settings.ts';

const LOOKS = 1_200;
const BETWEEN_LOOKS_MS = 100;
/** Its scheduler looks up every ten seconds of its own clock, and wakes at once when that has moved. */
const AFTER_A_MOVE_MS = 150;
const ON_AWS = /^https:\/\/([a-z0-9]{32})\.lambda-url\.[a-z0-9-]+\.on\.aws/;

/** `regions` are those of the products whose functions have addresses. */
export async function secondPlace(options: {
  readonly engine: Engine;
  readonly shop: object;
  readonly regions: readonly string[];
  readonly regionOf: (functionName: string) => string;
}): Promise<Place> {
  const { engine, shop, regions, regionOf } = options;
  const environment = {
    ...withoutAws(process.env),
    ...engine.environment,
    SHOP_SETTINGS: JSON.stringify(shop),
  };
  const commands = await startCommands(environment);
  const now = engine.clock.now;
  const made = () => makeAskAws({ endpoint: engine.url, keys: ROOT_KEYS, now });
  let asking: AskAws = made();
  return {
    name: 'second engine',
    ask: (...question) => asking(...question),
    now: async () => now(),
    moveTo: async (moment) => {
      engine.clock.moveTo(moment);
      // Its clients sign with the time at which they were made.
      asking = made();
      await wait(AFTER_A_MOVE_MS);
    },
    until: async (what, isSo) => {
      for (let look = 0; look < LOOKS; look += 1) {
        if (await isSo()) return;
        await wait(BETWEEN_LOOKS_MS);
      }
      throw new Error(`On the second engine it did not happen that ${what}`);
    },
    urlOf: async (name) => {
      const FunctionName = `${name}-${STAGE}`;
      const found = await asking('lambda', 'GetFunctionUrlConfig', { FunctionName }, regionOf(name));
      return (text(at(found, 'FunctionUrl')) ?? '').replace(/\/$/, '');
    },
    visit: async (address, asked = {}) => {
      const here = address.replace(ON_AWS, `${engine.url}/_aws/lambda-url/$1`);
      const answer = await fetch(here, { redirect: 'manual', ...asked });
      return { status: answer.status, headers: answer.headers, text: await answer.text() };
    },
    messages: listener(engine.url),
    // The rules' commands mean AWS where nothing else is said.
    command: (file, words, region) =>
      commands.run(file, file === 'tools/rules.ts' ? words : [...words, '--aws'], {
        AWS_REGION: region,
        AWS_DEFAULT_REGION: region,
      }),
    runs: async () => {
      const told = await Promise.all(regions.map((region) => runsIn(region, asking)));
      return told.reduce((sum, runs) => sum + runs, 0);
    },
    memoryBytes: engine.group.memoryBytes,
    stop: async () => {
      await commands.stop();
      await engine.group.stop();
    },
  };
}

/** Every run ends with such a line in the function's log. */
async function runsIn(region: string, ask: AskAws): Promise<number> {
  const functions = list(at(await ask('lambda', 'ListFunctions', {}, region), 'Functions'));
  const runs = await Promise.all(
    functions.map(async (one) => {
      const logGroupName = `/aws/lambda/${text(at(one, 'FunctionName'))}`;
      const input = { logGroupName, filterPattern: 'REPORT', limit: 10_000 };
      // A function that has not run yet may have no log.
      const answer = await ask('logs', 'FilterLogEvents', input, region).catch(() => undefined);
      return list(at(answer, 'events')).filter((event) => text(at(event, 'message'))?.startsWith('REPORT'))
        .length;
    }),
  );
  return runs.reduce((sum, count) => sum + count, 0);
}

type Mail = {
  readonly To: readonly string[];
  readonly Subject: string;
  readonly BodyText: string;
  readonly BodyHtml: string | null;
};
type Sent = {
  readonly messages?: Readonly<Record<string, readonly Mail[]>>;
  readonly sms_messages?: Readonly<Record<string, readonly { readonly Message: string }[]>>;
};

/** It keeps mails and texts apart, and texts without a time: what is new at a look came after all that was there before. */
function listener(url: string): () => Promise<readonly Message[]> {
  const heard: Message[] = [];
  const known = new Map<string, number>();
  const hear = (source: string, all: readonly Message[]) => {
    heard.push(...all.slice(known.get(source) ?? 0));
    known.set(source, all.length);
  };
  const ask = async (path: string) =>
    (await (await fetch(`${url}/_ministack/${path}?account=${ACCOUNT}`)).json()) as Sent;
  return async () => {
    const [{ messages = {} }, { sms_messages = {} }] = await Promise.all([
      ask('ses/messages'),
      ask('sns/sms-messages'),
    ]);
    hear(
      'mails',
      (messages[ACCOUNT] ?? []).map((mail) => ({
        channel: 'email',
        to: mail.To.join(', '),
        subject: mail.Subject,
        text: mail.BodyText,
        ...(mail.BodyHtml === null ? {} : { html: mail.BodyHtml }),
      })),
    );
    for (const [to, sent] of Object.entries(sms_messages))
      hear(
        to,
        sent.map(({ Message: text }) => ({ channel: 'sms', to, text })),
      );
    return [...heard];
  };
}
