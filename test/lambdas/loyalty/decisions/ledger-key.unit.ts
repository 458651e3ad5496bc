import { describe, expect, it } from 'vitest';
import {
  bonusKey,
  correctionKey,
  forfeitKey,
  giftKey,
  goodwillKey,
  importKey,
  instantOf,
  isImportedBy,
  movedHereKey,
  operationOf,
  redemptionKey,
  refundKey,
  refundName,
  reversalKey,
  reversedKey,
  saleKey,
  takenAwayKey,
} from '../../../../lambdas/loyalty/decisions/ledger-key.ts';

const AT = '2026-06-02T09:15:00.000Z';
const tap = { at: new Date(AT), id: 'x-1' };
const sale = { sale_id: 's-9001', closed_at: AT, ts: saleKey(AT, 's-9001'), version: 3 };

// Rows of these keys stand in the tables of shops: a key that comes out otherwise would move points a second time.
it.each([
  ['a sale', saleKey(AT, 's-9001'), `${AT}#sale:s-9001`],
  ['a refund', refundKey(AT, refundName('s-9001', 'r-1')), `${AT}#refund:r-1#of:0243142953e88a0e`],
  ['a correction', correctionKey(sale, '0123456789abcdef'), `${AT}#sale:s-9001#0123456789ab.4`],
  ['what is taken from a member', takenAwayKey(sale), `${AT}#sale:s-9001#moved`],
  ['what comes to another', movedHereKey(sale), `${AT}#sale:s-9001#moved.4`],
  ['a reward', redemptionKey(tap), `${AT}#redeem:x-1`],
  ['its gift', goodwillKey(tap), `${AT}#goodwill:x-1`],
  ['a win-back bonus', bonusKey(tap), `${AT}#bonus:x-1`],
  ['an import', importKey(tap), `${AT}#import:x-1`],
  ['points that lapse', forfeitKey(tap.at), `${AT}#erased`],
  ['a reversal', reversalKey(saleKey(AT, 's-9001')), `${AT}#sale:s-9001#reversed`],
])('the key of %s is what it always was', (_, key, expected) => {
  expect(key).toBe(expected);
  expect(instantOf(key)).toBe(AT);
});

it('says of each key what its operation was', () => {
  const keys = [saleKey(AT, 's'), refundKey(AT, 'r'), redemptionKey(tap), goodwillKey(tap), bonusKey(tap)];
  expect(keys.map(operationOf)).toEqual(['sale', 'refund', 'redeem', 'goodwill', 'bonus']);
  expect([importKey(tap), forfeitKey(tap.at)].map(operationOf)).toEqual(['import', 'erased']);
  expect(keys.map((key) => operationOf(reversalKey(key)))).toEqual(keys.map(operationOf));
  expect(operationOf(movedHereKey(sale))).toBe('sale');
  expect(operationOf(`${AT}#bonus-grant#x`)).toBeUndefined();
});

it('is not misled by what a till calls a sale', () => {
  const odd = saleKey(AT, 'a#bonus:b#import:x-1');
  expect(operationOf(odd)).toBe('sale');
  expect(isImportedBy(odd, 'x-1')).toBe(false);
  expect(giftKey({ ts: saleKey(AT, 'a#redeem:b') })).toBeUndefined();
});

describe('the gift of a redemption', () => {
  it('is found from its key', () => expect(giftKey({ ts: redemptionKey(tap) })).toBe(goodwillKey(tap)));
  it('is none of another row', () => expect(giftKey({ ts: bonusKey(tap) })).toBeUndefined());
});

describe('a reversal', () => {
  it('leads back to the row it takes back', () =>
    expect(reversedKey(reversalKey(bonusKey(tap)))).toBe(bonusKey(tap)));
  it('is not what is no reversal', () => expect(reversedKey(bonusKey(tap))).toBe(bonusKey(tap)));
});

describe('an import', () => {
  it('is known by its id', () => expect(isImportedBy(importKey(tap), 'x-1')).toBe(true));
  it('is not another, nor its own reversal', () => {
    expect(isImportedBy(importKey(tap), '1')).toBe(false);
    expect(isImportedBy(reversalKey(importKey(tap)), 'x-1')).toBe(false);
  });
});

it('a refund has a name of its own under each sale, of bounded length', () => {
  expect(refundName('s-1', 'r-1')).not.toBe(refundName('s-2', 'r-1'));
  expect(refundName('s'.repeat(500), 'r-1')).toHaveLength('r-1#of:'.length + 16);
});
