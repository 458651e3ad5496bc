import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OfferRow } from '../../../../lambdas/upsell/rows.ts';
import type { SendClaim } from '../../../../lambdas/upsell/state/send-claim.ts';
import { anOffer, anOrder, minutesAfter, noon, tom } from '../builders.ts';
import { startUpsellTables, type UpsellTables } from '../tables.ts';

let tables: UpsellTables;
beforeAll(async () => {
  tables = await startUpsellTables();
});
afterAll(() => tables.stop());

let counter = 0;
/** A customer with one chosen offer, ready to be sent. */
async function given(changes: Partial<OfferRow> = {}): Promise<OfferRow> {
  counter += 1;
  const customer_id = changes.customer_id ?? `c-${counter}`;
  const order_id = `o-${counter}`;
  const offer_id = `offer-${counter}`;
  await tables.record({
    order: anOrder({ orderId: order_id, customer: { ...tom, id: customer_id } }),
    outcome: 'queued',
    purchase: { shopCurrency: 'GBP', keepContact: true },
    keys: [customer_id],
    capKeys: [customer_id],
    now: noon,
  });
  const offer = anOffer({ offer_id, order_id, customer_id, ...changes });
  expect(await tables.offers.putOnce(offer)).toBe(true);
  return offer;
}
let attempts = 0;
const claimOf = (offer: OfferRow, changes: Partial<SendClaim> = {}): SendClaim => ({
  offer,
  channel: 'sms',
  at: noon,
  windowEndsAt: minutesAfter(noon, 4_320),
  capFloor: minutesAfter(noon, -43_200),
  previousNudgedAt: undefined,
  otherStamps: [],
  asked: new Map(),
  followedUntil: minutesAfter(noon, 10_080).toISOString(),
  suppressionKeys: [offer.customer_id],
  attempt: `attempt-${++attempts}`,
  retryAt: minutesAfter(noon, 5),
  ...changes,
});
const take = (claim: SendClaim) => tables.claim(claim).take();
const stateOf = async (offer: OfferRow) => (await tables.offers.get(offer.offer_id))?.state;

