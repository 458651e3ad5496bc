// The words of one nudge, and the way they go: the text or the e-mail, with its links, ready to be sent once it is claimed.
import type { SendEmail, SendOutcome, SendTextMessage } from '../../../shared/messages/outcome.ts';
import { formatMoney } from '../../../shared/shop/money.ts';
import type { Channel, Shop } from '../../../shared/shop/shop.ts';
import { emailNudge, type NudgeFacts, textNudge, type WrittenBy } from '../decisions/message.ts';
import type { UpsellVoice } from '../rules/voice.ts';
import type { CustomerRow } from '../state/customers.ts';
import type { OfferRow } from '../state/offer-row.ts';
import { addLink, unsubscribeLink } from './links.ts';
import { nudgeEmail } from './nudge-email.ts';

export type WritingParts = {
  readonly shop: Shop;
  readonly voice: UpsellVoice;
  readonly linkKeys: () => Promise<readonly string[]>;
  readonly addLinkUrl: string;
  readonly optOutUrl: string;
  readonly sendEmail: SendEmail;
  readonly sendTextMessage?: SendTextMessage;
};

export type WrittenNudge = { readonly writtenBy: WrittenBy; readonly send: () => Promise<SendOutcome> };

/** The finished message, or undefined when no wording fits the channel. */
export async function writeNudge(
  offer: OfferRow,
  customer: CustomerRow,
  target: {
    readonly channel: Channel;
    readonly to: string;
    readonly priceMinor: number;
    readonly currency: string;
    readonly sku: string;
  },
  parts: WritingParts,
): Promise<WrittenNudge | undefined> {
  const [key] = await parts.linkKeys();
  if (key === undefined) throw new Error('There is no link key');
  const facts: NudgeFacts = {
    shopName: parts.shop.name,
    customerName: customer.name,
    productName: offer.product_name ?? target.sku,
    price: formatMoney(target.priceMinor, target.currency, customer.locale ?? parts.shop.locale),
    link: addLink(parts.addLinkUrl, { offerId: offer.offer_id, sku: target.sku }, key),
    line: offer.line,
    voice: parts.voice,
  };
  if (target.channel === 'sms') {
    const { sendTextMessage } = parts;
    const nudge = textNudge(facts);
    if (nudge === undefined || sendTextMessage === undefined) return undefined;
    return { writtenBy: nudge.writtenBy, send: () => sendTextMessage({ to: target.to, text: nudge.text }) };
  }
  const nudge = emailNudge(facts);
  const email = nudgeEmail(nudge, facts, {
    to: target.to,
    lang: customer.locale ?? parts.shop.locale,
    unsubscribeUrl: unsubscribeLink(parts.optOutUrl, { offerId: offer.offer_id, email: target.to }, key),
    offerId: offer.offer_id,
  });
  return { writtenBy: nudge.writtenBy, send: () => parts.sendEmail(email) };
}
