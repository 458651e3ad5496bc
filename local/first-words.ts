// What `npm start` says once it is ready: where everything is, and what to try first.
import type { ProductFace } from './console/product-face.ts';
import type { Runtime } from './runtime/runtime.ts';

/** A line for each address, with what may be done there. */
export async function addresses(
  runtime: Runtime,
  packs: readonly ProductFace[],
  storeUrl: string | undefined,
): Promise<string> {
  const { cardsWithPages } = await import('./console/product-pages.ts');
  const status = runtime.status();
  const pages = (await cardsWithPages(packs, status, runtime)).flatMap((card) => card.pages);
  const beside = (address: string) => {
    const page = pages.find(({ url, note }) => url === address && note !== undefined);
    return page === undefined ? '' : `  (the ${page.label.toLowerCase()}: ${page.note})`;
  };
  const lines = [
    ['Console', runtime.url],
    ...(storeUrl === undefined ? [] : [['Sample store', storeUrl]]),
    ...status.functions.flatMap(({ name, url }) => (url === undefined ? [] : [[name, url + beside(url)]])),
    ['AWS endpoint', runtime.endpointUrl],
  ];
  const width = Math.max(...lines.map(([name]) => name!.length));
  return lines.map(([name, url]) => `  ${name!.padEnd(width)} ${url}`).join('\n');
}

/** Three for each product that runs, in the console's order. */
export function firstSteps(
  runtime: Runtime,
  packs: readonly (ProductFace & { readonly firstSteps: readonly string[] })[],
): string {
  const running = runtime.status().products;
  const parts = packs
    .filter(({ product }) => running.includes(product))
    .map(({ card, firstSteps }) => {
      const steps = firstSteps.map((step, index) => `  ${index + 1}. ${step}`);
      return [`${card.title}:`, ...steps].join('\n');
    });
  return `\nThings to try at ${runtime.url}\n\n${parts.join('\n\n')}\n\nStop with Ctrl-C.\n`;
}
