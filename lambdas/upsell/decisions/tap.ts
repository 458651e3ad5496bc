// The tap: the tap is the measurement, so only a person's page visit counts, and only once.
import { isbot } from 'isbot';

export type TapDecision =
  /** Inside the window: the nudge worked. */
  | { readonly kind: 'take' }
  /** After the window, before the sweep: honoured, but not counted. */
  | { readonly kind: 'close-out-of-window' }
  /** The offer is closed already: nothing changes but a note of the late tap. */
  | { readonly kind: 'note-late-tap' }
  | { readonly kind: 'nothing' };

/** Decides what a person's tap does to an offer in this state. */
export function decideTap(
  offer: { readonly state: string; readonly windowEndsAt?: string },
  now: Date,
): TapDecision {
  if (offer.state === 'sent' && offer.windowEndsAt !== undefined) {
    return now <= new Date(offer.windowEndsAt) ? { kind: 'take' } : { kind: 'close-out-of-window' };
  }
  if (offer.state === 'taken') return { kind: 'nothing' };
  if (offer.state === 'ignored' || offer.state === 'out-of-window') return { kind: 'note-late-tap' };
  return { kind: 'nothing' };
}

/**
 * True for a person opening the page. Scanners and previews fetch every link: HEAD requests, known agents,
 * prefetches, requests whose Sec-Fetch headers say that no page is being opened, and a current browser's agent that
 * comes over HTTPS without these headers do not count. A browser too old to send them does.
 */
export function isPageVisit(method: string, headers: Readonly<Record<string, string>>): boolean {
  if (method !== 'GET') return false;
  const agent = headers['user-agent'];
  if (agent === undefined || !NAMES_AN_ENGINE.test(agent) || isbot(agent)) return false;
  const purpose = `${headers['sec-purpose'] ?? ''} ${headers.purpose ?? ''} ${headers['x-purpose'] ?? ''} ${headers['x-moz'] ?? ''}`;
  if (/prefetch|preview|prerender/i.test(purpose)) return false;
  const { 'sec-fetch-mode': mode, 'sec-fetch-dest': destination, 'sec-fetch-site': site } = headers;
  if (destination !== undefined) return destination === 'document';
  if (mode === undefined && headers['x-forwarded-proto'] === 'https' && sendsFetchHeaders(agent))
    return false;
  // Browsers send the Sec-Fetch headers together. A lone "cors" comes from an HTTP library, which the user agent
  // above has already judged.
  return mode === undefined || mode === 'navigate' || (mode === 'cors' && site === undefined);
}

/** Every browser names what it draws pages with; a scanner that only calls itself compatible does not. */
const NAMES_AN_ENGINE = /AppleWebKit|Gecko\/|Trident|MSIE|Presto/;

/** Since these versions browsers say on every request over HTTPS what it is for; who only has their name says nothing. */
const SAYS_SO_SINCE: readonly (readonly [RegExp, number])[] = [
  [/\bChrom(?:e|ium)\/(\d{1,4})/, 76],
  [/\bFirefox\/(\d{1,4})/, 90],
  [/\bVersion\/(\d{1,4})/, 17],
];

const sendsFetchHeaders = (agent: string): boolean =>
  SAYS_SO_SINCE.some(([version, since]) => Number(version.exec(agent)?.[1] ?? 0) >= since);
