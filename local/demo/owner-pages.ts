// At the month's end the owner opens the page of each product, and of every figure one list that is behind it.
import { fetchNear } from '../neighbours.ts';

/** Where such a page is; its lists are found in it. */
export async function openOwnerPages(addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    const page = await read(address);
    const lists = new Map<string, string>();
    for (const [, href = '', key = ''] of page.matchAll(/href="(\?rows=([A-Za-z]+)[^"]*)"/g))
      if (!lists.has(key)) lists.set(key, href.replaceAll('&amp;', '&'));
    for (const href of lists.values()) await read(new URL(href, address).href);
  }
}

async function read(address: string): Promise<string> {
  const answer = await fetchNear(address);
  if (answer.status !== 200) throw new Error(`The owner’s page answered ${answer.status}`);
  return answer.text();
}
