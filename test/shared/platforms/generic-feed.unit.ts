import { describe, expect, it } from 'vitest';
import { pullCatalogue } from '../../../shared/platforms/catalogues.ts';
import { readFeed } from '../../../shared/platforms/generic-feed.ts';
import { StoreApiError } from '../../../shared/platforms/platform.ts';
import { aShop } from './shops.ts';
import { standIn } from './stand-in.ts';

const shop = aShop();
const read = (content: string) => readFeed(content, { shop });
const bundle = {
  sku: 'BUNDLE-LIGHTS-LOCK',
  name: 'Commuter bundle',
  priceMinor: 4500,
  currency: 'GBP',
  stock: 7,
  category: 'Accessories',
  tags: ['commuter', 'lights'],
  complements: ['Bikes', 'BIKE-COMMUTER'],
  storeRef: 'BUNDLE-LIGHTS-LOCK',
};

describe('the product list of a generic store', () => {
  it('may be JSON', () => {
    const product = { ...bundle, price: '45.00', priceMinor: undefined };
    expect(read(JSON.stringify([product]))).toEqual([bundle]);
    expect(read(JSON.stringify({ products: [{ ...product, price: 45, stock: '7' }] }))).toEqual([bundle]);
  });

  it.each([',', ';', '\t'])('may be CSV separated by %j', (separator) => {
    const rows = [
      ['SKU', 'Name', 'Price', 'Stock', 'Category', 'Tags', 'Complements'],
      [
        'BUNDLE-LIGHTS-LOCK',
        '"Commuter bundle"',
        '45.00',
        '7',
        'Accessories',
        'commuter|lights',
        'Bikes| BIKE-COMMUTER',
      ],
    ];
    expect(read(`\uFEFF${rows.map((row) => row.join(separator)).join('\r\n')}\r\n`)).toEqual([bundle]);
  });

  it('need not count stock, and may name what the cart link needs', () => {
    const [product] = read('sku,name,price,stock,ref\nA,A,1.00,,991');
    expect([product?.stock, product?.storeRef, product?.category]).toEqual([undefined, '991', '']);
  });

  it('may name pairings as tags', () => {
    expect(read('sku,name,price,tags\nA,A,1.00,new|complements:Bikes')[0]).toMatchObject({
      tags: ['new'],
      complements: ['Bikes'],
    });
  });

  it('leaves out a product with more tags than a row has room for, and cuts none away', () => {
    const leftOut: unknown[] = [];
    const tags = (count: number) => Array.from({ length: count }, (_, index) => `tag ${index}`);
    const list = [
      { sku: 'A', name: 'A', price: '1.00', tags: tags(250) },
      { sku: 'B', name: 'B', price: '1.00', tags: tags(20_000) },
    ];
    const products = readFeed(JSON.stringify(list), { shop, leftOut: (one) => leftOut.push(one) });
    expect(products.map(({ sku, tags: kept }) => [sku, kept.length])).toEqual([['A', 250]]);
    expect(leftOut).toEqual([{ row: 'B', why: 'it has more than 250 tags' }]);
  });

  it('keeps the last of a repeated SKU and says so', () => {
    const warned: unknown[] = [];
    const products = readFeed('sku,name,price\nA,A,1.00\nA,B,2.00', {
      shop,
      warn: (_message, figures) => warned.push(figures),
    });
    expect(products.map(({ name }) => name)).toEqual(['B']);
    expect(warned).toEqual([{ repeatedSkus: 1 }]);
  });

  it.each([
    ['A,A,1.00\n,B,2.00\nC,C,3.00', 'line 3', 'sku is missing'],
    ['A,A,1.00\nB,B\nC,C,3.00', 'line 3', 'B: price is missing'],
    ['A,A,1.00\nB\u0000,B,2.00\nC,C,3.00', 'line 3', 'sku is missing'],
    [`A,A,1.00\n${'é'.repeat(201)},B,2.00\nC,C,3.00`, 'line 3', 'sku is missing'],
  ])('leaves one unreadable product out and says which: %j', (lines, row, why) => {
    const leftOut: unknown[] = [];
    const products = readFeed(`sku,name,price\n${lines}`, { shop, leftOut: (one) => leftOut.push(one) });
    expect(products.map(({ sku }) => sku)).toEqual(['A', 'C']);
    expect(leftOut).toEqual([{ row, why }]);
  });

  it('holds text that may stand anywhere, its names cut by whole characters and its tags never cut', () => {
    const name = `${'a'.repeat(299)}😀b`;
    const [product] = read(
      JSON.stringify([
        { ...bundle, name, price: '45.00', category: 'Mugs \ud83d', tags: ['a\0b', 'x'.repeat(201), 'ok'] },
      ]),
    );
    expect(product).toMatchObject({ name: `${'a'.repeat(299)}😀`, category: 'Mugs', tags: ['ab', 'ok'] });
    expect(read('sku,name,price,tags\nA,Mug \uffff\u0007,1.00,a\ufffeb')).toMatchObject([
      { name: 'Mug', tags: ['ab'] },
    ]);
  });

  it.each([
    ['sku,name,price\nA,A,1.00\n,B,2.00\n,C,2.00', 'line 3: sku is missing'],
    ['sku,name,price\nA,,1.00', 'A: name is missing'],
    ['sku,name,price\nA,A,-1.00', 'A: price must not be negative'],
    ['sku,name,price\nA,A,1.005', 'A: price must have at most 2 decimals'],
    ['sku,name,price,stock\nA,A,1.00,many', 'A: stock must be a whole number'],
    ['sku,name,price\nA,A', 'A: price is missing'],
    ['sku,name,price\nA,"A,1.00', 'line 2: has a quotation mark that is never closed'],
    ['', 'empty'],
    ['{"a":1}', 'neither'],
    ['[{"sku":', 'neither'],
  ])('is refused whole for %j', (content, message) => {
    expect(() => read(content)).toThrow(StoreApiError);
    expect(() => read(content)).toThrow(message);
  });
});

describe('pulling the product list of a generic store', () => {
  const api = (url: string | undefined, sleep: (milliseconds: number) => Promise<void>) => ({
    shop: aShop(url === undefined ? {} : { catalogueUrl: url }),
    credentials: { token: 't0' },
    fetch,
    sleep,
  });

  it('fetches it from where the settings say', async () => {
    await using store = await standIn((_asked, count) =>
      count === 1 ? { status: 503 } : { body: 'sku,name,price\nA,A,1.00' },
    );
    const products = await pullCatalogue(api(`${store.url}/list.csv`, store.sleep));
    expect(products).toHaveLength(1);
    expect(store.asked[1]?.headers.authorization).toBe('Bearer t0');
  });

  it('fails when it is missing or nowhere to be found', async () => {
    await using store = await standIn(() => ({ status: 404 }));
    const pull = (url: string | undefined) => pullCatalogue(api(url, store.sleep));
    await expect(pull(`${store.url}/list.csv`)).rejects.toMatchObject({ status: 404, retryable: false });
    await expect(pull(undefined)).rejects.toThrow('catalogueUrl');
  });
});
