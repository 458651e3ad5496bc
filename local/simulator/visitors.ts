// Whoever opens the links in a message: robots, which open everything twice, and people, who click twice.
import type { Chance } from '../chance.ts';
import type { Deed } from './deed.ts';
import type { DoorAnswer, Doors } from './doors.ts';

const PHONE =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';
const ROBOTS = [
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  'Mozilla/5.0 (compatible; Barracuda Sentinel)',
  // A current browser's name without what a browser sends on a page visit.
  PHONE,
];
const PAGE_VISIT = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', 'sec-fetch-site': 'none' };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const ONE_CLICK = 'List-Unsubscribe=One-Click';
const MINUTE_MS = 60_000;

export type Visitors = {
  /** A scanner opens every link twice, with GET and with HEAD, soon after the message came. */
  robots(links: readonly string[], arrived: number): readonly Deed[];
  /** A person opens a link. */
  taps(link: string): Promise<DoorAnswer>;
  /** A person opens the page and presses its button, some of them twice. */
  presses(link: string, body?: string, times?: number): Promise<readonly DoorAnswer[]>;
  /** The mail program's own button (RFC 8058): a POST and no page. */
  oneClick(link: string): Promise<DoorAnswer>;
};

export function makeVisitors(doors: Doors, product: string, chance: Chance): Visitors {
  const as = (by: 'person' | 'robot', url: string, method: string, rest: object) =>
    doors.visit({ product, by, url, method, ...rest });
  const person = { headers: { 'user-agent': PHONE, ...PAGE_VISIT } };

  return {
    robots: (links, arrived) =>
      links.map((url, index) => {
        // The port of an address is another one in every play.
        const own = chance.of(`robot ${new URL(url).pathname}`);
        const headers = { 'user-agent': ROBOTS[own.between(0, ROBOTS.length - 1)] ?? PHONE };
        return {
          at: arrived + 1_000 * (index + 1) + own.between(0, MINUTE_MS),
          who: 'robot',
          does: `opens link ${index + 1} of a message`,
          async run() {
            for (const method of ['HEAD', 'GET', 'GET', 'HEAD']) await as('robot', url, method, { headers });
            return [];
          },
        };
      }),
    taps: (link) => as('person', link, 'GET', person),
    async presses(link, body = '', times = 1) {
      await as('person', link, 'GET', person);
      const post = { headers: { ...person.headers, ...FORM }, body };
      return Promise.all(Array.from({ length: times }, () => as('person', link, 'POST', post)));
    },
    oneClick: (link) => as('person', link, 'POST', { headers: FORM, body: ONE_CLICK }),
  };
}

/** Every address of ours in a message: in its text, its page and its headers. */
export function linksIn(message: {
  readonly text: string;
  readonly html?: string;
  readonly headers?: Readonly<Record<string, string>>;
}): readonly string[] {
  const inText = message.text.match(/http:\/\/127\.0\.0\.1:\d+\/[^\s<>"')\]]+/g) ?? [];
  const inPage = [...(message.html ?? '').matchAll(/href="([^"]*)"/g)].map(([, link = '']) =>
    link.replaceAll('&amp;', '&'),
  );
  const inHeaders = /<(https?:[^>]+)>/.exec(message.headers?.['List-Unsubscribe'] ?? '')?.[1];
  return [...new Set([...inText, ...inPage, ...(inHeaders === undefined ? [] : [inHeaders])])].filter(
    (link) => link.startsWith('http://127.0.0.1:'),
  );
}
