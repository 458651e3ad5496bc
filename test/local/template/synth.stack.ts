// The assembly that the end-to-end tests run on is the one that the app's own process writes.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import cdk from '../../../cdk.json' with { type: 'json' };
import { MADE_BESIDE, NAME_FILE } from '../../../lib/constructs/bundle/made-beside.ts';
import { runApp } from '../../../local/template/synth.ts';
import { buildHere } from '../../support/build-here.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'assemblies-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * All files but the CDK's own judgement, and those that say on which line of our sources something was made: the two ways
 * write addresses differently.
 */
function filesIn(path: string): Record<string, string> {
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(path, name)).isFile())
    .filter((name) => !name.endsWith('.metadata.json') && name !== 'validation-report.json');
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(path, name), 'utf8')]));
}

const { context } = cdk;
const shop = { ...context.shop, products: { upsell: context.shop.products.upsell } };
let ofItsOwn: Record<string, string>;
// A process of its own loads the whole CDK, which on a busy machine takes long.
beforeAll(async () => {
  const output = join(folder, 'own');
  await runApp(ROOT, 'bin/app.ts', shop, { context, output });
  ofItsOwn = filesIn(output);
}, 240_000);

test.each(['first', 'second'])(
  'built in this process for the %s time, the assembly is the one of its own process to the byte',
  async (time) => {
    const output = join(folder, time);
    expect(await buildHere({ directory: ROOT, shop, context, output })).toBe(true);
    expect(Object.keys(ofItsOwn).length).toBeGreaterThan(8);
    expect(filesIn(output)).toEqual(ofItsOwn);
  },
  120_000,
);

test('with the code beside it, the templates are the same but for where the code is, and its names are there', async () => {
  const output = join(folder, 'beside');
  expect(
    await buildHere({ directory: ROOT, shop, context: { ...context, [MADE_BESIDE]: true }, output }),
  ).toBe(true);
  const beside = filesIn(output);
  const templates = (files: Record<string, string>) =>
    Object.entries(files)
      .filter(([name]) => name.endsWith('.template.json'))
      .map(([name, text]) => [name, text.replaceAll(/"[0-9a-f]{64}\.zip"/g, '"code.zip"')]);
  expect(templates(beside)).toEqual(templates(ofItsOwn));
  const namesOf = (files: Record<string, string>, file: string) =>
    Object.keys(files).filter((name) => name.startsWith('asset.') && name.endsWith(file));
  expect(namesOf(beside, 'index.mjs')).toEqual([]);
  expect(namesOf(beside, NAME_FILE)).toHaveLength(namesOf(ofItsOwn, 'index.mjs').length);
  expect(namesOf(beside, NAME_FILE).map((name) => beside[name])).toContain('upsell/order');
});

test('an app of another checkout is left to a process of its own', async () => {
  const output = join(folder, 'elsewhere');
  expect(await buildHere({ directory: folder, shop: undefined, context, output })).toBe(false);
});
