// The way back into the cart, marked so that the store's own statistics can tell where the shopper came from.

import { withoutEnd } from '../../../shared/text/ends.ts';
import type { Step } from '../rows.ts';

const CAMPAIGN = /^utm_(?:source|medium|campaign)=/i;

/**
 * The cart's own return link, else the store's cart page. The existing query stays byte for byte, because it often
 * holds a signature; only campaign marks of an earlier mail give way to ours.
 */
export function returnLink(returnUrl: string | undefined, storeUrl: string, step: Step): string {
  const url = webAddress(returnUrl) ?? new URL(`${withoutEnd(storeUrl, '/')}/cart`);
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !CAMPAIGN.test(pair));
  const ours = `utm_source=cart-recovery&utm_medium=email&utm_campaign=${step}-reminder`;
  return `${url.origin}${url.pathname}?${[...kept, ours].join('&')}${url.hash}`;
}

/** Undefined for anything that a mail must not link to. */
function webAddress(text: string | undefined): URL | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isPlainWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isPlainWeb && url.username === '' && url.password === '' ? url : undefined;
}
