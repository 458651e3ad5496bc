// A settings file that somebody broke, met by every tool: a sentence that names the file and the fix, an exit code, no stack trace.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readShopSettings } from '../../../lib/settings/shop-settings.ts';
import { synthesise } from '../../../local/template/synth.ts';
import { main as carts } from '../../../tools/carts.ts';
import { main as connect } from '../../../tools/connect.ts';
import { main as deploy } from '../../../tools/deploy.ts';
import { main as doctor } from '../../../tools/doctor.ts';
import { main as erase } from '../../../tools/erase.ts';
import { main as exported } from '../../../tools/export.ts';
import { main as imported } from '../../../tools/import.ts';
import { main as person } from '../../../tools/person.ts';
import { main as restore } from '../../../tools/restore.ts';
import { main as rules } from '../../../tools/rules.ts';
import { main as setup } from '../../../tools/setup.ts';
import { main as staff } from '../../../tools/staff.ts';
import { main as why } from '../../../tools/why.ts';

type Main = typeof carts;

const NOWHERE = ['--endpoint', 'http://127.0.0.1:49151'];
const TOOLS: readonly (readonly [string, Main, readonly string[]])[] = [
  ['carts', carts, ['waits', 'k-1', '1', '2', '--by', 'Ana', ...NOWHERE]],
  ['connect', connect, ['shopify', ...NOWHERE]],
  ['deploy', deploy, ['--check']],
  ['doctor', doctor, []],
  ['erase', erase, ['+447700900123', ...NOWHERE]],
  ['export', exported, ['loyalty', 'never-written', ...NOWHERE]],
  ['import', imported, ['history', 'shopify', ...NOWHERE]],
  ['person', person, ['show', '+447700900123', ...NOWHERE]],
  ['restore', restore, ['loyalty', 'latest', ...NOWHERE]],
  ['rules', rules, ['try', 'Nightly mail: off.']],
  ['setup', setup, ['--dry-run', '--set', 'stage=test']],
  ['staff', staff, ['list', ...NOWHERE]],
  ['why', why, ['1001', ...NOWHERE]],
];

const home = process.cwd();
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'broken-settings-'));
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true, force: true });
});

async function said(main: Main, args: readonly string[], cdkJson: string) {
  writeFileSync('cdk.json', cdkJson);
  const lines: string[] = [];
  const add = (line: string) => lines.push(line);
  const code = await main(args, { print: add, complain: add }, { PORT: '49151' });
  return { code, text: lines.join('\n') };
}
const NO_TRACE = /\n\s+at \S+ \(|node:internal|TypeError|RangeError|ZodError|Cannot (?:read|destructure)/;

describe.each([
  ['that is no JSON', '{"context": {"shop": {,}}}', /cdk\.json is not valid JSON: .*git checkout cdk\.json/s],
  ['that is empty', '', /cdk\.json is not valid JSON: .*git checkout cdk\.json/s],
  ['that is a list', '[]', /cdk\.json is not a block in curly brackets.*git checkout cdk\.json/s],
  ['that is nothing', 'null', /cdk\.json is not a block in curly brackets.*git checkout cdk\.json/s],
])('a cdk.json %s', (_, cdkJson, sentence) => {
  it.each(TOOLS)('is named by %s, with the fix', async (_name, main, args) => {
    const { code, text } = await said(main, args, cdkJson);
    expect(text).toMatch(sentence);
    expect(text).not.toMatch(NO_TRACE);
    expect(code).toBe(1);
  });

  it('is named by what npm start, the demo and the simulator begin with', async () => {
    writeFileSync('cdk.json', cdkJson);
    await expect(synthesise({ directory: folder })).rejects.toThrow(sentence);
  });
});

describe.each([
  ['no shop', '{"context": {}}', /shop: is missing\. Run "npm run setup"/],
  ['no context', '{"context": null}', /shop: is missing\. Run "npm run setup"/],
  ['a shop that is a list', '{"context": {"shop": []}}', /shop: is missing or is not an object/],
  [
    'a shop with mistakes',
    '{"context": {"shop": {"name": 5, "currency": "pounds", "timeZone": "London"}}}',
    /context "shop" in cdk\.json\) have .*shop\.currency: .*shop\.timeZone: /s,
  ],
])('a cdk.json with %s', (what, cdkJson, sentence) => {
  // A document can be explained without a shop, and setup is what writes one.
  const asked = TOOLS.filter(([name]) => name !== 'setup' && (name !== 'rules' || what.includes('mistakes')));
  it.each(asked)('is told by %s, with the place and the fix', async (_name, main, args) => {
    const { code, text } = await said(main, args, cdkJson);
    expect(text).toMatch(sentence);
    expect(text).not.toMatch(NO_TRACE);
    expect(code).toBe(1);
  });

  it('is told by what builds the stacks', () => {
    const { context } = JSON.parse(cdkJson) as { context: { shop?: unknown } | null };
    expect(() => readShopSettings(context?.shop)).toThrow(sentence);
  });

  it('is taken by setup, which mends it', async () => {
    const { code, text } = await said(setup, ['--dry-run', '--set', 'stage=test'], cdkJson);
    expect(text).not.toMatch(NO_TRACE);
    // It says what is missing still, and a block that is whole it would write.
    expect([0, 1]).toContain(code);
  });
});

describe.each([
  ['no JSON', '{"name": ', /shop\.json is not valid JSON: /],
  ['a list', '["name"]', /shop\.json is not a block in curly brackets/],
])('a settings file that is %s', (_, text, sentence) => {
  it('is named by setup, with the fix', async () => {
    writeFileSync('shop.json', text);
    const { code, text: told } = await said(setup, ['--dry-run', '--answers', 'shop.json'], '{"context":{}}');
    expect(told).toMatch(sentence);
    expect(told).not.toMatch(NO_TRACE);
    expect(code).toBe(1);
  });
});
