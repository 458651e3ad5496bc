// What was packed is taken as long as nothing that went into it is another file by now, and never otherwise.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { pack } from '../../../local/packing/pack.ts';
import { packedFile } from '../../../local/packing/packed.js';

const root = mkdtempSync(join(tmpdir(), 'packed-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
const PLACES = 'import.meta.dirname, import.meta.filename, import.meta.url, import.meta.main';
const laptop = () => packedFile('laptop', root);

beforeEach(async () => {
  rmSync(join(root, '.local'), { recursive: true, force: true });
  write('package.json', '{"type":"module"}');
  write('package-lock.json', '{}');
  write('house/part.ts', 'export const part: string = "of the house";');
  write('house/laptop.ts', `export { part } from './part.ts';\nexport const places = [${PLACES}];`);
  write('house/worker.ts', "export { part } from './part.ts';");
  // A source of the very moment in which packing begins is not packed: it may be another by the time that it is read.
  await wait(5);
  await pack(root, { laptop: 'house/laptop.ts', worker: 'house/worker.ts' });
});

test('given sources as they were packed, then they run from there, and each believes itself at home', async () => {
  const home = join(root, 'house', 'laptop.ts');
  const url = laptop() ?? '';
  expect(url).toContain('/.local/packed/');
  expect(await import(url)).toMatchObject({
    part: 'of the house',
    places: [dirname(home), home, pathToFileURL(home).href, false],
  });
  expect(await import(packedFile('worker', root) ?? '')).toMatchObject({ part: 'of the house' });
});

test.each([
  ['a source that changed', () => write('house/part.ts', 'export const part = "another";')],
  ['a source that is gone', () => rmSync(join(root, 'house/part.ts'))],
  ['other packages', () => write('package-lock.json', '{"other":1}')],
  ['packages that were installed anew', () => write('node_modules/.package-lock.json', '{}')],
  ['nothing packed', () => rmSync(join(root, '.local'), { recursive: true })],
  ['half of it', () => write('.local/packed/now.json', '{"node":')],
  [
    'another Node',
    () => {
      const text = readFileSync(join(root, '.local/packed/now.json'), 'utf8');
      write('.local/packed/now.json', text.replace(process.version, 'v21.0.0'));
    },
  ],
])('given %s, then the sources are taken', (_, change) => {
  expect(laptop()).toBeDefined();
  change();
  expect(laptop()).toBeUndefined();
  expect(packedFile('worker', root)).toBeUndefined();
});

test('given a source that changed, then packing again packs it as it is now', async () => {
  const before = laptop();
  write('house/part.ts', 'export const part = "another";');
  await pack(root, { laptop: 'house/laptop.ts', worker: 'house/worker.ts' });
  expect(laptop()).not.toBe(before);
  expect(await import(laptop() ?? '')).toMatchObject({ part: 'another' });
});
