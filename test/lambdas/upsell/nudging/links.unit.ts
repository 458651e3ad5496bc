import { describe, expect, it } from 'vitest';
import {
  addLink,
  openAddToken,
  openUnsubscribeToken,
  unsubscribeLink,
} from '../../../../lambdas/upsell/nudging/links.ts';
import { signToken } from '../../../../shared/links/signed-link.ts';
import { digestOfAddress } from '../../../../shared/people/address-digest.ts';

const base = 'https://abc.lambda-url.example/';
const keys = ['key-1'];
const tokenOf = (link: string): string => link.split('/').at(-1) ?? '';

describe('the links of a nudge', () => {
  it.each(['LOCK', 'é'.repeat(200), '日'.repeat(200), 'a\0b'])(
    'are short for a product called %j, and open to it alone',
    (sku) => {
      const link = addLink(base, { offerId: 'offer-000001', sku }, 'key-1');
      expect(link.length).toBeLessThan(100);
      const add = openAddToken(tokenOf(link), keys);
      expect(add?.offerId).toBe('offer-000001');
      expect(add?.isOf(sku)).toBe(true);
      expect(add?.isOf(`${sku}2`)).toBe(false);
    },
  );

  it('name nobody: the way out carries the offer and a digest of the address', () => {
    const link = unsubscribeLink(base, { offerId: 'offer-000001', email: 'tom@example.com' }, 'key-1');
    expect(openUnsubscribeToken(tokenOf(link), keys)).toEqual({
      offerId: 'offer-000001',
      addressDigest: digestOfAddress('tom@example.com'),
    });
    expect(openUnsubscribeToken(tokenOf(link), ['key-2'])).toBeUndefined();
    expect(openAddToken(tokenOf(link), keys)).toBeUndefined();
  });

  it('of the time before still open', () => {
    expect(openUnsubscribeToken(signToken('upsr-optout', ['c-77'], 'key-1'), keys)).toEqual({
      customerId: 'c-77',
    });
    const add = openAddToken(signToken('upsr-add', ['offer-000001', 'LOCK'], 'key-1'), keys);
    expect([add?.isOf('LOCK'), add?.isOf('BELL')]).toEqual([true, false]);
  });
});
