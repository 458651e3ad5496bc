import { describe, expect, it } from 'vitest';
import {
  exportLink,
  linkIdOf,
  OWNER_LINK_DAYS,
  openExportToken,
  openOwnerToken,
  openUnsubscribeToken,
  ownerLink,
  unsubscribeLink,
} from '../../../../lambdas/cart-recovery/links/links.ts';
import { signToken } from '../../../../shared/links/signed-link.ts';
import { hoursAfter, two } from '../builders.ts';

const base = 'https://abc.lambda-url.example/';
const keys = ['key-1'];
const tokenOf = (link: string): string => link.split('/').at(-1) ?? '';
const owner = tokenOf(ownerLink(base, { action: 'suppress', cartId: 'k-42' }, { key: 'key-1', now: two }));
const list = tokenOf(exportLink(base, { day: '2026-06-09' }, { key: 'key-1', now: two }));
const shopper = tokenOf(unsubscribeLink(base, { cartId: 'k-42', email: 'ana@example.com' }, 'key-1'));

describe('links', () => {
  it('open to what they were made for', () => {
    expect(openOwnerToken(owner, keys, two)).toEqual({
      action: 'suppress',
      cart: { linkId: linkIdOf('k-42') },
    });
    expect(openExportToken(list, keys, two)).toEqual({ day: '2026-06-09' });
    expect(openUnsubscribeToken(shopper, keys)).toMatchObject({ cart: { linkId: linkIdOf('k-42') } });
    expect(ownerLink(base, { action: 'suppress', cartId: 'k' }, { key: 'k', now: two })).toMatch(
      /^https:\/\/abc\.lambda-url\.example\/o\/[^/]+$/,
    );
  });

  it('hold no address', () => {
    expect(Buffer.from(shopper.split('.')[0] ?? '', 'base64url').toString()).not.toContain('ana');
  });

  it('hold no id of the store’s, and are short whatever it is', () => {
    for (const cartId of ['k-42', 'é'.repeat(200), '日'.repeat(200), 'a\0b', '\ud83d']) {
      const links = [
        ownerLink(base, { action: 'unsubscribe', cartId }, { key: 'key-1', now: two }),
        unsubscribeLink(base, { cartId, email: 'ana@example.com' }, 'key-1'),
      ];
      for (const link of links) {
        expect(link.length).toBeLessThan(200);
        expect(Buffer.from(tokenOf(link).split('.')[0] ?? '', 'base64url').toString()).not.toContain(cartId);
      }
    }
  });

  it('of the time before, which carry the id, still open', () => {
    const expiry = String(Math.floor(hoursAfter(two, 24).getTime() / 1000));
    const before = signToken('cr-owner', ['suppress', 'k-42', expiry], 'key-1');
    expect(openOwnerToken(before, keys, two)).toEqual({ action: 'suppress', cart: { cartId: 'k-42' } });
    expect(openUnsubscribeToken(signToken('cr-unsub', ['k-42', 'guest-1'], 'key-1'), keys)).toEqual({
      cart: { cartId: 'k-42' },
      addressDigest: 'guest-1',
    });
  });

  it('of the owner end after their days, to the second; a shopper’s never does', () => {
    const end = hoursAfter(two, OWNER_LINK_DAYS * 24);
    const before = new Date(end.getTime() - 1);
    expect(openOwnerToken(owner, keys, before)).toBeDefined();
    expect(openExportToken(list, keys, before)).toBeDefined();
    expect(openOwnerToken(owner, keys, end)).toBeUndefined();
    expect(openExportToken(list, keys, end)).toBeUndefined();
  });

  it('of one kind open no other, nor with another key', () => {
    for (const token of [owner, list]) expect(openUnsubscribeToken(token, keys)).toBeUndefined();
    for (const token of [shopper, list]) expect(openOwnerToken(token, keys, two)).toBeUndefined();
    for (const token of [shopper, owner]) expect(openExportToken(token, keys, two)).toBeUndefined();
    expect(openOwnerToken(owner, ['key-2'], two)).toBeUndefined();
    expect(openOwnerToken(`${owner}A`, keys, two)).toBeUndefined();
  });
});
