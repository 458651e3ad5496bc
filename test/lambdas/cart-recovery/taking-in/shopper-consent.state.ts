// What shoppers say of mail, from the cart's events and the store's own, to their row.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConsentWord } from '../../../../shared/events/store-events.ts';
import { aChange, aCheckout, hoursAfter, two } from '../builders.ts';
import { type CartTables, startCartTables } from '../tables.ts';
import { takesIn } from '../takes-in.ts';

let tables: CartTables;
let tell: ReturnType<typeof takesIn>['tell'];
beforeAll(async () => {
  tables = await startCartTables();
  ({ tell } = takesIn(tables, () => hoursAfter(two, 48)));
});
afterAll(() => tables.stop());

const at = (hours: number) => hoursAfter(two, hours).toISOString();
const yes = (hours: number, more: object = {}): ConsentWord => ({ agrees: true, at: at(hours), ...more });
const no = (hours: number, more: object = {}): ConsentWord => ({ agrees: false, at: at(hours), ...more });
let people = 0;
const somebody = () => {
  people += 1;
  return { cartId: `k-${people}`, email: `p-${people}@example.com` };
};
const consentOf = async ({ email }: { email: string }) => (await tables.people.get(email))?.consent;
const said = (email: string, word: ConsentWord) => ({
  type: 'shopper.consent' as const,
  eventId: 's',
  occurredAt: word.at,
  email,
  word,
});

