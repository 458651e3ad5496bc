// What the other terminal reads, so that AWS is the second engine for every command there.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { trialSettings } from '../../conformance/places/settings.ts';
import { exportsFor } from '../../conformance/practise.ts';
import { readShopSettings } from '../../lib/settings/shop-settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'practise-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const environment = {
  AWS_ENDPOINT_URL: 'https://127.0.0.1:4566',
  AWS_SECRET_ACCESS_KEY: "it's secret",
  PATH: '/nowhere',
  STORY_CLOCK: '/a/clock',
};

/** As the shell has it that read the file, and a Node that was started there. */
function afterReading(shop: Parameters<typeof exportsFor>[1]): Record<string, string | undefined> {
  const file = join(folder, 'second-engine.sh');
  writeFileSync(file, exportsFor({ environment }, shop));
  const node = `"${process.execPath}" -p "JSON.stringify(process.env)"`;
  return JSON.parse(execFileSync('sh', ['-c', `. "${file}" && ${node}`], { encoding: 'utf8' }));
}

test('given the file is read, then AWS is the engine, the keys are its own, and the programs and the clock stay', () => {
  const told = afterReading(trialSettings('http://127.0.0.1:1/catalogue.json'));
  expect(told).toMatchObject({
    AWS_ENDPOINT_URL: 'https://127.0.0.1:4566',
    AWS_SECRET_ACCESS_KEY: "it's secret",
  });
  expect(told.PATH).not.toBe('/nowhere');
  expect(told.STORY_CLOCK).toBe(process.env.STORY_CLOCK);
  expect(told.NODE_OPTIONS).toMatch(/^--require \S+on-aws\.cjs$/);
});

test('given the settings there, then they read, whatever sign is in a name, and stay inside what the engine can do', () => {
  const shop = { ...trialSettings('http://127.0.0.1:1/catalogue.json'), name: "Ana's “Räder” & more $HOME" };
  const settings = readShopSettings(afterReading(shop).SHOP_SETTINGS);
  expect(settings).toMatchObject({
    name: shop.name,
    stage: 'trial',
    ephemeral: true,
    senderIdentity: 'existing',
  });
  expect(Object.values(settings.products).map((product) => product?.budgetUsd)).toEqual([
    'off',
    'off',
    'off',
  ]);
});
