// The products' cards with the addresses of the pages that people open: the sign-up form, the staff desk.
import { isSampleManager, SAMPLE_MANAGER } from '../sample/counter.ts';
import type { ConsoleRuntime, ConsoleStatus } from './console-runtime.ts';
import { type ProductCard, productCards } from './products.ts';

export type OpenPage = { readonly label: string; readonly url: string; readonly note?: string };
export type CardWithPages = Omit<ProductCard, 'pages'> & { readonly pages: readonly OpenPage[] };

const DESK = /^loy-redeem-handler\b/;

/** The cards of the products that run. Beside the desk stands how to get in, while that still works. */
export async function cardsWithPages(
  { products, functions }: ConsoleStatus,
  runtime: Pick<ConsoleRuntime, 'tables' | 'table'>,
): Promise<readonly CardWithPages[]> {
  const note = await signInNote(runtime);
  return productCards
    .filter(({ product }) => products.includes(product))
    .map(({ pages = [], ...card }) => ({
      ...card,
      pages: pages.flatMap(({ label, function: wanted }) => {
        const found = functions.find(({ name }) => name === wanted || name.startsWith(`${wanted}-`));
        if (found?.url === undefined) return [];
        return [{ label, url: found.url, ...(note !== undefined && DESK.test(found.name) ? { note } : {}) }];
      }),
    }));
}

/** Undefined where there is no desk, or where the sample manager has another PIN by now. */
export async function signInNote({
  tables,
  table,
}: Pick<ConsoleRuntime, 'tables' | 'table'>): Promise<string | undefined> {
  const staff = tables().find((name) => /^loy-staff\b/.test(name));
  if (staff === undefined || !(await table(staff)).some(isSampleManager)) return undefined;
  return `sign in as ${SAMPLE_MANAGER.name} with PIN ${SAMPLE_MANAGER.pin}`;
}
