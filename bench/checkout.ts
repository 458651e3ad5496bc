// What a benchmark's own process imports of the checkout that it measures: this one, or an earlier one beside it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DemoProduct, Stage } from '../local/demo/product.ts';

type Month = typeof import('../local/demo/month.ts');
type Demo = Month &
  Pick<typeof import('../local/products/registry.ts'), 'packs'> & {
    /** Who plays where there is no list of products to say it. */
    readonly demos:
      | Readonly<Record<string, never>>
      | { readonly products: (stage: Stage) => readonly DemoProduct[] };
  };

/** The demo of each product by its file, in a checkout that has no list of products. */
const BEFORE_THE_LIST = [
  ['upsell', 'upsell', 'demoUpsell'],
  ['cart-recovery', 'cart-recovery', 'demoCarts'],
  ['loyalty', 'loyalty', 'demoLoyalty'],
] as const;

/** The demo month of the checkout in `root`, and its products; an earlier checkout has no list of them, and does without. */
export async function demoOf(root: string): Promise<Demo> {
  const load = (...path: readonly string[]) => import(pathToFileURL(join(root, ...path)).href);
  const month: Month = await load('local', 'demo', 'month.ts');
  const registry = ['local', 'products', 'registry.ts'];
  if (existsSync(join(root, ...registry)))
    return { ...month, packs: (await load(...registry)).packs, demos: {} };
  const opens: ((stage: Stage) => DemoProduct)[] = [];
  for (const [folder, file, name] of BEFORE_THE_LIST) {
    const path = ['local', 'demo', folder, `${file}.ts`];
    if (existsSync(join(root, ...path))) opens.push((await load(...path))[name]);
  }
  return { ...month, packs: [], demos: { products: (stage) => opens.map((open) => open(stage)) } };
}
