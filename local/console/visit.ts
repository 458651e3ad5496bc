// The shopper's phone. A link in a message is opened as a phone's browser opens it, hop by hop, up to the
// address of the store, which does not exist on a laptop: there the sample store takes over.
import { type IncomingHttpHeaders, request } from 'node:http';

export type Hop = { readonly url: string; readonly status: number; readonly location?: string };

export type VisitEnd =
  /** The store's address, and where the sample store shows the same page. Not opened yet: opening fills a basket. */
  | { readonly kind: 'store'; readonly url: string; readonly standInUrl: string }
  /** A page of one of our functions. */
  | { readonly kind: 'page'; readonly url: string; readonly status: number }
  | { readonly kind: 'elsewhere'; readonly url: string }
  | { readonly kind: 'lost'; readonly reason: string };

export type Visit = { readonly hops: readonly Hop[]; readonly end: VisitEnd };

/** The world as the phone sees it: origins that answer on this laptop, and hosts the laptop stands in for. */
export type Reach = {
  readonly origins: ReadonlySet<string>;
  readonly hosts: Readonly<Record<string, string>>;
};

const maxHops = 5;

const phoneHeaders = {
  'user-agent':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'accept-language': 'en-GB,en;q=0.9',
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-site': 'none',
  'sec-fetch-user': '?1',
} as const;

/** Follows a link from a message. Only this laptop is asked anything; other addresses end the visit. */
export async function visit(link: string, reach: Reach): Promise<Visit> {
  const hops: Hop[] = [];
  let url = URL.parse(link);
  while (hops.length < maxHops) {
    if (url === null || !/^https?:$/.test(url.protocol)) return { hops, end: lost('This is no web address') };
    const standIn = reach.hosts[url.host];
    if (standIn !== undefined) {
      const standInUrl = new URL(url.pathname + url.search, standIn).href;
      return { hops, end: { kind: 'store', url: url.href, standInUrl } };
    }
    if (!reach.origins.has(url.origin)) return { hops, end: { kind: 'elsewhere', url: url.href } };

    const answer = await open(url);
    if (answer === undefined) return { hops, end: lost(`Nothing answers at ${url.origin}`) };
    const location = answer.status >= 300 && answer.status < 400 ? answer.headers.location : undefined;
    hops.push({ url: url.href, status: answer.status, ...(location === undefined ? {} : { location }) });
    if (location === undefined) return { hops, end: { kind: 'page', url: url.href, status: answer.status } };
    url = URL.parse(location, url.href);
  }
  return { hops, end: lost('The link goes round in circles') };
}

const lost = (reason: string): VisitEnd => ({ kind: 'lost', reason });

// Plain http rather than fetch, which writes its own Sec-Fetch headers over ours.
function open(url: URL): Promise<{ status: number; headers: IncomingHttpHeaders } | undefined> {
  return new Promise((resolve) => {
    const asked = request(url, { method: 'GET', headers: phoneHeaders, timeout: 15_000 }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers }));
    });
    asked.once('timeout', () => asked.destroy());
    asked.once('error', () => resolve(undefined));
    asked.end();
  });
}
