// The products' cards with the addresses of the pages that people open.
import type { FunctionStatus } from '../runtime/status.ts';
import type { Deployment } from '../world.ts';
import type { ConsoleRuntime, ConsoleStatus } from './console-runtime.ts';
import type { Card, LaptopTables, PageLink, ProductFace } from './product-face.ts';

export type OpenPage = { readonly label: string; readonly url: string; readonly note?: string };
export type CardWithPages = Omit<Card, 'pages'> & {
  readonly product: string;
  readonly pages: readonly OpenPage[];
};

/** The laptop's tables, and what the keys of links are found by. */
type LaptopWithKeys = LaptopTables & Pick<ConsoleRuntime, 'deployment' | 'parameter'>;

/** The cards of the products that run, in the order in which they were given. */
export async function cardsWithPages(
  faces: readonly ProductFace[],
  { products, functions, now }: ConsoleStatus,
  laptop: LaptopWithKeys,
): Promise<readonly CardWithPages[]> {
  const running = faces.filter(({ product }) => products.includes(product));
  return Promise.all(
    running.map(async ({ product, card: { pages = [], ...card } }) => ({
      product,
      ...card,
      pages: (
        await Promise.all(pages.map((page) => openPage(page, { functions, now: new Date(now) }, laptop)))
      ).flat(),
    })),
  );
}

/** None where the function does not run, or has no address. */
async function openPage(
  { label, function: wanted, note, under }: PageLink,
  { functions, now }: { readonly functions: readonly FunctionStatus[]; readonly now: Date },
  laptop: LaptopWithKeys,
): Promise<readonly OpenPage[]> {
  const found = functions.find(({ name }) => name === wanted || name.startsWith(`${wanted}-`));
  if (found?.url === undefined) return [];
  const linkKey = laptop.parameter(linkKeyOf(found.name, laptop.deployment));
  const url = under === undefined ? found.url : under(found.url, { now, linkKey });
  if (url === undefined) return [];
  const said = await note?.(laptop);
  return [{ label, url, ...(said === undefined ? {} : { note: said }) }];
}

/** The parameter with the keys of the function's links, as its stack told it. */
function linkKeyOf(name: string, deployment: Deployment): string {
  const found = deployment.ofType('AWS::Lambda::Function').find(({ ref }) => String(ref) === name);
  const environment = found?.properties.Environment as
    | { readonly Variables?: Readonly<Record<string, unknown>> }
    | undefined;
  return String(environment?.Variables?.LINK_KEY_PARAMETER ?? '');
}
