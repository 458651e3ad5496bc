// Every command of ours that a document shows, run as it stands there: against the laptop instead of an AWS account, settings with
// --dry-run, and with files, ids and days of this shop where the text has those of its reader.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import { packs } from '../../local/products/registry.ts';
import type { Runtime } from '../../local/runtime/runtime.ts';
import { openSampleShop } from '../../local/sample/shop.ts';
import { startRuntime } from '../../local/start-runtime.ts';
import type { MadeTool } from '../../tools/frame/command.ts';
import { buildHere } from '../support/build-here.ts';
import { memberRow } from '../support/loyalty-runtime.ts';
import { wayOf } from '../support/way.ts';
import { argsOf, behindRegion, emptyTables, lineOf, once, openCart, scriptOf, shown } from './played-shop.ts';
import type { Shown } from './shown-commands.ts';

/** Played here. Everything else that is a script has its place in `ELSEWHERE`. */
const TOOLS = ['setup', 'doctor', 'rules', 'import', 'staff', 'carts', 'restore', 'export', 'erase'];
/** What runs the others: a step of `.ci/run`, or a test. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  ci: '.ci/run',
  start: '.ci/start-check.ts, in .ci/run',
  demo: '.ci/run',
  preview: 'test/local/preview.e2e.ts',
  bench: '.ci/run',
  simulate: '.ci/run',
  synth: '.ci/run',
  test: '.ci/run',
  types: '.ci/run',
  lint: '.ci/run',
  purity: '.ci/run',
  'test:browser': '.ci/run',
  conformance: '.ci/run, where there is Python',
  check: 'package.json: the four before it',
  person: 'test/e2e/person.e2e.ts: it needs somebody whom the products know',
  why: 'test/e2e/person.e2e.ts',
  deploy:
    'test/tools/deploy for what it refuses; conformance/stand-up.ts, by hand, for the deployment itself',
};

const toolOf = async (script: string): Promise<MadeTool> =>
  ((await import(/* @vite-ignore */ pathToFileURL(`tools/${script}.ts`).href)) as { main: MadeTool }).main;

/** Whether a line has all that its tool wants: in a sentence, a command may be named without its words. */
async function isWhole(each: Shown): Promise<boolean> {
  try {
    (await toolOf(scriptOf(each))).reads(argsOf(each));
    return true;
  } catch {
    return false;
  }
}

const read = (file: string) => readFileSync(file, 'utf8');
const FILES: Readonly<Record<string, string>> = {
  'members.csv': 'phone,name,points\n07700 900301,Olga,84\n07700 900302,Pia,12.5\n',
  'list.csv': 'phone,name,points\n07700 900303,Quin,20\n',
  'stamps.csv': 'Who,Contact no.,Bonus dots,Visits\nRuth,07700 900304,31,many\n',
  'takings.csv': 'sale_id,closed_at,phone,total\ns-77,2026-11-16 09:15,07700 900301,18.00\n',
  'orders.csv': 'order_id,placed_at,total,customer_id,sku\n901,2026-03-14,45.00,c-90,BUNDLE-LIGHTS-LOCK\n',
  'products.csv': 'sku,name,price,stock\nBELL,Bell,9.00,4\n',
  'my-settings.txt': read('rules/upsell/settings.txt'),
  'my-voice.txt': read('rules/upsell/voice.txt'),
  'my-rules.txt': read('rules/cart-recovery/rules.txt'),
  'loyalty-my-rules.txt': read('rules/loyalty/rules.txt'),
};
const PAGE = /^\S+\.html$/;
const DAY_OR_MOMENT = /^20\d\d-\d\d-\d\d(?:T[\d:.]+Z)?$/;
const BEFORE = '2026-11-17T10:00:00.000Z';
const MOMENT = '2026-11-17T11:00:00.000Z';
/** After the night, in which the daily copy is made. */
const NOW = '2026-11-18T06:00:00.000Z';

/** What a text leaves to its reader to put in. */
const BLANKS: Readonly<Record<string, string>> = {
  '<number>': '07700 900123',
  '<cart>': 'k-42',
  '<first>': '6',
  '<second>': '30',
  '<name>': 'Ana',
};
/** What the page has its reader set before this line. */
const BEFOREHAND: readonly (readonly [RegExp, readonly string[]])[] = [
  [/deployAccess\.ids/, ['deployAccess.repository=ridgeback/shop', 'deployAccess.environment=production']],
  [/testOrders/, ['products.upsell.platform=shopify']],
];
/** Lines that are for another shop than this, or for somebody at a terminal, and who plays those. */
const NOT_HERE: readonly (readonly [RegExp, string])[] = [
  [/^setup$/, 'asks: test/tools/setup.unit.ts has its questions'],
  [/^import history platform/, 'test/e2e/stores-shopify.e2e.ts, at a stand-in of the store'],
  [/^import catalogue/, 'test/e2e/upsell-catalogue-import.e2e.ts, in a shop without catalogueUrl'],
];

