// What the SDK says of a service's operations is the same when it is told to be free of effects, and what is not used falls away.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, describe, expect, test } from 'vitest';
import { bundleOf } from '../../../../lib/constructs/bundle/bundled-code.ts';
import { BUNDLE_OPTIONS } from '../../../../lib/constructs/bundle/options.ts';

const SDK = 'node_modules/@aws-sdk';
const schemas = readdirSync(SDK)
  .map((client) => join(SDK, client, 'dist-es/schemas/schemas_0.js'))
  .filter((file) => existsSync(file));

const folder = mkdtempSync(join(tmpdir(), 'pure-schemas-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the module exports, with each description that another one names said by its value. */
async function exportsOf(file: string, { isPure }: { readonly isPure: boolean }) {
  const outfile = join(folder, `${file.replaceAll(/\W/g, '-')}-${isPure}.mjs`);
  await build({
    ...BUNDLE_OPTIONS,
    minify: false,
    plugins: isPure ? [...BUNDLE_OPTIONS.plugins] : [],
    entryPoints: [file],
    outfile,
  });
  const module: Record<string, unknown> = await import(pathToFileURL(outfile).href);
  const names = new Map(Object.entries(module).map(([name, value]) => [value, name]));
  const said = (value: unknown, depth = 0): unknown => {
    if (typeof value === 'function') return said(value(), depth);
    if (depth > 0 && names.has(value)) return names.get(value);
    if (Array.isArray(value)) return value.map((each) => said(each, depth + 1));
    if (typeof value !== 'object' || value === null) return String(value);
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, said(each, depth + 1)]));
  };
  return Object.fromEntries(
    Object.entries(module)
      .filter(([name, value]) => name.endsWith('$') && Array.isArray(value))
      .map(([name, value]) => [name, said(value)]),
  );
}

describe('what the SDK says of operations', () => {
  test('is found for the clients that functions use', () => {
    for (const client of ['dynamodb', 's3', 'sesv2', 'ssm'])
      expect(schemas).toContain(join(SDK, `client-${client}`, 'dist-es/schemas/schemas_0.js'));
  });

  test.each(schemas)('is the same in %s', async (file) => {
    const plain = await exportsOf(file, { isPure: false });
    expect(Object.keys(plain).length).toBeGreaterThan(2);
    expect(await exportsOf(file, { isPure: true })).toEqual(plain);
  });

  test('is left out of a bundle where it is of an operation that the function never asks for', () => {
    const text = bundleOf('loyalty', 'redeem-handler');
    expect(text.includes('GetObject')).toBe(true);
    for (const unused of ['PutBucketLifecycleConfiguration', 'ReplicationConfiguration'])
      expect(text.includes(unused), unused).toBe(false);
  });
});
