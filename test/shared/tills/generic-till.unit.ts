import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { genericTill, readTillBody } from '../../../shared/tills/generic-till.ts';
import { aShop } from '../platforms/shops.ts';
import { aRequest, hexHmac, NOW, standardHeaders } from '../webhooks/requests.ts';

const shop = aShop({ country: 'US', currency: 'USD', locale: 'en-US' });
const sale = (changes: Record<string, unknown> = {}) => ({
  type: 'sale.completed',
  sale_id: 's-9001',
  closed_at: '2026-06-02T09:15:00Z',
  phone: '+15550100',
  member_id: null,
  currency: 'USD',
  total: '18.00',
  items: [{ code: 'BEANS-250', name: 'House beans', quantity: 1, amount: '6.00' }],
  ...changes,
});
const refund = (changes: Record<string, unknown> = {}) => ({
  type: 'sale.refunded',
  sale_id: 'r-1',
  refund_of: 's-9001',
  closed_at: '2026-06-03T09:15:00Z',
  total: '6.00',
  items: [{ code: 'BEANS-250', name: 'House beans', quantity: 1, amount: '6.00' }],
  ...changes,
});
const read = (body: unknown) => readTillBody(body, shop);
const eventOf = (body: unknown) => {
  const told = read(body);
  if (told.kind !== 'event') throw new Error(JSON.stringify(told));
  return told.event;
};
const issuesOf = (body: unknown) => {
  const told = read(body);
  return told.kind === 'invalid' ? told.issues.map(({ path }) => path).sort() : told;
};

describe('a sale', () => {
  it('is read to the cent, with its items', () => {
    expect(eventOf(sale())).toEqual({
      type: 'sale.completed',
      saleId: 's-9001',
      closedAt: '2026-06-02T09:15:00.000Z',
      phone: '+15550100',
      currency: 'USD',
      totalMinor: 1800,
      items: [{ code: 'BEANS-250', name: 'House beans', quantity: 1, amountMinor: 600 }],
    });
  });

  it.each([
    ['(212) 555-0100', '+12125550100'],
    [2125550100, '+12125550100'],
    ['00 44 7700 900123', '+447700900123'],
  ])('of the phone %s belongs to %s', (phone, e164) =>
    expect(eventOf(sale({ phone }))).toMatchObject({ phone: e164 }),
  );

  it.each([[null], [undefined], [''], ['  ']])('with the phone %j is nobody’s', (phone) =>
    expect(eventOf(sale({ phone }))).not.toHaveProperty('phone'),
  );

  it('is its member id’s where that is a phone, and only where there is none', () => {
    expect(eventOf(sale({ phone: null, member_id: '212 555 0100' }))).toMatchObject({
      phone: '+12125550100',
    });
    expect(eventOf(sale({ member_id: '212 555 0100' }))).toMatchObject({ phone: '+15550100' });
    expect(read(sale({ phone: null, member_id: 'M-77' }))).toEqual({
      kind: 'ignored',
      reason: 'the member id is not a phone number',
    });
  });

  it('may be free, may hold nothing, and may be weighed', () => {
    expect(eventOf(sale({ total: 0, items: [] }))).toMatchObject({ totalMinor: 0, items: [] });
    const items = [{ code: '', name: 'Loose tea', quantity: 0.35, amount: 4.2 }];
    expect(eventOf(sale({ items }))).toMatchObject({
      items: [{ name: 'Loose tea', quantity: 0.35, amountMinor: 420 }],
    });
  });

  it('told again carries when its figures were written down', () =>
    expect(eventOf(sale({ type: 'sale.updated', updated_at: '2026-06-02T09:20:00Z' }))).toMatchObject({
      type: 'sale.updated',
      updatedAt: '2026-06-02T09:20:00.000Z',
    }));
});

