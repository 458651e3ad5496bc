import { expect, it } from 'vitest';
import { phoneOf } from '../../bench/signed-orders.ts';
import { toE164 } from '../../shared/people/phone.ts';

it('given as many orders as a run with an earlier build sends, then no two buyers share a telephone', () => {
  const phones = Array.from({ length: 3_000 }, (_, index) => phoneOf(index));
  expect(new Set(phones).size).toBe(phones.length);
  // One that was no number would be left out of the order, which would then be a smaller one.
  expect(phones.filter((phone) => toE164(phone, 'GB') !== phone)).toEqual([]);
});
