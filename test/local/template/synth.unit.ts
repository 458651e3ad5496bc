// One folder per state of all that goes into an assembly, the settings of the environment among it.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { MADE_BESIDE } from '../../../lib/constructs/bundle/made-beside.ts';
import { type BuildApp, runApp, synthesise } from '../../../local/template/synth.ts';

const directory = mkdtempSync(join(tmpdir(), 'synth-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
writeFileSync(join(directory, 'cdk.json'), '{"context":{"shop":{"name":"of the file"}}}');

const built: (object | undefined)[] = [];
const contexts: unknown[] = [];
const build: BuildApp = async ({ shop, context, output }) => {
  built.push(shop);
  contexts.push(context);
  mkdirSync(output, { recursive: true });
  writeFileSync(join(output, 'manifest.json'), '{}');
  return true;
};
const folderOf = (environment: Record<string, string>, shop?: object) =>
  synthesise({ directory, environment, build, ...(shop === undefined ? {} : { shop }) });

test('settings in the environment are other stacks than those of the file, and each is built once', async () => {
  const ofTheFile = await folderOf({});
  const ofOne = await folderOf({ SHOP_SETTINGS: '{"name":"one"}' });
  const ofOther = await folderOf({ SHOP_SETTINGS: '{"name":"other"}' });
  expect(new Set([ofTheFile, ofOne, ofOther]).size).toBe(3);
  expect(built).toEqual([undefined, { name: 'one' }, { name: 'other' }]);
  expect(await folderOf({ SHOP_SETTINGS: '{ "name": "one" }' })).toBe(ofOne);
  expect(await folderOf({})).toBe(ofTheFile);
  expect(built).toHaveLength(3);
});

test('settings that somebody asks for win over the environment’s', async () => {
  const asked = await folderOf({}, { name: 'asked for' });
  expect(await folderOf({ SHOP_SETTINGS: '{"name":"one"}' }, { name: 'asked for' })).toBe(asked);
});

test('with the code beside it, it is another assembly, made of an app that hears so', async () => {
  contexts.length = 0;
  const whole = await folderOf({});
  const beside = await synthesise({ directory, environment: {}, build, isCodeBeside: true });
  expect(beside).not.toBe(whole);
  expect(contexts).toEqual([{ shop: { name: 'of the file' }, [MADE_BESIDE]: true }]);
});

test('asked for by two at once it is built once', async () => {
  built.length = 0;
  const folders = await Promise.all([folderOf({}, { name: 'both' }), folderOf({}, { name: 'both' })]);
  expect(new Set(folders).size).toBe(1);
  expect(built).toEqual([{ name: 'both' }]);
});

test('settings that are no JSON are told of as such', async () => {
  await expect(folderOf({ SHOP_SETTINGS: '{name' })).rejects.toThrow('SHOP_SETTINGS is not valid JSON');
});

test('the app’s own process hears of no other settings and no extra checks, and its steps are passed on', async () => {
  mkdirSync(join(directory, 'bin'));
  writeFileSync(
    join(directory, 'bin/app.ts'),
    `import { mkdirSync, writeFileSync } from 'node:fs';
     const { CDK_OUTDIR: folder = '', SHOP_SETTINGS, NAG } = process.env;
     console.log('· one step');
     console.log('something else');
     mkdirSync(folder);
     writeFileSync(folder + '/manifest.json', JSON.stringify({ SHOP_SETTINGS, NAG }));`,
  );
  const before = { ...process.env };
  Object.assign(process.env, { SHOP_SETTINGS: '{"name":"around"}', NAG: '1' });
  const said: string[] = [];
  const seenBy = async (shop: object | undefined, name: string) => {
    const output = join(directory, name);
    await runApp(directory, 'bin/app.ts', shop, { context: {}, output, say: (line) => said.push(line) });
    return JSON.parse(readFileSync(join(output, 'manifest.json'), 'utf8')) as unknown;
  };
  try {
    expect(await seenBy(undefined, 'none')).toEqual({});
    expect(await seenBy({ name: 'one' }, 'own')).toEqual({ SHOP_SETTINGS: '{"name":"one"}' });
  } finally {
    for (const name of ['SHOP_SETTINGS', 'NAG'])
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
  }
  expect(said).toEqual(['  · one step', '  · one step']);
});
