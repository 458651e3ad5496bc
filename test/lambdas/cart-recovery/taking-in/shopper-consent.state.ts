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
    expect(await tables.carts.get(ana.cartId)).toMatchObject({ consent: yes(0) });
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

  it('is not remembered of somebody who was erased', async () => {
    const ana = somebody();
    await tell({ type: 'shopper.erased', eventId: 'x', occurredAt: at(0), email: ana.email });
    await tell(said(ana.email, yes(1)), aChange({ ...ana, consent: yes(2) }));
    expect(await tables.people.get(ana.email)).toBeUndefined();
    expect(await tables.carts.get(ana.cartId)).not.toHaveProperty('consent');
  });
});