let runtime: Runtime;
let sample: Awaited<ReturnType<typeof openSampleShop>>;
let folder: string;
let importId = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shown-'));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  runtime = await startRuntime({ packs, ...wayOf({}), quiet: true, build: buildHere, startAt: BEFORE });
  sample = await openSampleShop(runtime, packs);
  await runtime.put('loy-members', [memberRow('+65091234567'), memberRow('+447700900123')]);
  await runtime.advance(NOW);
  await openCart(runtime, 'k-42');
  for (const script of TOOLS) await toolOf(script);
}, 600_000);
afterAll(async () => {
  await sample?.stop();
  await runtime?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What the reader puts in, put in: his files, his numbers, his days. */
function filledIn(script: string, word: string, args: readonly string[]): readonly string[] {
  if (word === '--aws' || word === '--endpoint' || word.startsWith('http://127.0.0.1:')) return [];
  if (word === 'my-rules.txt' && args.includes('loyalty')) return [join(folder, 'loyalty-my-rules.txt')];
  if (word in FILES || PAGE.test(word)) return [join(folder, word)];
  if (word in BLANKS) return [BLANKS[word] ?? ''];
  if (/^m-[0-9a-f]{10}$/.test(word)) return [importId];
  // The laptop has an Ana already.
  if (script === 'staff' && args[0] === 'add' && word === 'Ana') return ['Ana Two'];
  // The laptop keeps no history: it is put back as it is now.
  if (script === 'restore' && DAY_OR_MOMENT.test(word)) {
    if (!word.includes('T')) return [NOW.slice(0, 10)];
    return [args.includes('--yes') ? 'newest' : MOMENT];
  }
  return [word];
}

async function play(each: Shown) {
  const script = scriptOf(each);
  const tool = await toolOf(script);
  const shownArgs = argsOf(each);
  const beforehand = BEFOREHAND.filter(([line]) => line.test(each.command)).flatMap(([, set]) => set);
  const args = [
    ...shownArgs.flatMap((word) => filledIn(script, word, shownArgs)),
    ...beforehand.flatMap((set) => ['--set', set]),
    ...(shownArgs.includes('--set') ? ['--dry-run'] : []),
    // Somebody types it unseen.
    ...(script === 'staff' && /^(?:add|pin)$/.test(shownArgs[0] ?? '') ? ['--pin', '482915'] : []),
    ...(script === 'export' ? [join(folder, `export-${Math.random()}`)] : []),
  ];
  // Whoever gets another PIN is on the list.
  if (script === 'staff' && shownArgs[0] === 'pin') await run(tool, ['add', 'Ana', '--pin', '482915']);
  // A restore is for tables that were lost.
  if (script === 'restore' && !/drill|--beside/.test(args.join(' ')))
    await emptyTables(runtime, args.includes('loyalty') ? 'loy-' : 'upsr-');
  return run(tool, args);
}

async function run(tool: MadeTool, args: readonly string[]) {
  const said: string[] = [];
  const environment = { ...process.env, SHOP_SETTINGS: JSON.stringify(cdk.context.shop) };
  const at = 'endpoint' in tool.options ? ['--endpoint', runtime.url] : [];
  const code = await tool([...args, ...at], { print: (line) => said.push(line), canAsk: false }, environment);
  return { code, said: said.join('\n') };
}

describe('a command that a document shows does what it is shown for', () => {
  const played = [...shown, ...behindRegion].filter(
    (each) => TOOLS.includes(scriptOf(each)) && !NOT_HERE.some(([line]) => line.test(lineOf(each))),
  );
  it.each(once(played))('%s', async (_, each) => {
    if (each.isNamed && !(await isWhole(each))) return;
    const { code, said } = await play(each);
    // In a sentence, a command may be named without all that it wants.
    if (each.isNamed && code === 2) return;
    importId = /\bm-[0-9a-f]{10}\b/.exec(said)?.[0] ?? importId;
    expect(code, said).toBe(0);
  });
});

it('whatever else is shown is run somewhere', () => {
  const others = [...new Set(shown.map(scriptOf))].filter(
    (script) => ![...TOOLS, 'connect'].includes(script),
  );
  expect(others.filter((script) => !(script in ELSEWHERE))).toEqual([]);
  const checks = readFileSync('.ci/run', 'utf8');
  for (const [script] of Object.entries(ELSEWHERE).filter(([, where]) => where === '.ci/run'))
    expect(checks, script).toMatch(new RegExp(`npm (?:run (?:--silent )?)?${script}\\b`));
});
