// The products' cards with the addresses of the pages that people open.
import type { FunctionStatus } from '../runtime/status.ts';
import type { ConsoleStatus } from './console-runtime.ts';
import type { Card, LaptopTables, PageLink, ProductFace } from './product-face.ts';

export type OpenPage = { readonly label: string; readonly url: string; readonly note?: string };
export type CardWithPages = Omit<Card, 'pages'> & {
  readonly product: string;
  readonly pages: readonly OpenPage[];
};

/** The cards of the products that run, in the order in which they were given. */
export async function cardsWithPages(
  faces: readonly ProductFace[],
  { products, functions }: ConsoleStatus,
  laptop: LaptopTables,
): Promise<readonly CardWithPages[]> {
  const running = faces.filter(({ product }) => products.includes(product));
  return Promise.all(
    running.map(async ({ product, card: { pages = [], ...card } }) => ({
      product,
      ...card,
      pages: (await Promise.all(pages.map((page) => openPage(page, functions, laptop)))).flat(),
    })),
  );
}

/** None where the function does not run, or has no address. */
async function openPage(
  { label, function: wanted, note }: PageLink,
  functions: readonly FunctionStatus[],
  laptop: LaptopTables,
): Promise<readonly OpenPage[]> {
  const found = functions.find(({ name }) => name === wanted || name.startsWith(`${wanted}-`));
  if (found?.url === undefined) return [];
  const said = await note?.(laptop);
  return [{ label, url: found.url, ...(said === undefined ? {} : { note: said }) }];
}
