// What somebody can send who does not have the shop's secret: bodies of their own making, true ones changed, and true requests
// that they overheard.
import { FORGERS_SECRET, signStandardWebhook } from '../sample/store/sign.ts';

/**
 * `signature`: signed with a secret of their own. `body`: under the signature of another body. `timestamp`: with a fresh
 * moment over an old signature. `replay`: what a store said long ago, word for word.
 */
export type Forgery = 'unsigned' | 'signature' | 'body' | 'timestamp' | 'replay';

export const FORGERIES: readonly Forgery[] = ['unsigned', 'signature', 'body', 'timestamp', 'replay'];

/** Stands in whatever a forger makes up, so that it is known again wherever it might turn up. */
export const MADE_UP = 'MADE-UP';

export type Overheard = { readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** Undefined where they would have to have overheard something first. */
export function forgedRequest(
  forgery: Forgery,
  made: { readonly body: string; readonly id: string; readonly now: Date },
  overheard: Overheard | undefined,
): Overheard | undefined {
  const { body, id, now } = made;
  switch (forgery) {
    case 'unsigned':
      return { headers: {}, body };
    case 'signature':
      return { headers: signStandardWebhook(body, FORGERS_SECRET, id, now), body };
    case 'body':
      return overheard && { headers: overheard.headers, body };
    case 'timestamp': {
      const seconds = String(Math.floor(now.getTime() / 1000));
      return overheard && { ...overheard, headers: { ...overheard.headers, 'webhook-timestamp': seconds } };
    }
    case 'replay':
      return overheard;
  }
}

const TOKEN = /[\w-]{8,}/g;

/** The link with one letter of its token changed, and not the last, which may hold bits that nobody reads; undefined without one. */
export function alteredLink(link: string, place: number): string | undefined {
  const { origin, pathname } = new URL(link);
  const path = link.slice(origin.length);
  const tokens = [...path.matchAll(TOKEN)].toSorted((one, other) => other[0].length - one[0].length);
  const [longest] = tokens;
  if (longest === undefined || pathname === '/') return undefined;
  const at = longest.index + (place % (longest[0].length - 1));
  return `${origin}${path.slice(0, at)}${path[at] === 'A' ? 'B' : 'A'}${path.slice(at + 1)}`;
}
