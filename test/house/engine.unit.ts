// The laptop below its products: no room there imports one or says the name of one, so that a product more changes nothing
// in them. What the names are, the products' own packs say. Comments may mention a product as an example.
import { globSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { packs } from '../../local/products/registry.ts';

const SHOP = { currency: 'GBP', storeUrl: 'https://shop.example', timeZone: 'UTC' };
/** The commands put products and engine together; whatever else is not a product's is the engine's. */
const ENGINE = globSync('local/**/*.{ts,js,html}').filter(
  (file) => !/^local\/(products\/|main\.ts|demo\.ts|preview\.ts|simulate\.ts)/.test(file),
);
const PRODUCTS = globSync('local/products/*/**/*.ts');

/** Without comments: whole lines of them, as the house writes them, and blocks. */
const codeOf = (file: string): string =>
  readFileSync(file, 'utf8')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/^\s*\/\/.*$/gm, '');

const importsOf = (file: string): readonly string[] =>
  [...codeOf(file).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, to = '']) =>
    normalize(join(file, '..', to)),
  );

/** Whatever only this product would say: its name, its tables, its functions, its events, its attributes. */
function wordsOf({ product, card, mainTable, textLists = [], buttons }: (typeof packs)[number]) {
  const tables = [mainTable, ...card.figures.map(({ table }) => table)];
  const prefixes = [...new Set(tables.map((table) => `${table.split('-')[0]}-`))];
  const functions = (card.pages ?? []).map((page) => page.function);
  const events = buttons(SHOP).map(({ event }) => `'${event}'`);
  return [product, card.title, ...prefixes, ...tables, ...functions, ...events, ...textLists];
}

test('given the rooms of the engine, then none of them imports a product', () => {
  expect(ENGINE.length).toBeGreaterThan(80);
  const guilty = ENGINE.filter((file) => importsOf(file).some((to) => to.startsWith('local/products/')));
  expect(guilty).toEqual([]);
});

test.each(packs.map((pack) => [pack.product, pack] as const))(
  'given the engine and its page, then nothing there is called as anything of %s is',
  (_, pack) => {
    const said = ENGINE.flatMap((file) => {
      const code = codeOf(file).toLowerCase();
      const words = wordsOf(pack).map((word) => word.toLowerCase());
      return words
        .filter((word) => new RegExp(`(?<![a-z])${word.replaceAll('.', '\\.')}`).test(code))
        .map((word) => `${file} says ${word}`);
    });
    expect(said).toEqual([]);
  },
);

test('given a product’s folder, then it needs no other product’s', () => {
  expect(PRODUCTS.length).toBeGreaterThan(30);
  const roomOf = (file: string) => file.split('/').slice(0, 3).join('/');
  const sideways = PRODUCTS.flatMap((file) =>
    importsOf(file)
      .filter((to) => /^local\/products\/[^/]+\//.test(to) && roomOf(to) !== roomOf(file))
      .map((to) => `${file} imports ${to}`),
  );
  expect(sideways).toEqual([]);
});

test('given the packs, then each is of a product of its own, and no two buttons have one name', () => {
  const products = packs.map(({ product }) => product);
  expect(new Set(products).size).toBe(products.length);
  const events = packs.flatMap(({ buttons }) => buttons(SHOP).map(({ event }) => event));
  expect(new Set(events).size).toBe(events.length);
  for (const { firstSteps, product } of packs) expect(firstSteps, product).toHaveLength(3);
});

test('given the first three things of each product, then whatever they press is there', () => {
  for (const { product, guide = [], buttons, card } of packs) {
    expect(guide, product).toHaveLength(3);
    const events = new Set(buttons(SHOP).map(({ event }) => event));
    const pages = new Set((card.pages ?? []).map(({ label }) => label));
    for (const { does, press } of guide) {
      if ('event' in does) expect(events, press).toContain(does.event);
      if ('page' in does) expect(pages, press).toContain(does.page);
    }
  }
});
