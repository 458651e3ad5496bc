// The second engine by itself, left running: for whoever wants to go the whole way of an operator, from bootstrapping to a doctor who
// finds all well, without an account at AWS.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startSampleStore } from '../local/sample/store/sample-store.ts';
import { makeAskAws } from '../tools/aws/ask.ts';
import { environmentsOf } from './engine/deploy.ts';
import { type Engine, ROOT_KEYS, startSecondEngine } from './engine/engine.ts';
import { lendCrutches } from './engine/lend-crutches.ts';
import { type TrialShop, trialSettings } from './places/settings.ts';
import { verifySender } from './sender.ts';
import { regionOfRole, regionsOf } from './shop.ts';

const BETWEEN_LOOKS_MS = 10_000;

export type Practice = {
  readonly program: string;
  /** Of this run alone: what the engine keeps. */
  readonly folder: string;
  /** Where the file for the other terminal goes. */
  readonly local: string;
  readonly print: (line: string) => void;
  /** Aborted when somebody has had enough. */
  readonly until: AbortSignal;
};

/** Resolves once `until` is aborted; nothing that it started is left behind then. */
export async function practise({ program, folder, local, print, until }: Practice): Promise<void> {
  const store = await startSampleStore({ port: 0 });
  const shop = slowly(trialSettings(`${store.url}/catalogue.json`));
  const [region = ''] = regionsOf(shop);
  const engine = await startSecondEngine({ program, folder, startsAt: new Date(), region });
  try {
    const ask = makeAskAws({ endpoint: engine.url, keys: ROOT_KEYS, now: engine.clock.now });
    await verifySender(ask, shop);
    const file = join(local, 'second-engine.sh');
    mkdirSync(local, { recursive: true });
    writeFileSync(file, exportsFor(engine, shop), { mode: 0o600 });
    for (const line of nextSteps(file, shop)) print(line);
    while (!until.aborted && engine.group.isRunning()) {
      // What its permissions see otherwise than AWS's, for every role that a deployment makes.
      await lendCrutches(ask, (role) => regionOfRole(role, shop)).catch(() => []);
      await wait(BETWEEN_LOOKS_MS, undefined, { signal: until }).catch(() => {});
    }
    if (!until.aborted) throw new Error(`The second engine ended: ${engine.group.said().trim().slice(-500)}`);
  } finally {
    await engine.group.stop();
    rmSync(join(local, 'second-engine.sh'), { force: true });
    await store.stop();
  }
}

/** As many mails in a second as an account in the sandbox may send, which the engine's are. */
const slowly = ({ products, ...shop }: TrialShop): TrialShop => ({
  ...shop,
  products: Object.fromEntries(
    Object.entries(products).map(([name, product]) => [name, { ...product, mailsPerSecond: 1 }]),
  ),
});

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** For a Unix shell: where AWS is for every command from there on, and a shop whose settings stay inside this engine. */
export function exportsFor({ environment }: Pick<Engine, 'environment'>, shop: TrialShop): string {
  const { STORY_CLOCK: _, ...rest } = environment;
  const all = {
    ...rest,
    NODE_OPTIONS: `--require ${join(import.meta.dirname, 'engine', 'on-aws.cjs')}`,
    SHOP_SETTINGS: JSON.stringify(shop),
  };
  const names = Object.entries(all).filter(([name]) => name !== 'PATH');
  return `${names.map(([name, value]) => `export ${name}=${quoted(value)}`).join('\n')}\n`;
}

const nextSteps = (file: string, shop: TrialShop): readonly string[] => [
  '',
  'The second engine stands, and is AWS for whoever says so. In another terminal, in this folder:',
  '',
  `  . ${file}`,
  `  npx cdk bootstrap ${environmentsOf(regionsOf(shop)).join(' ')}`,
  '  npm run deploy -- --require-approval never',
  '  npm run connect -- generic --yes --aws',
  '  npm run doctor -- --aws',
  '',
  'Ctrl-C here ends it and forgets all of it.',
];
