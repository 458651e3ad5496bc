// Where the code of a function lies, by what the assembly says of it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { NAME_FILE } from '../../../lib/constructs/bundle/made-beside.ts';
import { readAssembly } from '../../../local/template/assembly.ts';

const folder = mkdtempSync(join(tmpdir(), 'assembly-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (path: string, value: unknown) => writeFileSync(join(folder, path), JSON.stringify(value));
write('manifest.json', { artifacts: { shop: { type: 'aws:cloudformation:stack' } } });
write('shop.template.json', { Resources: {} });
const files = Object.fromEntries(
  ['named', 'whole'].map((name) => [
    name,
    { source: { path: `asset.${name}` }, destinations: { here: { objectKey: `${name}.zip` } } },
  ]),
);
write('shop.assets.json', { files });
for (const name of ['named', 'whole']) mkdirSync(join(folder, `asset.${name}`));
writeFileSync(join(folder, 'asset.named', NAME_FILE), 'fruit/pick');

const codeIn = (codeOf?: (name: string) => string) =>
  Object.fromEntries(readAssembly(folder, codeOf)[0]?.assets ?? []);

test('given a folder with the name of its code, then the code is where that is made, and other code in the assembly', () => {
  expect(codeIn((name) => `/bundles/${name}`)).toEqual({
    'named.zip': '/bundles/fruit/pick',
    'whole.zip': join(folder, 'asset.whole'),
  });
});

test('given nobody who makes code beside it, then every folder is the assembly’s', () => {
  expect(codeIn()).toEqual({
    'named.zip': join(folder, 'asset.named'),
    'whole.zip': join(folder, 'asset.whole'),
  });
});
