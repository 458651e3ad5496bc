import { afterEach, expect, it } from 'vitest';
import { pullCatalogue } from '../../../shared/platforms/catalogues.ts';
import { makeFeedMemory } from '../../../shared/platforms/feed-memory.ts';
import { aShop } from './shops.ts';
import { type StandIn, standIn } from './stand-in.ts';

const LIST = 'sku,name,price\nBELL,Bell,9.00\nLAMP,Lamp,12.00\nLOCK,Lock,\nPUMP,Pump,7.50';
let store: StandIn | undefined;
afterEach(async () => {
  await store?.[Symbol.asyncDispose]();
});

/** A shop whose list is fetched again and again, as by one warm function. */
async function aWarmShop(body: () => string, type = () => 'text/csv') {
  const stands = await standIn(() => ({ headers: { 'content-type': type() }, body: body() }));
  store = stands;
  const feedMemory = makeFeedMemory();
  return async () => {
    const leftOut: string[] = [];
    const products = await pullCatalogue({
      shop: aShop({ catalogueUrl: `${stands.url}/list.csv` }),
      credentials: {},
      fetch,
      sleep: stands.sleep,
      feedMemory,
      leftOut: ({ row, why }) => leftOut.push(`${row}: ${why}`),
    });
    return { products, leftOut };
  };
}

it('given a list that is the same to the byte, then it is fetched and not read again, and what is left out is said again', async () => {
  const pull = await aWarmShop(() => LIST);
  const first = await pull();
  const second = await pull();
  expect(first.products.map(({ sku }) => sku)).toEqual(['BELL', 'LAMP', 'PUMP']);
  expect(second.products).toBe(first.products);
  expect(first.leftOut).toEqual(['line 4: LOCK: price is missing']);
  expect(second.leftOut).toEqual(first.leftOut);
  expect(store?.asked).toHaveLength(2);
});

it('given one figure of it changed, then it is read anew, and the one before is not remembered', async () => {
  let list = LIST;
  const pull = await aWarmShop(() => list);
  const before = await pull();
  list = LIST.replace('9.00', '9.50');
  expect((await pull()).products[0]).toMatchObject({ sku: 'BELL', priceMinor: 950 });
  list = LIST;
  const again = await pull();
  expect(again.products).toEqual(before.products);
  expect(again.products).not.toBe(before.products);
});

it('given the same bytes and another word of the server on how they are written, then they are read anew', async () => {
  let type = 'text/csv';
  const pull = await aWarmShop(
    () => LIST,
    () => type,
  );
  const before = await pull();
  type = 'text/csv; charset=windows-1250';
  expect((await pull()).products).not.toBe(before.products);
});

it('given a list that cannot be read, then it is refused each time, and the next good one is taken', async () => {
  let list = '<html>Sorry</html>';
  const pull = await aWarmShop(() => list);
  await expect(pull()).rejects.toThrow('product list');
  await expect(pull()).rejects.toThrow('product list');
  list = LIST;
  expect((await pull()).products).toHaveLength(3);
});