describe('a mistake is named by its field', () => {
  const item = { name: 'House beans', quantity: 1, amount: '6.00' };
  it.each<[string, Record<string, unknown>, string[]]>([
    [
      'no fields',
      { sale_id: null, closed_at: null, currency: null, total: null, items: null },
      ['closed_at', 'currency', 'items', 'sale_id', 'total'],
    ],
    ['another currency', { currency: 'EUR' }, ['currency']],
    ['no currency at all', { currency: 'DOLLARS' }, ['currency']],
    ['three decimals', { total: '18.005' }, ['total']],
    ['a float’s shadow', { total: 0.1 + 0.2 }, ['total']],
    ['a negative total', { total: '-18.00' }, ['total']],
    ['a day for a time', { closed_at: '2026-06-02' }, ['closed_at']],
    ['half a phone', { phone: '12' }, ['phone']],
    ['words for a phone', { phone: 'walk-in' }, ['phone']],
    ['an object for a phone', { phone: {} }, ['phone']],
    [
      'bad items',
      { items: [{ ...item, amount: '-1.00' }, { ...item, quantity: 0 }, 'beans'] },
      ['items.0.amount', 'items.1.quantity', 'items.2'],
    ],
    ['no list of items', { items: 'beans' }, ['items']],
    ['a quantity of grains', { items: [{ ...item, quantity: 0.0001 }] }, ['items.0.quantity']],
  ])('%s', (_, changes, paths) => expect(issuesOf(sale(changes))).toEqual(paths));

  it.each<[string, Record<string, unknown>]>([
    ['items.1.amount', { items: [item, { ...item, amount: null }] }],
    ['items.1', { items: [item, null] }],
    ['items.0.code', { items: [{ ...item, code: 'x'.repeat(500) }] }],
    ['updated_at', { updated_at: 'later' }],
  ])('but without %s it is a sale all the same, and says so', (note, changes) => {
    expect(read(sale(changes))).toMatchObject({ kind: 'event', notes: [note] });
    expect(eventOf(sale(changes))).toMatchObject({ totalMinor: 1_800, items: [{ quantity: 1 }] });
  });

  it('a negative total says how money that went back is told', () => {
    const told = read(sale({ total: '-18.00' }));
    expect(told.kind === 'invalid' && told.issues[0]?.message).toContain('sale.refunded');
  });

  it('and no answer repeats a number that was typed', () =>
    expect(JSON.stringify(read(sale({ phone: '07700-9x' })))).not.toContain('07700'));
});

describe('a refund', () => {
  it('names itself and its sale', () =>
    expect(eventOf(refund())).toEqual({
      type: 'sale.refunded',
      saleId: 'r-1',
      refundOf: 's-9001',
      closedAt: '2026-06-03T09:15:00.000Z',
      currency: 'USD',
      totalMinor: 600,
      items: [{ code: 'BEANS-250', name: 'House beans', quantity: 1, amountMinor: 600 }],
    }));

  it.each([[undefined], [null], [[]]])('may leave its items out (%j)', (items) =>
    expect(eventOf(refund({ items }))).toMatchObject({ items: [] }),
  );

  it.each<[Record<string, unknown>, string[]]>([
    [{ refund_of: null }, ['refund_of']],
    [{ sale_id: 's-9001' }, ['sale_id']],
    [{ total: '-6.00' }, ['total']],
    [{ currency: 'EUR' }, ['currency']],
  ])('with %j is a mistake of %j', (changes, paths) => expect(issuesOf(refund(changes))).toEqual(paths));
});

describe('a void', () => {
  const aVoid = { type: 'sale.voided', refund_of: 's-9001', closed_at: '2026-06-02T09:16:00Z' };
  it.each([[undefined], ['s-9001']])('under the id %j is the void of its sale', (sale_id) =>
    expect(eventOf({ ...aVoid, sale_id })).toMatchObject({ saleId: 'void:s-9001', refundOf: 's-9001' }),
  );

  it('needs its sale', () => expect(issuesOf({ ...aVoid, refund_of: undefined })).toEqual(['refund_of']));
});

describe('anything else', () => {
  it('of another type is ignored', () =>
    expect(read({ type: 'drawer.opened' })).toEqual({ kind: 'ignored', reason: 'type drawer.opened' }));

  it.each([[null], [[]], ['sale'], [{}]])('such as %j is invalid', (body) =>
    expect(read(body).kind).toBe('invalid'),
  );

  it('never throws, whatever is in it', () => {
    const names = 'type sale_id closed_at phone member_id currency total items refund_of updated_at'.split(
      ' ',
    );
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('USD', '1.00', -1, 1e21, '2026-06-02T09:15:00Z', '2125550100', '__proto__'),
      fc.array(fc.dictionary(fc.constantFrom('name', 'code', 'quantity', 'amount'), fc.jsonValue())),
    );
    const types = fc.constantFrom('sale.completed', 'sale.updated', 'sale.refunded', 'sale.voided', 7);
    const body = fc
      .tuple(types, fc.dictionary(fc.constantFrom(...names), value))
      .map(([type, rest]) => ({ ...rest, type }));
    fc.assert(
      fc.property(body, (one) => {
        expect(['event', 'ignored', 'invalid']).toContain(read(one).kind);
      }),
      { seed: 20260602, numRuns: 600 },
    );
  });
});

describe('the signature', () => {
  const secret = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
  const body = JSON.stringify(sale());
  const verify = (headers: Record<string, string>) =>
    genericTill.verify(aRequest({ body, headers }), [secret], NOW, []);

  it('is Standard Webhooks or one header', () => {
    expect(verify(standardHeaders(body, { secret }))).toEqual({ valid: true });
    expect(verify({ 'x-signature': `sha256=${hexHmac(secret, body)}` })).toEqual({ valid: true });
    expect(verify({})).toMatchObject({ valid: false });
  });

  it('of a broken body still leads to a 400', async () =>
    expect(
      await genericTill.translate(aRequest({ body: '{"type":' }), shop, {
        credentials: async () => ({}),
        fetch,
        sleep: async () => {},
      }),
    ).toMatchObject({ kind: 'invalid', issues: [{ path: '' }] }));
});
