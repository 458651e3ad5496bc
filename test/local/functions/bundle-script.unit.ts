import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { afterAll, expect, it } from 'vitest';
import { BUNDLE_OPTIONS } from '../../../lib/constructs/bundle/options.ts';
import { makeScript, type Own, runBundle, withShortWay } from '../../../local/functions/bundle-script.ts';

const folder = mkdtempSync(join(tmpdir(), 'bundle-script-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('given a bundle as it is deployed, then every call of its clients passes the place of the short way', async () => {
  const { outputFiles } = await build({
    ...BUNDLE_OPTIONS,
    entryPoints: ['lambdas/upsell/functions/optout.ts'],
    outdir: 'unwritten',
    write: false,
  });
  const [text = ''] = outputFiles.map((file) => file.text);
  const code = withShortWay(text);
  expect(text).toContain('.resolveMiddleware(this.middlewareStack');
  expect(code).not.toContain('.resolveMiddleware(this.middlewareStack');
  expect(code.match(/=resolveCommand\([\w$]+,this,[\w$]+\)/g)?.length).toBe(2);
});

it('given a script that was made before its bundle first runs, then that makes no other one', async () => {
  const marker = `of process ${process.pid}`;
  const path = join(folder, 'index.mjs');
  writeFileSync(path, `const told = '${marker}'; export const handler = () => told;`);
  const kept = resolve(import.meta.dirname, '..', '..', '..', '.local', 'scripts');
  const scriptsOfIt = () =>
    readdirSync(kept).filter(
      (name) => name.endsWith('.js') && readFileSync(join(kept, name), 'utf8').includes(marker),
    );
  await makeScript(path);
  const before = scriptsOfIt();
  afterAll(() => rmSync(join(kept, before[0] ?? ''), { force: true }));
  expect(before).toHaveLength(1);
  const module = { exports: {} as { handler?: () => string } };
  runBundle(folder, 'index', { module, exports: module.exports } as unknown as Own);
  expect(module.exports.handler?.()).toBe(marker);
  expect(scriptsOfIt()).toEqual(before);
});
