// What a benchmark's own process imports of the checkout that it measures: this one, or an earlier one beside it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

type Demo = typeof import('../local/demo/month.ts') &
  Pick<typeof import('../local/products/registry.ts'), 'packs'>;

/** The demo month of the checkout in `root`, and its products; an earlier checkout has no list of them, and does without. */
export async function demoOf(root: string): Promise<Demo> {
  const load = (...path: readonly string[]) => import(pathToFileURL(join(root, ...path)).href);
  const month = await load('local', 'demo', 'month.ts');
  const registry = ['local', 'products', 'registry.ts'];
  const { packs } = existsSync(join(root, ...registry)) ? await load(...registry) : { packs: [] };
  return { ...month, packs };
}
