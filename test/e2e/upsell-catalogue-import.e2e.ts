// A store without an interface brings its products as a spreadsheet program left them: shown, asked about, put into the bucket
// by the command that an owner types, and mirrored by the next sync.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import { main } from '../../tools/import.ts';
import { startUpsell, type UpsellRuntime } from '../support/upsell-runtime.ts';

const folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
const { catalogueUrl: _catalogueUrl, ...upsell } = cdk.context.shop.products.upsell;
let shop: UpsellRuntime;
beforeAll(async () => {
  shop = await startUpsell({ upsell: { catalogueUrl: undefined } });
});
afterAll(async () => {
  await shop?.stop();
  rmSync(folder, { recursive: true });
});

async function run(content: Buffer, ...options: readonly string[]) {
  const file = join(folder, 'products.csv');
  writeFileSync(file, content);
  const said: string[] = [];
  const settings = { ...cdk.context.shop, products: { upsell } };
  const environment = { SHOP_SETTINGS: JSON.stringify(settings), PORT: new URL(shop.runtime.url).port };
  const code = await main(['catalogue', file, ...options], { print: (line) => said.push(line) }, environment);
  return { code, said: said.join('\n') };
}
const sync = () => shop.runtime.invoke('upsr-catalog-sync', {});
const mirrored = async () =>
  (await shop.runtime.table('upsr-catalogue'))
    .map(({ sku, name, price_minor }) => [sku, name, price_minor])
    .sort();

const list = Buffer.from(
  'SKU;Name;Price;Complements;Colour\r\nCAFE;Café mug;8,50;BEANS;blue\r\nBEANS;12" beans;1.234,50;;\r\nBAD;"Never closed;1,00;;\r\n',
  'latin1',
);

describe('a product list in a file', () => {
  it('in a foreign encoding is asked about, and nothing is written before the answer', async () => {
    const { code, said } = await run(list, '--yes');
    expect(code).toBe(1);
    expect(said).toContain('"CAFE;Café mug;8,50;BEANS;blue" in windows-1252');
    expect(await shop.runtime.objects.read('upsr-rules-source', 'catalogue.csv')).toBeUndefined();
    expect((await sync()).ok).toBe(false);
  });

  it('is shown first', async () => {
    const { code, said } = await run(list, '--encoding', 'windows-1252');
    expect(code).toBe(0);
    for (const told of [
      'sku from "SKU"; name from "Name"; price from "Price"; complements from "Complements"',
      'Not used: "Colour"',
      '2 products, from £8.50 to £1,234.50',
      'line 4: has a quotation mark that is never closed',
      'Nothing was written.',
    ])
      expect(said).toContain(told);
  });

  it('is mirrored once it was put into the bucket, and the same again changes nothing', async () => {
    expect(await run(list, '--encoding', 'windows-1252', '--yes')).toMatchObject({ code: 0 });
    expect(await sync()).toMatchObject({ ok: true });
    const expected = [
      ['BEANS', '12" beans', 123_450],
      ['CAFE', 'Café mug', 850],
    ];
    expect(await mirrored()).toEqual(expected);
    await run(list, '--encoding', 'windows-1252', '--yes');
    expect(await sync()).toMatchObject({ payload: { written: 0, deleted: 0 } });
  });

  it('that somebody uploads as it is, is read by the sync alike, and refused where something is open', async () => {
    await shop.runtime.objects.write(
      'upsr-rules-source',
      'catalogue.csv',
      Buffer.from('sep=;\nsku;name;price\nBELL;Bell;9,00\n'),
    );
    expect(await sync()).toMatchObject({ ok: true });
    expect(await mirrored()).toEqual([['BELL', 'Bell', 900]]);
    await shop.runtime.objects.write('upsr-rules-source', 'catalogue.csv', list);
    expect(await sync()).toMatchObject({
      ok: false,
      errorMessage: expect.stringContaining('npm run import -- catalogue'),
    });
    expect(await mirrored()).toEqual([['BELL', 'Bell', 900]]);
  });
});
