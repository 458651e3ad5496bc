// upsr-addlink: the one tap. Records it against its offer, then sends the shopper to the store's basket. It
// acts on GET, alone among our links, because saying yes must be one tap; robots are redirected, not recorded, and what
// cannot be told from either is counted apart.

import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { dynamoClient } from '../../../shared/aws/dynamo-client.ts';
import { lookAgain } from '../../../shared/aws/look-again.ts';
import { type Clock, systemClock } from '../../../shared/handlers/clock.ts';
import { type Log, standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { openingKeys } from '../../../shared/links/link-keys-on-aws.ts';
import { isShortToken } from '../../../shared/links/short-token.ts';
import { type PageAnswer, plainNotFound } from '../../../shared/pages/page.ts';
import { cartLink } from '../../../shared/platforms/cart-link.ts';
import { readShop, type Shop } from '../../../shared/shop/shop.ts';
import { methodNotAllowed } from '../../../shared/webhooks/answer.ts';
import { readRequest } from '../../../shared/webhooks/request.ts';
import { decideTap } from '../decisions/tap.ts';
import { visitorOf } from '../decisions/visitor.ts';
import { openAddToken } from '../nudging/links.ts';
import type { OfferRow } from '../rows.ts';
import { makeOffers, type Offers } from '../state/offers.ts';

export type AddLinkParts = {
  readonly shop: Shop;
  readonly log: Log;
  readonly now: Clock;
  readonly offers: Offers;
  readonly linkKeys: () => Promise<readonly string[]>;
};

export function makeAddLink(parts: AddLinkParts) {
  return async (event: LambdaFunctionURLEvent): Promise<PageAnswer> => {
    const request = readRequest(event);
    if (request.method !== 'GET' && request.method !== 'HEAD') return methodNotAllowed('GET', 'HEAD');
    const offer = await offerBehind(request.path, parts);
    if (offer?.sku === undefined) return plainNotFound(parts.shop);

    const visitor = visitorOf(request.method, request.headers);
    if (visitor === 'person') await recordTap(offer, parts);
    if (visitor === 'unclear') await recordUnclear(offer, parts);
    return {
      statusCode: 302,
      headers: {
        location: cartLink(parts.shop, {
          sku: offer.sku,
          storeRef: offer.store_ref ?? offer.sku,
        }),
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex',
      },
      body: '',
    };
  };
}

/** What a link of ours is about: a text's short word, an e-mail's signed token, and all that were ever sent. */
async function offerBehind(path: string, parts: AddLinkParts): Promise<OfferRow | undefined> {
  const short = path.slice(1);
  if (isShortToken(short)) return parts.offers.byLinkToken(short);
  const token = /^\/a\/([^/]+)$/.exec(path)?.[1];
  const add = token === undefined ? undefined : openAddToken(token, await parts.linkKeys());
  const offer = add === undefined ? undefined : await parts.offers.get(add.offerId);
  return offer?.sku !== undefined && add?.isOf(offer.sku) ? offer : undefined;
}

/** Counted apart, once, and never as taken: perhaps somebody tapped, perhaps a machine looked what is behind the link. */
async function recordUnclear({ offer_id }: OfferRow, { offers, log, now }: AddLinkParts): Promise<void> {
  const noted = await offers.noteUnclear(offer_id, now());
  log.info('opened by something we cannot tell', { offer: offer_id, noted });
}

/** A tap may race the sweep or another tap; whoever loses looks once more and at most notes a late tap. */
async function recordTap(offer: OfferRow, parts: AddLinkParts): Promise<void> {
  const now = parts.now();
  let current: OfferRow | undefined = offer;
  await lookAgain({ tries: 2, who: `Offer ${offer.offer_id}`, otherwise: () => undefined }, async () => {
    if (current === undefined) return undefined;
    const decision = decideTap(
      {
        state: current.state,
        ...(current.window_ends_at === undefined ? {} : { windowEndsAt: current.window_ends_at }),
      },
      now,
    );
    if (decision.kind === 'nothing') return undefined;
    const done =
      decision.kind === 'take'
        ? await parts.offers.markTaken(offer.offer_id, now)
        : decision.kind === 'close-out-of-window'
          ? await parts.offers.markOutOfWindow(offer.offer_id, now)
          : await parts.offers.noteLateTap(offer.offer_id, now);
    if (done || decision.kind === 'note-late-tap') {
      parts.log.info('tap recorded', { offer: offer.offer_id, decision: decision.kind, noted: done });
      return undefined;
    }
    current = await parts.offers.get(offer.offer_id);
    return 'again';
  });
}

export const handler = onFirstCall(() =>
  makeAddLink({
    shop: readShop(process.env),
    log: standardLog('upsr-addlink'),
    now: systemClock,
    offers: makeOffers(dynamoClient(), required('OFFERS_TABLE')),
    linkKeys: openingKeys(),
  }),
);
