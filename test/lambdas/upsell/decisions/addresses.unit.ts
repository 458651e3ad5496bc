import { describe, expect, it } from 'vitest';
import { addressesOfLateOrder, addressesOfRecord } from '../../../../lambdas/upsell/decisions/addresses.ts';
import { anOrder } from '../builders.ts';

const day = (date: number) => `2026-06-0${date}T12:00:00.000Z`;
const phone = '+447700900123';
const order = (recorded: readonly ('email' | 'phone')[] = []) =>
  anOrder({ placedAt: day(2), customer: { id: 'c', phone, ...(recorded.length === 0 ? {} : { recorded }) } });

describe('the addresses of an order', () => {
  it('all count where nothing newer was said', () => {
    expect(addressesOfLateOrder(order(), undefined)).toBeUndefined();
    expect(addressesOfLateOrder(order(), { contact_at: day(1) })).toBeUndefined();
    expect(addressesOfLateOrder(order(), { contact_at: day(2) })).toBeUndefined();
  });

  it('count against a newer word of the record where it has none, and they never were the record’s', () => {
    const knownAt = day(3);
    expect(addressesOfLateOrder(order(), { contact_at: knownAt })).toEqual({ knownAt, except: ['phone'] });
    expect(addressesOfLateOrder(order(['phone']), { contact_at: knownAt })).toEqual({ knownAt, except: [] });
  });

  it('give way to the address that the record has since, and to a newer order', () => {
    const record = { contact_at: day(3), phone: '+447700900199', phone_from: 'customer' } as const;
    expect(addressesOfLateOrder(order(), record)?.except).toEqual([]);
    expect(addressesOfLateOrder(order(), { contact_at: day(3), last_order_at: day(3) })?.except).toEqual([]);
    const older = { contact_at: day(3), phone: '+447700900199', last_order_at: day(1) };
    expect(addressesOfLateOrder(order(), older)?.except).toEqual(['phone']);
  });
});

describe('a word of the record', () => {
  it('sets what it has, as its own', () =>
    expect(addressesOfRecord({ phone: '+44', email: 'a@example.com' }, { phone })).toEqual({
      set: { phone, phone_from: 'customer' },
      remove: [],
    }));

  it('takes away what was its own, and nothing that an order brought', () => {
    const row = { phone, email: 'a@example.com', email_from: 'customer' } as const;
    expect(addressesOfRecord(row, { phone: 'none', email: 'none' })).toEqual({
      set: {},
      remove: ['email', 'email_from'],
    });
    expect(addressesOfRecord(row, {})).toEqual({ set: {}, remove: [] });
  });
});
