// A function that asks for a platform by its name would not know the next one.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { platformFacts } from '../../../shared/platforms/platform-facts.ts';

const LAMBDAS = join(import.meta.dirname, '..', '..', '..', 'lambdas');

test('given the functions, then none of them knows a platform by its name', () => {
  const files = readdirSync(LAMBDAS, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const naming = files.filter((file) =>
    /platform\s*[!=]==\s*'|'(?:shopify|woocommerce|square)'/.test(readFileSync(join(LAMBDAS, file), 'utf8')),
  );
  expect(naming).toEqual([]);
});

test('given a store, then only WooCommerce tells of carts by drafts, and only a store of one’s own keeps its catalogue as a file', () => {
  const of = (member: 'cartsAreDrafts' | 'catalogueIsFile') =>
    (['generic', 'shopify', 'woocommerce'] as const).filter((name) => platformFacts(name)[member] === true);
  expect(of('cartsAreDrafts')).toEqual(['woocommerce']);
  expect(of('catalogueIsFile')).toEqual(['generic']);
});
