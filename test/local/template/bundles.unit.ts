// The functions' code, made beside the templates: once for the same sources, each product as soon as it is there.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { bundlesOf } from '../../../local/template/bundles.ts';

const checkout = mkdtempSync(join(tmpdir(), 'bundles-'));
// What the last of them still makes of its bundles may come beside it.
afterAll(() => rmSync(checkout, { recursive: true, force: true, maxRetries: 10 }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(checkout, path)), { recursive: true });
  writeFileSync(join(checkout, path), text);
}
write('lambdas/apples/functions/pick.ts', "export const handler = (): string => 'picked';");
write('lambdas/pears/functions/peel.ts', "export const handler = (): string => 'peeled';");

test('given sources that nobody bundled, then each product’s code comes, the one asked for first, and all of it while something starts', async () => {
  const bundles = bundlesOf(checkout, { first: ['pears'], isStarting: true });
  const [pick, peel] = [bundles.folderOf('apples/pick'), bundles.folderOf('pears/peel')];
  expect(bundles.whenThere(pick)).toBeInstanceOf(Promise);
  await bundles.whenThere(peel);
  await bundles.whenThere(pick);
  expect(readFileSync(join(pick, 'index.mjs'), 'utf8')).toContain('picked');
  expect(readFileSync(join(peel, 'index.mjs'), 'utf8')).toContain('peeled');
  expect(statSync(dirname(peel)).mtimeMs).toBeLessThanOrEqual(statSync(dirname(pick)).mtimeMs);
  expect(bundles.whenThere(pick)).toBeUndefined();
  expect(bundles.whenThere('/somewhere/else')).toBeUndefined();
  // And then what the laptop makes of each, so that no first run waits for it.
  const scripts = join(checkout, '.local', 'scripts');
  const made = () => readdirSync(scripts).filter((name) => name.endsWith('.js'));
  const ofEach = () =>
    made().map((name) => /picked|peeled/.exec(readFileSync(join(scripts, name), 'utf8'))?.[0]);
  await expect
    .poll(() => existsSync(scripts) && ofEach().sort(), { timeout: 30_000 })
    .toEqual(['peeled', 'picked']);
});

test('given the same sources, then nothing is bundled again, here or in the next process', async () => {
  const bundles = bundlesOf(checkout);
  const pick = bundles.folderOf('apples/pick');
  const madeAt = statSync(join(pick, 'index.mjs')).mtimeMs;
  expect(bundles.whenThere(pick)).toBeUndefined();
  vi.resetModules();
  const next = (await import('../../../local/template/bundles.ts')).bundlesOf(checkout);
  expect(next.folderOf('apples/pick')).toBe(pick);
  expect(next.whenThere(pick)).toBeUndefined();
  expect(statSync(join(pick, 'index.mjs')).mtimeMs).toBe(madeAt);
});

test('given code that does not compile, then whoever waits for it hears why, the other product is there, and a mended one is made', async () => {
  write('lambdas/pears/functions/peel.ts', 'export const handler = (;');
  const broken = bundlesOf(checkout, { first: ['apples'] });
  const peel = broken.folderOf('pears/peel');
  await expect(broken.whenThere(peel)).rejects.toThrow(/cannot be bundled[\s\S]*peel\.ts:1/);
  expect(existsSync(broken.folderOf('apples/pick'))).toBe(true);
  expect(existsSync(peel)).toBe(false);
  write('lambdas/pears/functions/peel.ts', "export const handler = (): string => 'mended';");
  const mended = bundlesOf(checkout);
  await mended.whenThere(mended.folderOf('pears/peel'));
  expect(readFileSync(join(mended.folderOf('pears/peel'), 'index.mjs'), 'utf8')).toContain('mended');
});
