// `npm start`: the laptop runtime for people. Starts everything, says where it is and what to try first.
import { spawn } from 'node:child_process';
import { readInstant } from '../shared/time/instant.ts';
import {
  type Environment,
  makeTool,
  type Options,
  type OptionTable,
  runAsProcess,
  UsageError,
} from '../tools/frame/command.ts';
import { addresses, firstSteps } from './first-words.ts';
import type { Runtime } from './runtime/runtime.ts';
import { stopOnSignals } from './stopping.ts';

const DEFAULT_PORT = 4700;
/** A start takes no longer, even on a slow machine: what is further ahead of the moment was left by an earlier run. */
const A_START_MS = 10 * 60_000;

const help = `npm start -- [options]

Runs the synthesised stacks on this machine: no AWS account, no Docker, no network.

  --port <number>              where the console is (default ${DEFAULT_PORT}; PORT sets it too)
  --only <product>             runs one product alone; may be given several times
  --fresh                      forgets messages, tables, clock and secrets of earlier runs
  --no-open                    does not open a browser
  --no-sample-shop             leaves the sample shop out: no catalogue feed, no earlier orders, no
                               manager at the staff desk
  --start-at <moment>          where a fresh clock begins, such as 2027-03-27T22:00Z; the clock of an earlier run is
                               moved on to it, and never back: for that, add --fresh
  --state <folder>             keeps what must outlast a restart there (default .local/state)
  --dynamodb-endpoint <url>    uses this DynamoDB engine instead of starting one
  --help                       this text`;

const options = {
  port: 'text',
  only: 'texts',
  fresh: 'flag',
  'no-open': 'flag',
  'no-sample-shop': 'flag',
  'start-at': 'text',
  state: 'text',
  'dynamodb-endpoint': 'text',
} as const satisfies OptionTable;

const mainThat = (whenReady: () => void) =>
  makeTool({
    help,
    options,
    run: async (asked) => {
      await start(readFlags(asked.options, asked.environment), asked.print);
      whenReady();
      return 0;
    },
  });

export const main = mainThat(() => {});

/** As the program of this process, which ends where it does not start. */
export async function runLaptop(whenReady = () => {}): Promise<void> {
  await runAsProcess(mainThat(whenReady));
  // What was opened by then must not keep a start alive that failed.
  if (process.exitCode !== 0) process.exit();
}

async function start(flags: ReturnType<typeof readFlags>, print: (line: string) => void): Promise<void> {
  // A function's local time is UTC on AWS; worker threads share the process's zone.
  process.env.TZ = 'UTC';

  const open: (() => Promise<void>)[] = [];
  stopOnSignals(open);
  const startedAt = performance.now();
  print(
    'Starting the laptop: the stacks as they would go to AWS, their functions and tables, and a sample shop.',
  );
  // Begun before the rest is loaded, which takes as long; startRuntime asks for the same again, and says what goes wrong.
  (await import('./runtime/stacks.ts')).beginStacks({ only: flags.only, beforeItsCode: true }, print);
  const { startRuntime, consoleOf, packs, openSampleShop } = await theRest();
  const runtime = await startRuntime({
    port: flags.port,
    only: flags.only,
    fresh: flags.fresh,
    packs,
    beforeItsCode: true,
    pages: consoleOf(packs, async () => (await import('../tools/rules/desk.ts')).rulesDesk),
    ...(flags.startAt === undefined ? {} : { startAt: flags.startAt.toISOString() }),
    ...(flags.state === undefined ? {} : { stateDirectory: flags.state }),
    ...(flags.dynamodbEndpoint === undefined ? {} : { dynamodbEndpoint: flags.dynamodbEndpoint }),
  });
  open.push(runtime.stop);
  if (flags.startAt !== undefined) await moveTo(flags.startAt, runtime, print);
  const shop = flags.sampleShop ? await openSampleShop(runtime, packs) : undefined;
  if (shop !== undefined) open.push(shop.stop);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  print(
    `\nReady after ${seconds} s.\n${await addresses(runtime, packs, shop?.url)}\n${firstSteps(runtime, packs)}`,
  );
  if (flags.open) openBrowser(runtime.url);
  // While the clock is moved functions run in this thread, and what one of them forgets to catch is theirs alone.
  for (const event of ['unhandledRejection', 'uncaughtException'] as const)
    process.on(event, (error: unknown) =>
      console.error('Nobody caught this, and the laptop goes on:', error),
    );
}

/** Loaded after the first word: a cold computer takes seconds to read so many files, and silence looks like a fault. */
async function theRest() {
  const [{ startRuntime }, { consoleOf }, { packs }, { openSampleShop }] = await Promise.all([
    import('./start-runtime.ts'),
    import('./console/console.ts'),
    import('./products/registry.ts'),
    import('./sample/shop.ts'),
  ]);
  return { startRuntime, consoleOf, packs, openSampleShop };
}

function readFlags(given: Options<typeof options>, environment: Environment) {
  const written = given.port ?? environment.PORT ?? DEFAULT_PORT;
  const port = Number(written);
  if (!Number.isInteger(port) || port < 0 || port > 65_000)
    throw new UsageError(`"${written}" is not a port; use for example --port ${DEFAULT_PORT}`);
  return {
    port,
    only: given.only ?? [],
    fresh: given.fresh,
    sampleShop: !given['no-sample-shop'],
    startAt: startAtIn(given['start-at']),
    state: given.state,
    dynamodbEndpoint: given['dynamodb-endpoint'],
    open: !given['no-open'] && process.stdout.isTTY === true && environment.CI === undefined,
  };
}

/** Throws for what is no moment. */
function startAtIn(written: string | undefined): Date | undefined {
  if (written === undefined) return undefined;
  const moment = readInstant(written);
  if (moment !== undefined) return moment;
  throw new UsageError(
    `--start-at "${written}" is no moment; write the date, the time and the zone, for example --start-at 2027-03-27T22:00Z`,
  );
}

/** What an earlier run left may stand before the moment, or after it. */
async function moveTo(moment: Date, runtime: Runtime, print: (line: string) => void): Promise<void> {
  const now = runtime.now();
  if (now < moment) await runtime.advance(moment.toISOString());
  else if (now.getTime() - moment.getTime() > A_START_MS)
    print(
      `The clock of the earlier run stands at ${now.toISOString()} and does not go back; --fresh begins at ${moment.toISOString()}.`,
    );
}

/** Best effort: a machine without a browser is no reason to fail. */
function openBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url];
  spawn(command!, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

if (import.meta.main) await runLaptop();
