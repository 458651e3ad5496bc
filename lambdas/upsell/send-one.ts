// One due offer, from the last look to the message. The order of the steps is the promise:
//
//   load ─> decide ─> claim (one transaction) ─> send ─> release the claim only if it certainly did not go out
import type { Log } from '../../shared/log.ts';
import type { SendEmail, SendOutcome, SendTextMessage } from '../../shared/messages/outcome.ts';
import { formatMoney } from '../../shared/money.ts';
import { currentKeys, personKeys } from '../../shared/people/person-keys.ts';
import type { Channel, Shop } from '../../shared/shop.ts';
import type { PersonReference } from '../../shared/store-events.ts';
import { capFloor } from './decisions/cap.ts';
import { channelOf } from './decisions/channel.ts';
import { emailNudge, type NudgeFacts, textNudge, type WrittenBy } from './decisions/message.ts';
import { ownedSkus } from './decisions/owned.ts';
import { decideSend, type NeverSentReason } from './decisions/send.ts';
import { addLink, unsubscribeLink } from './links.ts';
import { nudgeEmail } from './nudge-email.ts';
import type { UpsellSettings } from './rules/settings.ts';
import type { UpsellVoice } from './rules/voice.ts';
import type { Catalogue } from './state/catalogue.ts';
import type { CustomerRow, Customers } from './state/customers.ts';
import { capOf, type NudgeCap } from './state/nudge-cap.ts';
import type { OfferRow, Offers } from './state/offers.ts';
import type { OptOut } from './state/optout.ts';
import type { Orders } from './state/orders.ts';
import type { makeSendClaim, SendClaim } from './state/send-claim.ts';

export type SendOneParts = {
  readonly shop: Shop;
  readonly log: Log;
  readonly now: () => Date;
  readonly settings: UpsellSettings;
  readonly voice: UpsellVoice;
  readonly offers: Offers;
  readonly customers: Customers;
  readonly orders: Orders;
  readonly cap: NudgeCap;
  readonly optOut: OptOut;
  readonly catalogue: { readonly products: Catalogue['products'] };
  readonly claim: ReturnType<typeof makeSendClaim>;
  readonly linkKeys: () => Promise<readonly string[]>;
  readonly addLinkUrl: string;
  readonly optOutUrl: string;
  readonly sendEmail: SendEmail;
  readonly sendTextMessage?: SendTextMessage;
};

export type SendResult = 'sent' | 'deferred' | 'neverSent' | 'leftForLater';

type Message = { readonly writtenBy: WrittenBy; readonly send: () => Promise<SendOutcome> };

const HOUR_MS = 3_600_000;
const RETRY_AFTER_MS = 4 * 60_000;
const MOST_ATTEMPTS = 5;

/** Handles one offer that the index says is due. Safe to run twice and beside itself. */
export async function sendOne(offerId: string, parts: SendOneParts): Promise<SendResult> {
  const offer = await parts.offers.get(offerId);
  // The index lags; another run may have handled it.
  if (offer?.state !== 'chosen' || offer.sku === undefined) return 'leftForLater';
  const { sku, price_minor: priceMinor, currency } = offer;
  if (priceMinor === undefined || currency === undefined) throw new Error(`Offer ${offerId} has no price`);

  const [customer, order, products] = await Promise.all([
    parts.customers.get(offer.customer_id),
    parts.orders.get(offer.order_id),
    parts.catalogue.products([sku]),
  ]);
  const person = personOf(offer.customer_id, customer);
  const keys = personKeys(person);
  const capKeys = currentKeys(person);
  const otherKeys = capKeys.filter((key) => key !== offer.customer_id);
  const [optedOut, capRows] = await Promise.all([parts.optOut.isListed(keys), parts.cap.rows(otherKeys)]);
  const channel = channelOf(parts.settings, parts.shop);
  const now = parts.now();
  const decision = decideSend(
    {
      offer: { sku, priceMinor, currency, dueAt: offer.due_at },
      order: order && (order.stopped_reason === undefined ? {} : { stoppedReason: order.stopped_reason }),
      customer: customer && { ...contactFacts(customer), ...lastNudge([customer, ...capRows]) },
      optedOut,
      product: products.get(sku),
      channel,
      capDays: parts.settings.capDays,
      quietHours: parts.settings.quietHours,
      shopTimeZone: parts.shop.timeZone,
    },
    now,
  );

  switch (decision.kind) {
    case 'never-send':
      return neverSend({ offer, capKeys }, decision.reason, parts, now);
    case 'defer':
      return (await parts.offers.defer(offer, decision.until)) ? 'deferred' : 'leftForLater';
    case 'send': {
      const message = await write(
        offer,
        customer as CustomerRow,
        { channel, to: decision.to, priceMinor, currency, sku },
        parts,
      );
      if (message === undefined) return neverSend({ offer, capKeys }, 'message-does-not-fit', parts, now);
      return claimAndSend(
        {
          offer,
          channel,
          at: now,
          windowEndsAt: new Date(now.getTime() + parts.settings.takeUpWindowHours * HOUR_MS),
          capFloor: capFloor(parts.settings.capDays, now),
          previousNudgedAt: customer?.last_nudged_at,
          otherStamps: otherKeys.map((key) => ({
            key,
            previous: capRows.find((row) => row.customer_id === key)?.last_nudged_at,
          })),
          suppressionKeys: keys,
        },
        message,
        parts,
      );
    }
  }
}