describe('what a shopper says of mail', () => {
  it('is remembered under the address, from a cart and from an order', async () => {
    const ana = somebody();
    await tell(aChange({ ...ana, consent: yes(0) }));
    expect(await tables.people.get(ana.email)).toMatchObject({ consent: true, consent_at: at(0) });
    const ben = somebody();
    await tell(aCheckout({ ...ben, consent: yes(1) }));
    expect(await consentOf(ben)).toBe(true);
  });

  it('before the address is known counts once it is, in any order', async () => {
    const ana = somebody();
    const nameless = aChange({ cartId: ana.cartId, consent: yes(0) });
    const { email: _, ...first } = nameless;
    const named = aChange({ ...ana, eventId: 'e-2', occurredAt: at(1) });
    await tell(first, named);
    expect(await consentOf(ana)).toBe(true);
    const ben = somebody();
    await tell({ ...named, ...ben }, { ...first, cartId: ben.cartId });
    expect(await consentOf(ben)).toBe(true);
  });

  it('counts by when it was said, whichever comes first', async () => {
    for (const [one, other, outcome] of [
      [yes(1), no(2), false],
      [no(1), yes(2), true],
      [yes(2), no(1), true],
      [no(2), yes(1), false],
    ] as const) {
      const ana = somebody();
      await tell(aChange({ ...ana, consent: one }), said(ana.email, other));
      expect([one, other, await consentOf(ana)]).toEqual([one, other, outcome]);
    }
  });

  it('is ended by what must be confirmed, and a tick does not confirm it', async () => {
    const ana = somebody();
    await tell(said(ana.email, no(1, { pending: true })));
    await tell(aChange({ ...ana, occurredAt: at(40), consent: yes(40, { ticked: true }) }));
    expect(await consentOf(ana)).toBe(false);
    await tell(said(ana.email, yes(41)));
    expect(await tables.people.get(ana.email)).toMatchObject({ consent: true });
    expect(await tables.people.get(ana.email)).not.toHaveProperty('consent_pending');
  });

  it('is theirs alone: another address of the cart inherits nothing of it, in any order', async () => {
    const [ana, bea] = [somebody(), somebody()];
    const hers = aChange({ ...ana, consent: yes(0) });
    const next = aChange({ cartId: ana.cartId, email: bea.email, eventId: 'e-2', occurredAt: at(1) });
    await tell(hers, next, aChange({ ...next, eventId: 'e-3', occurredAt: at(2), totalMinor: 1 }));
    expect(await tables.carts.get(ana.cartId)).toMatchObject({ email: bea.email });
    expect([await consentOf(ana), await consentOf(bea)]).toEqual([true, undefined]);
    const [cleo, dora] = [somebody(), somebody()];
    const late = aChange({ ...cleo, consent: yes(0) });
    await tell(aChange({ cartId: cleo.cartId, email: dora.email, eventId: 'e-2', occurredAt: at(1) }), late);
    expect([await consentOf(cleo), await consentOf(dora)]).toEqual([true, undefined]);
  });

  it('is theirs alone where a reminder was claimed by it, too', async () => {
    const [ana, bea] = [somebody(), somebody()];
    await tell(aChange({ ...ana, consent: yes(0) }));
    const cart = await tables.carts.get(ana.cartId);
    const person = await tables.people.get(ana.email);
    if (cart === undefined) throw new Error('no cart');
    const claim = tables.claims.claim({
      reminder: {
        cart_id: ana.cartId,
        step: 'first',
        changed_at: cart.changed_at ?? '',
        changed_event: cart.changed_event ?? '',
      },
      cart,
      person,
      email: ana.email,
      at: hoursAfter(two, 3),
      disturbFloor: two,
      needsConsent: true,
      attempt: 'a-1',
    });
    expect(await claim.take()).toBe(true);
    await claim.noteSent();
    await tell(aChange({ cartId: ana.cartId, email: bea.email, eventId: 'e-2', occurredAt: at(4) }));
    await tell(aChange({ cartId: ana.cartId, eventId: 'e-3', occurredAt: at(5), email: bea.email }));
    expect(await tables.people.get(bea.email)).toBeUndefined();
    expect(JSON.stringify(await tables.carts.get(ana.cartId))).not.toContain('agrees');
    expect(await tables.sends.ofCart(ana.cartId)).toMatchObject([
      { recipient: ana.email, outcome: 'sent', consent: yes(0) },
    ]);
  });

  it('on a row of an earlier version is nobody’s any more', async () => {
    const ana = somebody();
    await tell(aChange({ ...ana }));
    const row = await tables.carts.get(ana.cartId);
    if (row === undefined) throw new Error('no cart');
    await tables.carts.save({ ...row, consent: yes(0) } as never, row.version);
    await tell(aChange({ cartId: ana.cartId, email: 'bea@example.com', eventId: 'e-2', occurredAt: at(1) }));
    expect(await tables.people.get('bea@example.com')).toBeUndefined();
  });

  it('is heard however late, also by a cart that has gone on to another person', async () => {
    const [ana, bea] = [somebody(), somebody()];
    await tell(aChange({ ...ana, occurredAt: at(3), consent: no(3) }));
    await tell(
      aChange({ cartId: ana.cartId, email: bea.email, eventId: 'e-0', occurredAt: at(2), consent: yes(2) }),
    );
    expect([await consentOf(ana), await consentOf(bea)]).toEqual([false, true]);
  });

  it('before anybody was known is the only person’s of that cart, and nobody’s where there were two', async () => {
    const [ana, bea] = [somebody(), somebody()];
    const { email: _, ...nameless } = aChange({ cartId: ana.cartId, consent: yes(0) });
    const hers = aChange({ ...ana, eventId: 'e-2', occurredAt: at(1) });
    const other = aChange({ cartId: ana.cartId, email: bea.email, eventId: 'e-3', occurredAt: at(2) });
    await tell(nameless, hers, other);
    expect([await consentOf(ana), await consentOf(bea)]).toEqual([true, undefined]);
    const cleo = { ...somebody(), customerId: 'c-cleo' };
    await tell({ ...nameless, cartId: cleo.cartId, customerId: cleo.customerId });
    await tell({
      ...{ type: 'shopper.changed', eventId: 'c', occurredAt: at(1) },
      ...{ customerId: cleo.customerId, email: cleo.email },
    });
    expect(await consentOf(cleo)).toBe(true);
  });

  it('as a refusal or a question is remembered as that', async () => {
    const ana = somebody();
    await tell(aChange({ ...ana, consent: no(0, { pending: true }) }));
    expect(await tables.people.get(ana.email)).toMatchObject({ consent: false, consent_pending: true });
    await tell(aCheckout({ ...ana, consent: no(1, { refused: true }) }));
    const row = await tables.people.get(ana.email);
    expect(row).toMatchObject({ consent: false, consent_refused: true });
    expect(row).not.toHaveProperty('consent_pending');
  });

  it('is not remembered of somebody who was erased', async () => {
    const ana = somebody();
    await tell({ type: 'shopper.erased', eventId: 'x', occurredAt: at(0), email: ana.email });
    await tell(said(ana.email, yes(1)), aChange({ ...ana, consent: yes(2) }));
    expect(await tables.people.get(ana.email)).toBeUndefined();
    expect(JSON.stringify(await tables.carts.get(ana.cartId))).not.toContain('agrees');
  });
});
