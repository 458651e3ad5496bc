// Product lists as other programmes export them, hand-made in their shape.
import { describe, expect, it } from 'vitest';
import { pullCatalogue } from '../../../shared/platforms/catalogues.ts';
import { readFeed, readProductList } from '../../../shared/platforms/generic-feed.ts';
import { aShop } from './shops.ts';

const shop = aShop();
const list = (content: string | Uint8Array) => {
  const leftOut: unknown[] = [];
  return { ...readProductList(content, { shop, leftOut: (one) => leftOut.push(one) }), leftOut };
};

describe('a product list from a spreadsheet program', () => {
  it('separated by semicolons has decimal commas, and keeps its inches', () => {
    expect(readFeed('sku;name;price;stock\nP-12;12" pizza, large;8,50;3\n', { shop })).toMatchObject([
      { sku: 'P-12', name: '12" pizza, large', priceMinor: 850, stock: 3 },
    ]);
  });

  it('loses one line to a mark that is never closed, and names it', () => {
    const { products, leftOut } = list('sku,name,price\nA,A,1.00\nB,"Bell,2.00\nC,C,£3.00\nD,D,4.00');
    expect(products.map(({ sku }) => sku)).toEqual(['A', 'C', 'D']);
    expect(leftOut).toEqual([{ row: 'line 3', why: 'has a quotation mark that is never closed' }]);
  });

  it.each(['£', 'US Dollar', '€'])('loses one line to the currency %s, and names it', (currency) => {
    const { products, leftOut } = list(
      `sku,name,price,currency\nA,A,1.00,GBP\nB,B,£2.00,${currency}\nC,C,3.00,gbp\nD,D,4.00,`,
    );
    expect(products.map(({ sku }) => sku)).toEqual(['A', 'C', 'D']);
    expect(leftOut).toEqual([{ row: 'line 3', why: 'B: currency must be an ISO 4217 code such as "GBP"' }]);
  });

  it.each(['Out of stock', 'out-of-stock', 'Sold out', 'Hidden', 'Unavailable', 'Disabled', 'DRAFT'])(
    'does not offer what is %s',
    (status) => {
      const { products, notOffered } = list(`sku,name,price,status\nA,A,1.00,Active\nB,B,2.00,${status}\n`);
      expect(products.map(({ sku }) => sku)).toEqual(['A']);
      expect(notOffered).toEqual([`line 3: B: ${status}`]);
    },
  );

  it('has three decimals where the currency has', () => {
    const { products } = list('sku,name,price,currency\nA,A,"12,500",KWD\n');
    expect(products.map(({ priceMinor }) => priceMinor)).toEqual([12_500]);
  });

  it('that can be read in two ways is not taken, and says what to do', () => {
    const bytes = Buffer.from('sku;name;price\nA;Café;1,00\n', 'latin1');
    expect(() => readFeed(bytes, { shop })).toThrow(/not written in UTF-8.*npm run import -- catalogue/);
    expect(readFeed(bytes, { shop }, { encoding: 'windows-1252' })).toMatchObject([{ name: 'Café' }]);
  });

  it.each([
    ['latin1', 'text/csv; charset=windows-1252', 'Café'],
    ['utf8', 'text/csv; charset=windows-1252', 'Café'],
    ['utf16le', 'text/csv', 'Café'],
  ] as const)('in %s, served as %s, is read as it is written', async (encoding, type, name) => {
    const body = Buffer.from(
      `${encoding === 'utf16le' ? '\ufeff' : ''}sku,name,price\nA,${name},1.00`,
      encoding,
    );
    const api = {
      shop: aShop({ catalogueUrl: 'https://store.example/list.csv' }),
      credentials: {},
      fetch: async () => new Response(body, { headers: { 'content-type': type } }),
      sleep: async () => {},
    };
    expect(await pullCatalogue(api)).toMatchObject([{ name }]);
  });
});