async function claimAndSend(claim: SendClaim, message: Message, parts: SendOneParts): Promise<SendResult> {
  if ((await parts.claim.claim(claim)) === 'refused') return 'leftForLater';
  const result = await message.send();
  const facts = { offer: claim.offer.offer_id, channel: claim.channel, writtenBy: message.writtenBy };
  switch (result.outcome) {
    case 'sent':
      parts.log.info('nudge sent', { ...facts, messageId: result.messageId });
      return 'sent';
    case 'unknown':
      // It may have arrived; a second one certainly would. The claim stays.
      parts.log.warn('nudge of unknown fate', { ...facts, reason: result.reason });
      return 'sent';
    case 'refused':
    case 'later': {
      const giveUp = result.outcome === 'refused' || (claim.offer.send_attempts ?? 0) + 1 >= MOST_ATTEMPTS;
      parts.log.warn('nudge not sent', { ...facts, reason: result.reason, giveUp });
      await parts.claim.release({ claim, retryAt: new Date(claim.at.getTime() + RETRY_AFTER_MS), giveUp });
      return giveUp ? 'neverSent' : 'leftForLater';
    }
  }
}

async function neverSend(
  { offer, capKeys }: { readonly offer: OfferRow; readonly capKeys: readonly string[] },
  reason: NeverSentReason,
  parts: SendOneParts,
  now: Date,
): Promise<SendResult> {
  // Freed first: should we die between the two, the next run finds the offer still chosen and repeats both.
  await parts.cap.free(capKeys, offer.order_id);
  const marked = await parts.offers.markNeverSent(offer.offer_id, reason, now);
  if (marked) parts.log.info('nudge never sent', { offer: offer.offer_id, reason });
  return marked ? 'neverSent' : 'leftForLater';
}

/** The finished message, or undefined when no wording fits the channel. */
async function write(
  offer: OfferRow,
  customer: CustomerRow,
  target: {
    readonly channel: Channel;
    readonly to: string;
    readonly priceMinor: number;
    readonly currency: string;
    readonly sku: string;
  },
  parts: SendOneParts,
): Promise<Message | undefined> {
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

const personOf = (customerId: string, customer: CustomerRow | undefined): PersonReference => ({
  id: customerId,
  ...(customer?.email === undefined ? {} : { email: customer.email }),
  ...(customer?.phone === undefined ? {} : { phone: customer.phone }),
});

function lastNudge(rows: Parameters<typeof capOf>[0]) {
  const { lastNudgedAt } = capOf(rows);
  return lastNudgedAt === undefined ? {} : { lastNudgedAt };
}

function contactFacts(customer: CustomerRow) {
  return {
    ...(customer.email === undefined ? {} : { email: customer.email }),
    ...(customer.phone === undefined ? {} : { phone: customer.phone }),
    ...(customer.email_consent === undefined ? {} : { emailConsent: customer.email_consent }),
    ...(customer.sms_consent === undefined ? {} : { smsConsent: customer.sms_consent }),
    ...(customer.time_zone === undefined ? {} : { timeZone: customer.time_zone }),
    ownedSkus: ownedSkus(customer),
  };
}
