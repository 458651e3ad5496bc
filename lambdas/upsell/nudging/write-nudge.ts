// The words of one nudge, and the way they go: the text or the e-mail, with its links, ready to be sent once it is claimed.

import { newShortToken } from '../../../shared/links/short-token.ts';
import type { Email, SendEmail, SendOutcome, SendTextMessage } from '../../../shared/messages/outcome.ts';
import { textPrice } from '../../../shared/messages/text-price.ts';
import { languageOf } from '../../../shared/pages/words-language.ts';
import { formatMoney } from '../../../shared/shop/money.ts';
import type { Channel, Shop } from '../../../shared/shop/shop.ts';
import { emailNudge } from '../decisions/message.ts';
import type { NudgeFacts, WrittenBy } from '../decisions/nudge-facts.ts';
import { textNudge } from '../decisions/text-nudge.ts';
import type { CustomerRow, OfferRow } from '../rows.ts';
import type { UpsellVoice } from '../rules/voice.ts';
import { addLink, textLink, unsubscribeLink } from './links.ts';
import { nudgeEmail, textAsMail } from './nudge-email.ts';

export type WritingParts = {
  readonly shop: Shop;
  readonly voice: UpsellVoice;
  readonly linkKeys: () => Promise<readonly string[]>;
  readonly addLinkUrl: string;
  readonly optOutUrl: string;
  readonly sendEmail: SendEmail;
  readonly sendTextMessage?: SendTextMessage;
};

export type WrittenNudge = {
  readonly channel: Channel;
  readonly writtenBy: WrittenBy;
  /** Of a text: the word in its link, which the claim puts on the offer. */
  readonly linkToken?: string;
  /** Of a text: what it costs. */
  readonly parts?: number;
  readonly send: () => Promise<SendOutcome>;
  /** The same as an e-mail, for the owner to look at. */
  readonly mail: Email;
};

export type NudgeTarget = {
  readonly channel: Channel;
  readonly to: string;
  readonly priceMinor: number;
  readonly currency: string;
  readonly sku: string;
  /** Parts that a text may have. */
  readonly mostParts: number;
};

/** The finished message, or undefined when no wording fits the channel. */
export function writeNudge(
  offer: OfferRow,
  customer: CustomerRow,
  target: NudgeTarget,
  parts: WritingParts,
): Promise<WrittenNudge | undefined> {
  return target.channel === 'sms'
    ? writeText(offer, customer, target, parts)
    : writeEmail(offer, customer, target, parts);
}

async function writeText(
  offer: OfferRow,
  customer: CustomerRow,
  target: NudgeTarget,
  { sendTextMessage, ...parts }: WritingParts,
): Promise<WrittenNudge | undefined> {
  if (sendTextMessage === undefined) return undefined;
  const linkToken = newShortToken();
  const link = textLink(parts.addLinkUrl, linkToken);
  const price = textPrice(target.priceMinor, target.currency, parts.shop.locale);
  const nudge = textNudge({
    ...factsOf(offer, customer, target, parts),
    price,
    link,
    mostParts: target.mostParts,
  });
  if (nudge === undefined) return undefined;
  return {
    channel: 'sms',
    writtenBy: nudge.writtenBy,
    linkToken,
    parts: nudge.segments,
    send: () => sendTextMessage({ to: target.to, text: nudge.text }),
    mail: textAsMail(nudge.text, target.to, parts.shop),
  };
}

async function writeEmail(
  offer: OfferRow,
  customer: CustomerRow,
  target: NudgeTarget,
  parts: WritingParts,
): Promise<WrittenNudge> {
  const [key] = await parts.linkKeys();
  if (key === undefined) throw new Error('There is no link key');
  // Words and amounts are in one language: that of the words, and not of the customer's browser.
  const { emailSubject, emailOpening } = parts.voice;
  const lang = languageOf(`${emailSubject} ${emailOpening}`, parts.shop.locale);
  const facts: NudgeFacts = {
    ...factsOf(offer, customer, target, parts),
    price: formatMoney(target.priceMinor, target.currency, lang),
    link: addLink(parts.addLinkUrl, { offerId: offer.offer_id, sku: target.sku }, key),
  };
  const nudge = emailNudge(facts);
  const email = nudgeEmail(nudge, facts, {
    to: target.to,
    shop: parts.shop,
    lang,
    unsubscribeUrl: unsubscribeLink(parts.optOutUrl, { offerId: offer.offer_id, email: target.to }, key),
    offerId: offer.offer_id,
  });
  return { channel: 'email', writtenBy: nudge.writtenBy, send: () => parts.sendEmail(email), mail: email };
}

const factsOf = (
  offer: OfferRow,
  customer: CustomerRow,
  { sku }: NudgeTarget,
  { shop, voice }: Pick<WritingParts, 'shop' | 'voice'>,
) => ({
  shopName: shop.name,
  customerName: customer.name,
  productName: offer.product_name ?? sku,
  line: offer.line,
  voice,
});
