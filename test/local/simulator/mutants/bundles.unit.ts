// Bundles with a mutant in them: the same to the byte as those that are deployed, but for the guard.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleOf } from '../../../../lib/constructs/bundle/bundled-code.ts';
import { type Bundler, openBundler } from '../../../../local/simulator/mutants/bundles.ts';
import { type Mutant, StaleMutantError } from '../../../../local/simulator/mutants/mutant.ts';

const ROOT = resolve(import.meta.dirname, '../../../..');
const place = mkdtempSync(join(tmpdir(), 'mutant-'));
let bundler: Bundler;
/** On a machine that does much else all functions are bundled in more than a moment. */
const LONG_MS = 120_000;
beforeAll(async () => {
  bundler = await openBundler(ROOT, join(place, 'mutant'));
}, LONG_MS);
afterAll(() => bundler.stop());

/** A folder as the CDK leaves it. */
function deployed(product: string, name: string): string {
  const folder = mkdtempSync(join(place, 'asset-'));
  writeFileSync(join(folder, 'index.mjs'), bundleOf(product, name));
  return folder;
}
const codeOf = (folder: string) => readFileSync(join(folder, 'index.mjs'), 'utf8');

const noQuietHours: Mutant = {
  name: 'by-night',
  says: 'Nobody keeps the quiet hours.',
  edits: [
    {
      file: 'lambdas/cart-recovery/decisions/may-remind.ts',
      find: "if (allowed > now) return { kind: 'defer', until: allowed };",
      replace: '',
    },
  ],
};

test('given a mutant, then the functions that use the file have another bundle, and all others keep theirs', async () => {
  const sender = deployed('cart-recovery', 'sender');
  const ingest = deployed('cart-recovery', 'ingest-webhook');
  const { codeIn, changed } = await bundler.bundle(noQuietHours);
  expect(changed).toBeGreaterThan(0);
  expect(codeIn(ingest)).toBe(ingest);
  expect(codeIn(sender)).not.toBe(sender);
  expect(codeOf(codeIn(sender))).not.toBe(codeOf(sender));
  expect(codeOf(codeIn(sender)).length).toBeLessThan(codeOf(sender).length);
});

test('given another mutant after it, then nothing of the first is left', async () => {
  const sender = deployed('cart-recovery', 'sender');
  const { changed } = await bundler.bundle({
    ...noQuietHours,
    edits: [{ ...noQuietHours.edits[0]!, replace: noQuietHours.edits[0]!.find }],
  });
  expect(changed).toBe(0);
  const { codeIn } = await bundler.bundle(noQuietHours);
  expect(codeIn(sender)).not.toBe(sender);
});

test('given a file, then it is known which products use it', () => {
  expect(bundler.usersOf(['lambdas/loyalty/points.ts'])).toEqual(['loyalty']);
  expect(bundler.usersOf(['shared/messages/claim-and-send.ts'])).toHaveLength(3);
});

test('given a guard that is not there, then the mutant is called stale by name, and the next one is bundled all the same', async () => {
  const [edit] = noQuietHours.edits;
  const stale: Mutant = { ...noQuietHours, edits: [{ ...edit!, find: 'this is nowhere' }] };
  await expect(bundler.bundle(stale)).rejects.toThrow(StaleMutantError);
  expect((await bundler.bundle(noQuietHours)).changed).toBeGreaterThan(0);
});

test('given one product’s mutants alone, then nobody else’s functions are bundled', {
  timeout: LONG_MS,
}, async () => {
  const own = await openBundler(ROOT, join(place, 'own'), ['cart-recovery']);
  expect(own.usersOf(['shared/handlers/log.ts'])).toEqual(['cart-recovery']);
  expect((await own.bundle(noQuietHours)).changed).toBeGreaterThan(0);
  await own.stop();
});
