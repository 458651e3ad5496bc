// Customers whom the store knows by another address, no longer, or as the same person as somebody else.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wakeUpName } from '../../../../lambdas/cart-recovery/state/schedule-names.ts';
import { aChange, hoursAfter, two } from '../builders.ts';
import { type CartTables, startCartTables } from '../tables.ts';
import { takesIn } from '../takes-in.ts';

let tables: CartTables;
let intake: ReturnType<typeof takesIn>;
beforeAll(async () => {
  tables = await startCartTables();
  intake = takesIn(tables);
});
afterAll(() => tables.stop());

const at = (hours: number) => hoursAfter(two, hours).toISOString();
let people = 0;
async function somebody() {
  people += 1;
  const ana = { cartId: `k-${people}`, email: `p-${people}@example.com`, customerId: `c-${people}` };
  const recorded = { emailIsRecorded: true, consent: { agrees: true, at: at(0) } } as const;
  await intake.tell(aChange({ ...ana, ...recorded }));
  return ana;
}
const changed = (customerId: string, email: string, hours = 1) => ({
  type: 'shopper.changed' as const,
  eventId: 'c',
  occurredAt: at(hours),
  customerId,
  email,
});
const isWoken = ({ cartId }: { cartId: string }) => intake.woken.has(wakeUpName(cartId));

describe('a customer whom the store knows by another address', () => {
  it('has carts with that address, and what holds for the person holds there', async () => {
    const ana = await somebody();
    await tables.unsub.list(ana.email, 'shopper', two);
    const email = `new-${ana.email}`;
    for (const _ of [1, 2]) await intake.tell(changed(ana.customerId, email));
    expect(await tables.carts.get(ana.cartId)).toMatchObject({ email, email_at: at(1), status: 'open' });
    expect(await tables.people.get(email)).toMatchObject({ consent: true, consent_at: at(0) });
    expect(await tables.unsub.isListed(email)).toBe(true);
    expect(isWoken(ana)).toBe(true);
  });

  it('keeps it against an older event of the cart, and gives way to a newer one', async () => {
    const ana = await somebody();
    const email = `new-${ana.email}`;
    await intake.tell(changed(ana.customerId, email, 2));
    await intake.tell(aChange({ ...ana, eventId: 'e-2', occurredAt: at(1) }));
    expect(await tables.carts.get(ana.cartId)).toMatchObject({ email });
    await intake.tell(changed(ana.customerId, 'older@example.com', 1));
    expect(await tables.carts.get(ana.cartId)).toMatchObject({ email });
    await intake.tell(aChange({ ...ana, eventId: 'e-3', occurredAt: at(3) }));
    expect(await tables.carts.get(ana.cartId)).toMatchObject({ email: ana.email });
  });

  it('or by none gets nothing more', async () => {
    const ana = await somebody();
    await intake.tell(changed(ana.customerId, 'none'));
    const row = await tables.carts.get(ana.cartId);
    expect([row?.email, row?.waits, isWoken(ana)]).toEqual([undefined, undefined, false]);
    await intake.tell(changed(ana.customerId, ana.email, 2));
    expect(await tables.carts.get(ana.cartId)).toMatchObject({ email: ana.email, waits: 'open' });
  });

  it('or by none keeps what was typed in the checkout, in any order', async () => {
    const cartId = 'k-typed';
    const typed = aChange({ cartId, email: 'typed@example.com', customerId: 'c-typed' });
    await intake.tell(typed, changed('c-typed', 'none'));
    expect(await tables.carts.get(cartId)).toMatchObject({ email: 'typed@example.com', waits: 'open' });
    // Once the record has it too, the record may take it back.
    await intake.tell(changed('c-typed', 'typed@example.com', 2), changed('c-typed', 'none', 3));
    expect(await tables.carts.get(cartId)).not.toHaveProperty('email');
    expect(await tables.carts.get(cartId)).not.toHaveProperty('email_from');
  });

  it('whose mailbox bounced may be written to at the next one', async () => {
    const ana = await somebody();
    await tables.unsub.list(ana.email, 'bounce', two);
    await intake.tell(changed(ana.customerId, `new-${ana.email}`));
    expect(await tables.unsub.isListed(`new-${ana.email}`)).toBe(false);
  });

  it('which is that of somebody erased has none', async () => {
    const [ana, gone] = [await somebody(), await somebody()];
    await intake.tell({ type: 'shopper.erased', eventId: 'x', occurredAt: at(0), email: gone.email });
    await intake.tell(changed(ana.customerId, gone.email));
    expect(await tables.carts.get(ana.cartId)).not.toHaveProperty('email');
  });
});

describe('a customer whom the store has no longer', () => {
  it('has no open cart, and no cart that knows the address; both once', async () => {
    const ana = await somebody();
    const deleted = {
      type: 'shopper.deleted' as const,
      eventId: 'd',
      occurredAt: at(1),
      customerId: ana.customerId,
    };
    await intake.tell(deleted, deleted);
    const row = await tables.carts.get(ana.cartId);
    expect(row).toMatchObject({ status: 'closed', closed_reason: 'customer-deleted' });
    expect(JSON.stringify(row)).not.toContain(ana.email);
    expect(isWoken(ana)).toBe(false);
    const trail = (await tables.all('audit')).filter(({ cart_id }) => cart_id === ana.cartId);
    expect(trail.map(({ action }) => action)).toEqual(['customer-deleted']);
  });
});

describe('two customers who are one', () => {
  const merged = (keptId: string, goneId: string) => ({
    type: 'shopper.merged' as const,
    eventId: 'm',
    occurredAt: at(1),
    keptId,
    goneId,
  });
  it('have carts with the address of the one that is kept', async () => {
    const [kept, gone] = [await somebody(), await somebody()];
    await intake.tell(merged(kept.customerId, gone.customerId));
    expect(await tables.carts.get(gone.cartId)).toMatchObject({
      customer_id: kept.customerId,
      email: kept.email,
    });
  });

  it('have none until the store tells of it', async () => {
    const gone = await somebody();
    await intake.tell(merged('kept-somewhere', gone.customerId));
    expect(await tables.carts.get(gone.cartId)).not.toHaveProperty('email');
    expect(isWoken(gone)).toBe(false);
    await intake.tell(changed('kept-somewhere', 'kept@example.com', 2));
    expect(await tables.carts.get(gone.cartId)).toMatchObject({ email: 'kept@example.com', waits: 'open' });
    expect(isWoken(gone)).toBe(true);
  });
});
