import { describe, expect, it } from 'vitest';
import { maskedAddress } from '../../../../lambdas/cart-recovery/decisions/masked-address.ts';
import { decideOwnerAction } from '../../../../lambdas/cart-recovery/decisions/owner-action.ts';
import { aCart } from '../builders.ts';

const { email: _, ...withoutAddress } = aCart();

describe('an owner’s link', () => {
  it('given an open cart, then suppress and write off close it, each with its own reason', () => {
    expect(decideOwnerAction('suppress', aCart())).toEqual({ kind: 'close', reason: 'suppressed' });
    expect(decideOwnerAction('write-off', aCart())).toEqual({ kind: 'close', reason: 'written-off' });
  });

  it('given a cart that is bought or closed, then there is nothing to stop', () => {
    expect(decideOwnerAction('suppress', aCart({ status: 'bought' }))).toMatchObject({ because: 'bought' });
    expect(decideOwnerAction('write-off', aCart({ status: 'closed' }))).toMatchObject({ because: 'closed' });
  });

  it('given unsubscribe, then it is about the address, whatever the cart came to', () => {
    for (const status of ['open', 'bought', 'closed'] as const)
      expect(decideOwnerAction('unsubscribe', aCart({ status }))).toEqual({
        kind: 'unsubscribe',
        email: 'ana@example.com',
      });
    expect(decideOwnerAction('unsubscribe', withoutAddress)).toMatchObject({ because: 'no-address' });
  });

  it('given a cart nobody knows, then nothing', () => {
    expect(decideOwnerAction('suppress', undefined)).toMatchObject({ because: 'no-cart' });
  });
});

describe('an address as the owner sees it', () => {
  it('keeps the first letter and the domain', () => {
    expect(maskedAddress('ana@example.com')).toBe('a•••@example.com');
    expect(maskedAddress('"a@b"@example.com')).toBe('"•••@example.com');
    expect(maskedAddress('@example.com')).toBe('•••');
  });
});