describe('an offer', () => {
  it('is written once', async () => {
    const offer = await given();
    expect(await tables.offers.putOnce({ ...offer, sku: 'OTHER' })).toBe(false);
    expect((await tables.offers.get(offer.offer_id))?.sku).toBe('BUNDLE');
  });

  it('that went out by text is found by the short word of its link, and by no other', async () => {
    const offer = await given();
    expect(await tables.offers.byLinkToken('AbCdEf012345')).toBeUndefined();
    expect(await take(claimOf(offer, { linkToken: 'AbCdEf012345' }))).toBe(true);
    expect(await tables.offers.byLinkToken('AbCdEf012345')).toMatchObject({ offer_id: offer.offer_id });
    expect(await tables.offers.byLinkToken('AbCdEf012346')).toBeUndefined();
  });

  it.each(['refused', 'later'] as const)(
    'that was %s has no link that anybody could follow',
    async (outcome) => {
      const offer = await given();
      const claim = tables.claim(claimOf(offer, { linkToken: `Tok${outcome}000`.slice(0, 12) }));
      expect(await claim.take()).toBe(true);
      await claim.giveBack(
        outcome === 'later' ? { outcome, reason: 'r', holdsAll: false } : { outcome, reason: 'r' },
      );
      expect(await tables.offers.get(offer.offer_id)).not.toHaveProperty('link_token');
    },
  );

  it('is claimed by exactly one of ten senders', async () => {
    const offer = await given();
    const results = await Promise.all(Array.from({ length: 10 }, () => take(claimOf(offer))));
    expect(results.filter((taken) => taken)).toHaveLength(1);
    expect(await tables.customers.get(offer.customer_id)).toMatchObject({
      last_nudged_at: noon.toISOString(),
      nudge_count: 1,
    });
  });

  it('is not claimed while another offer nudged the customer inside the cap', async () => {
    const first = await given();
    const second = await given({ customer_id: first.customer_id });
    const results = await Promise.all([first, second].map((offer) => take(claimOf(offer))));
    expect(results.filter((taken) => taken)).toHaveLength(1);
  });

  it('is not claimed while another id with the same address was nudged inside the cap, also side by side', async () => {
    const offers = await Promise.all([given(), given(), given(), given()]);
    const otherStamps = [{ key: 'guest-0123456789abcdef01234567', previous: undefined }];
    const claims = offers.map((offer) => claimOf(offer, { otherStamps }));
    const results = await Promise.all(claims.map((claim) => take(claim)));
    expect(results.filter((taken) => taken)).toHaveLength(1);

    const won = claims[results.indexOf(true)] as SendClaim;
    await tables.claim(won).giveBack({ outcome: 'refused', reason: 'MessageRejected' });
    const [row] = await tables.cap.rows(['guest-0123456789abcdef01234567']);
    expect(row).not.toHaveProperty('last_nudged_at');
    const lost = claims.find((claim) => claim !== won) as SendClaim;
    expect(await take(lost)).toBe(true);
  });

  it('is not claimed once the shopper opted out or the order was taken back', async () => {
    const optedOut = await given();
    await tables.optOut.list([optedOut.customer_id], 'store', noon);
    expect(await take(claimOf(optedOut))).toBe(false);

    const cancelled = await given();
    await tables.orders.stop(cancelled.order_id, 'cancelled', noon);
    expect(await take(claimOf(cancelled))).toBe(false);
    expect(await stateOf(cancelled)).toBe('chosen');
  });

  it('is not claimed for a customer who was erased', async () => {
    const offer = await given();
    await tables.customers.erase(offer.customer_id);
    expect(await take(claimOf(offer))).toBe(false);
    expect(await tables.customers.get(offer.customer_id)).toBeUndefined();
  });

  it('is claimed once more by the attempt that claimed it, and by no other', async () => {
    const offer = await given();
    const claim = claimOf(offer);
    expect([await take(claim), await take(claim), await take(claimOf(offer))]).toEqual([true, true, false]);
  });

  it('is of unknown fate until the message service has answered, or a tap proves that it arrived', async () => {
    const [sent, tapped, silent] = [await given(), await given(), await given()];
    const claim = claimOf(sent);
    for (const one of [claim, claimOf(tapped), claimOf(silent)]) await take(one);
    expect(await tables.offers.get(sent.offer_id)).toMatchObject({ state: 'sent', reason: 'fate-unknown' });
    await tables.claim(claim).noteSent();
    await tables.offers.markTaken(tapped.offer_id, noon);
    await tables.offers.markIgnored(silent.offer_id, minutesAfter(noon, 9_000));
    expect(await tables.offers.get(sent.offer_id)).not.toHaveProperty('reason');
    expect(await tables.offers.get(tapped.offer_id)).not.toHaveProperty('reason');
    expect(await tables.offers.get(silent.offer_id)).toMatchObject({
      state: 'ignored',
      reason: 'fate-unknown',
    });
  });

  it('goes back when it was put off, and gives the customer their cap back, once', async () => {
    const offer = await given();
    const claim = tables.claim(claimOf(offer));
    await claim.take();
    const later = { outcome: 'later', reason: 'Throttling', holdsAll: true } as const;
    expect(await claim.giveBack(later)).toBe('applied');
    expect(await tables.offers.get(offer.offer_id)).toMatchObject({
      state: 'chosen',
      send_at: minutesAfter(noon, 5).toISOString(),
      put_off_at: noon.toISOString(),
    });
    expect(await tables.offers.get(offer.offer_id)).not.toHaveProperty('reason');
    expect(await tables.customers.get(offer.customer_id)).not.toHaveProperty('last_nudged_at');
    expect(await claim.giveBack(later)).toBe('refused');
  });

  it('restores an older nudge when it is refused', async () => {
    const offer = await given();
    const previousNudgedAt = minutesAfter(noon, -100_000).toISOString();
    const claim = tables.claim(claimOf(offer, { previousNudgedAt }));
    await claim.take();
    await claim.giveBack({ outcome: 'refused', reason: 'MessageRejected' });
    expect(await tables.offers.get(offer.offer_id)).toMatchObject({ state: 'never-sent', reason: 'refused' });
    expect((await tables.customers.get(offer.customer_id))?.last_nudged_at).toBe(previousNudgedAt);
  });

  it('ends in one state when a tap races the sweep at the end of the window', async () => {
    const offer = await given();
    await take(claimOf(offer));
    const end = minutesAfter(noon, 4_320);
    const [taken, ignored] = await Promise.all([
      tables.offers.markTaken(offer.offer_id, end),
      tables.offers.markIgnored(offer.offer_id, minutesAfter(end, 1)),
    ]);
    expect([taken, ignored].filter(Boolean)).toHaveLength(1);
    expect(['taken', 'ignored']).toContain(await stateOf(offer));
  });

  it('is taken only inside the window and closed late only after it', async () => {
    const offer = await given();
    await take(claimOf(offer));
    const late = minutesAfter(noon, 4_321);
    expect(await tables.offers.markTaken(offer.offer_id, late)).toBe(false);
    expect(await tables.offers.markOutOfWindow(offer.offer_id, noon)).toBe(false);
    expect(await tables.offers.markOutOfWindow(offer.offer_id, late)).toBe(true);
    expect(await tables.offers.noteLateTap(offer.offer_id, late)).toBe(true);
    expect(await tables.offers.noteLateTap(offer.offer_id, minutesAfter(late, 1))).toBe(false);
  });

  it('opened by something that cannot be told is noted once, stays sent, and is taken by a later tap', async () => {
    const offer = await given();
    await tables.claim(claimOf(offer)).take();
    const { noteUnclear, noteSent, markTaken, markIgnored, get } = tables.offers;
    expect(await noteUnclear(offer.offer_id, noon)).toBe(true);
    expect(await noteUnclear(offer.offer_id, minutesAfter(noon, 1))).toBe(false);
    // The message service answers after the scanner has been there.
    await noteSent(offer.offer_id, claimOf(offer).attempt);
    expect(await get(offer.offer_id)).toMatchObject({
      state: 'sent',
      reason: 'opened-unclear',
      opened_unclear_at: noon.toISOString(),
    });
    expect(await markTaken(offer.offer_id, minutesAfter(noon, 2))).toBe(true);
    expect(await get(offer.offer_id)).not.toHaveProperty('reason');
    expect(await markIgnored(offer.offer_id, minutesAfter(noon, 9_999))).toBe(false);
    expect(await noteUnclear(offer.offer_id, minutesAfter(noon, 3))).toBe(false);
  });

  it('is deferred by one of two senders', async () => {
    const offer = await given();
    const results = await Promise.all([
      tables.offers.defer(offer, minutesAfter(noon, 600)),
      tables.offers.defer(offer, minutesAfter(noon, 600)),
    ]);
    expect(results.filter(Boolean)).toHaveLength(1);
  });

  it('is found by its state, oldest first, page by page', async () => {
    const offers = await Promise.all(
      [3, 1, 2].map((minutes) => given({ send_at: minutesAfter(noon, -10_000 + minutes).toISOString() })),
    );
    const query = { state: 'chosen' as const, until: minutesAfter(noon, -9_000).toISOString(), limit: 2 };
    const first = await tables.offers.page(query);
    const second = await tables.offers.page(query, first.next);
    expect([...first.offers, ...second.offers].map(({ offer_id }) => offer_id)).toEqual(
      [offers[1], offers[2], offers[0]].map((offer) => offer?.offer_id),
    );
  });
});

describe('the opt-out list', () => {
  it('keeps the first entry of a person for good', async () => {
    expect(await tables.optOut.list(['x-1'], 'store', noon)).toBe('listed');
    expect(await tables.optOut.list(['x-1'], 'bounce', minutesAfter(noon, 5))).toBe('already');
    expect(await tables.optOut.isListed(['nobody', 'x-1'])).toBe(true);
    expect(await tables.optOut.isListed(['nobody'])).toBe(false);
    expect(await tables.optOut.isListed([])).toBe(false);
  });

  it('finds everybody with a phone number', async () => {
    const offer = await given();
    expect(await tables.customers.idsByPhone('+447700900123')).toContain(offer.customer_id);
  });
});