describe('a product list known by its columns', () => {
  it('Shopify: variants, without pictures, drafts and gift cards', () => {
    const { table, products, notOffered } = list(
      [
        'Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,Image Src,Image Position,Gift Card,Status',
        'bell,Bell,"<p>Loud.\nVery.</p>",Ridgeback,Bikes,Bells,"loud, brass",true,Size,Small,BELL-S,100,shopify,4,deny,9.00,,https://x.example/1.jpg,1,false,active',
        'bell,,,,,,,,,Large,BELL-L,120,,0,deny,12.00,,https://x.example/2.jpg,2,,',
        'bell,,,,,,,,,,,,,,,,,https://x.example/3.jpg,3,,',
        'card,Gift card,,Ridgeback,,Cards,,true,Title,Default Title,CARD,0,,,deny,25.00,,,,true,active',
        'pump,Pump,,Ridgeback,,Pumps,,true,Title,Default Title,PUMP,0,shopify,2,deny,25.00,,,,false,draft',
      ].join('\n'),
    );
    expect(table?.shape?.name).toBe('Shopify, products');
    expect(products).toMatchObject([
      {
        sku: 'BELL-S',
        name: 'Bell – Small',
        priceMinor: 900,
        stock: 4,
        category: 'Bells',
        tags: ['loud', 'brass'],
      },
      { sku: 'BELL-L', name: 'Bell – Large', priceMinor: 1200, category: 'Bells' },
    ]);
    expect(products[1]).not.toHaveProperty('stock');
    expect(notOffered).toEqual(['line 6: CARD: gift card', 'line 7: PUMP: draft']);
  });

  it('WooCommerce: at the sale price, paired by cross-sells, its variable products by their variations', () => {
    const { table, products, notOffered } = list(
      [
        'ID,Type,SKU,Name,Published,"Is featured?","Visibility in catalog","Short description",Description,"In stock?",Stock,"Sale price","Regular price",Categories,Tags,Parent,Upsells,Cross-sells,Position',
        '10,simple,BIKE,Bike,1,0,visible,,,1,4,,520.00,"Bikes > City bikes, New",blue,,,"BELL, LOCK",0',
        '11,simple,BELL,Bell,1,0,visible,,,1,,7.50,9.00,Bells,,,,,0',
        '12,variable,SHIRT,Shirt,1,0,visible,,,1,,,,Shirts,,,,,0',
        '13,variation,SHIRT-S,Shirt - Small,1,0,visible,,,1,2,,20.00,,,id:12,,,0',
        '14,simple,OLD,Old,-1,0,visible,,,1,2,,20.00,,,,,,0',
      ].join('\n'),
    );
    expect(table?.shape?.name).toBe('WooCommerce, products');
    expect(products).toMatchObject([
      { sku: 'BIKE', category: 'City bikes', storeRef: '10', priceMinor: 52_000 },
      { sku: 'BELL', priceMinor: 750, complements: ['BIKE'] },
      { sku: 'SHIRT-S', stock: 2, storeRef: '13' },
    ]);
    expect(notOffered).toEqual(['line 4: SHIRT: variable', 'line 6: OLD: not published']);
  });

  it('Square: variations, with the stock of a place', () => {
    const { table, products } = list(
      'Token,Item Name,Variation Name,SKU,Description,Categories,Price,Current Quantity Main St,New Quantity Main St,Stock Alert Enabled Main St\n' +
        't1,Coffee,Large,SQ-1,Fresh,Hot drinks,"£4,250.00",7,,N\nt2,Sandwich,Regular,SQ-2,,Food,3.50,,,N\n',
    );
    expect(table?.shape?.name).toBe('Square, item library');
    expect(products).toMatchObject([
      { sku: 'SQ-1', name: 'Coffee – Large', priceMinor: 425_000, stock: 7, storeRef: 't1' },
      { sku: 'SQ-2', name: 'Sandwich' },
    ]);
  });
});

describe('what a list says is not to be bought', () => {
  it.each([
    [
      'hidden or out of stock in WooCommerce’s export',
      'ID,Type,SKU,Name,Published,Visibility in catalog,In stock?,Stock,Regular price\n1,simple,A,A,1,hidden,1,5,1\n2,simple,B,B,1,visible,0,,1\n3,simple,OK,C,1,search,1,,1\n',
    ],
    [
      'archived or not sellable in Square’s item library',
      'Token,Item Name,Variation Name,SKU,Category,Price,Archived,Sellable\n1,A,R,A,G,1.00,Y,Y\n2,B,R,B,G,1.00,N,N\n3,C,R,OK,G,1.00,N,Y\n',
    ],
    [
      'out of stock as shopping sites write it',
      'sku,title,price,availability\nA,A,1.00,out of stock\nB,B,1.00,out_of_stock\nOK,C,1.00,in stock\n',
    ],
    [
      'discontinued',
      'sku,name,price,discontinued,stock status\nA,A,1,yes,instock\nB,B,1,,outofstock\nOK,C,1,no,instock\n',
    ],
  ])('is left out: %s', (_, content) => {
    const { products, notOffered, leftOut } = list(content);
    expect([products.map(({ sku }) => sku), notOffered.length, leftOut]).toEqual([['OK'], 2, []]);
  });
});
