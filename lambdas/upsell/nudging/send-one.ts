// One due offer, from the last look to the message. The order of the steps is the promise:
//
//   load ─> decide ─> claim (one transaction) ─> send ─> give the claim back only if it certainly did not go out

import { newAttempt } from '../../../shared/aws/attempt.ts';
import type { Clock } from '../../../shared/handlers/clock.ts';
import { BadRowError } from '../../../shared/handlers/each-row.ts';
import type { Log } from '../../../shared/handlers/log.ts';
import { claimAndSend } from '../../../shared/messages/claim-and-send.ts';
import { countedClaim } from '../../../shared/messages/counted.ts';
import { heldBackBy } from '../../../shared/messages/going-live.ts';
import { nextTry } from '../../../shared/messages/next-try.ts';
import type { Notices } from '../../../shared/messages/notices.ts';
import { askContacts } from '../../../shared/people/ask-contacts.ts';
import { sharedKeys } from '../../../shared/people/contact-stamp.ts';
import type { Contacts } from '../../../shared/people/contacts.ts';
import { currentKeys, personKeys } from '../../../shared/people/person-keys.ts';
import type { Channel } from '../../../shared/shop/shop.ts';
import { capFloor } from '../decisions/cap.ts';
import { channelOf } from '../decisions/channel.ts';
import { decideSend } from '../decisions/send.ts';
import { pendingUntil } from '../decisions/timing.ts';
import type { CustomerRow } from '../rows.ts';
import type { UpsellSettings } from '../rules/settings.ts';
import type { Catalogue } from '../state/catalogue.ts';
import type { Customers } from '../state/customers.ts';
import type { HoldOut } from '../state/hold-out.ts';
import type { NudgeCap } from '../state/nudge-cap.ts';
import type { Offers } from '../state/offers.ts';
import type { OptOut } from '../state/optout.ts';
import type { Orders } from '../state/orders.ts';
import type { makeSendClaim, SendClaim } from '../state/send-claim.ts';
import { type Followed, followedBy, holdOutNudge } from './held-out.ts';
import { leaveAlone } from './left-alone.ts';
import { neverSend } from './never-send.ts';
import { holdBack } from './not-live.ts';
import { nudgeName } from './offer-id.ts';
import { contactFacts, lastNudge, offerFacts, orderFacts, personOf, putOffSince } from './send-facts.ts';
import type { SendReport } from './send-report.ts';
import { type WritingParts, type WrittenNudge, writeNudge } from './write-nudge.ts';

export type SendOneParts = WritingParts & {
  readonly log: Log;
  readonly now: Clock;
  readonly settings: UpsellSettings;
  readonly offers: Offers;
  readonly customers: Customers;
  readonly orders: Orders;
  readonly cap: NudgeCap;
  readonly optOut: OptOut;
  readonly catalogue: { readonly products: Catalogue['products'] };
  readonly claim: ReturnType<typeof makeSendClaim>;
  readonly holdOut: HoldOut;
  readonly notices: Notices;
  /** Where the products share what they know of people. */
  readonly contacts?: Contacts;
};

const HOUR_MS = 3_600_000;

/** Handles one offer that the index says is due. Safe to run twice and beside itself. */
export async function sendOne(offerId: string, parts: SendOneParts): Promise<SendReport> {
  const offer = await parts.offers.get(offerId);
  // The index lags; another run may have handled it.
  if (offer?.state !== 'chosen' || offer.sku === undefined) return { result: 'leftForLater' };
  const { sku, price_minor: priceMinor, currency } = offer;
  if (priceMinor === undefined || currency === undefined) throw new BadRowError('it has no price');

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
      offer: { sku, priceMinor, currency, ...offerFacts(offer) },
      order: order && orderFacts(order),
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
      return {
        result: (await parts.offers.defer(offer, decision.until)) ? 'deferred' : 'leftForLater',
      };
    case 'send': {
      const target = { priceMinor, currency, sku, mostParts: parts.settings.textParts };
      const by = (way: Channel, to: string) =>
        writeNudge(offer, customer as CustomerRow, { ...target, channel: way, to }, parts);
      const { to, emailInstead } = decision;
      const message =
        (await by(channel, to)) ?? (emailInstead === undefined ? undefined : await by('email', emailInstead));
      if (message === undefined) return neverSend({ offer, capKeys }, 'message-does-not-fit', parts, now);
      const heldBack = heldBackBy(parts.shop.live, sharedKeys(keys)[0]);
      if (heldBack !== undefined) {
        const [since, name] = [putOffSince(offer, now), customer?.name];
        return holdBack({ offer, capKeys, message, name, at: now, since }, heldBack, parts);
      }
      const rows = [customer as CustomerRow, ...capRows];
      const followed = followedBy({ offer, at: now, capKeys, rows }, parts.settings);
      return sendClaimed(
        {
          asked: new Map(followed.stamps.map(({ key, next }) => [key, next])),
          followedUntil: followed.asked.until,
          offer,
          channel: message.channel,
          linkToken: message.linkToken,
          at: now,
          windowEndsAt: new Date(now.getTime() + parts.settings.takeUpWindowHours * HOUR_MS),
          capFloor: capFloor(parts.settings.capDays, now),
          previousNudgedAt: customer?.last_nudged_at,
          otherStamps: otherKeys.map((key) => ({
            key,
            previous: capRows.find((row) => row.customer_id === key)?.last_nudged_at,
          })),
          suppressionKeys: keys,
          attempt: newAttempt(),
          retryAt: nextTry(putOffSince(offer, now), now),
        },
        message,
        { ...parts, capKeys, followed },
      );
    }
  }
}

async function sendClaimed(
  sending: SendClaim,
  message: WrittenNudge,
  {
    capKeys,
    followed,
    ...parts
  }: SendOneParts & { readonly capKeys: readonly string[]; readonly followed: Followed },
): Promise<SendReport> {
  const { offer, at } = sending;
  const asked = await askContacts(
    {
      id: nudgeName(offer.offer_id),
      kind: 'nudge',
      at,
      keys: sending.suppressionKeys,
      rules: parts.settings,
      zone: parts.shop.timeZone,
      dueUntil: pendingUntil(new Date(offer.due_at)),
    },
    parts,
  );
  if (!asked.may) return leaveAlone({ ...sending, since: putOffSince(offer, at), capKeys }, asked, parts);
  if (followed.asked.held_out === true) {
    // Nothing goes out, so it counts for nobody. Where that cannot be said it is as if it had gone out, until its week is over.
    await asked.giveBack(false).catch(() => undefined);
    return holdOutNudge({ ...sending, ...followed }, parts);
  }
  const claim = countedClaim(parts.claim(sending), asked);
  const told = await claimAndSend({
    claim,
    send: async () => {
      const result = await message.send();
      if (result.outcome === 'sent') await claim.noteSent();
      return result;
    },
    what: 'nudge',
    facts: {
      offer: sending.offer.offer_id,
      channel: sending.channel,
      writtenBy: message.writtenBy,
      parts: message.parts,
    },
    log: parts.log,
  });
  switch (told.outcome) {
    case 'already':
      return { result: 'leftForLater' };
    case 'later':
      return { result: 'putOff', since: putOffSince(offer, at), holdsAll: told.holdsAll };
    default:
      return { result: told.outcome };
  }
}
