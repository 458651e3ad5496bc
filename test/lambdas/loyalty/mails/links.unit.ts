import { describe, expect, it } from 'vitest';
import {
  confirmLink,
  openConfirmToken,
  openUnsubscribeToken,
  unsubscribeLink,
} from '../../../../lambdas/loyalty/mails/links.ts';
import { digestOfAddress } from '../../../../shared/people/address-digest.ts';
import { DAY, later, noon } from '../mail-builders.ts';

const who = { phone: '+12125550100', email: 'maria@example.com' };
const tokenOf = (link: string) => link.split('/').at(-1) ?? '';
const confirm = confirmLink(
  'https://join.example/',
  { ...who, pendingId: 'p-1' },
  { key: 'key-1', now: noon },
);
const unsubscribe = unsubscribeLink('https://join.example', who, 'key-1');

describe('our links', () => {
  it('say what they are about to us, and nothing to anybody else', () => {
    expect(openConfirmToken(tokenOf(confirm), ['key-1'])).toEqual({
      phone: who.phone,
      addressDigest: digestOfAddress(who.email),
      pendingId: 'p-1',
      expiresAt: later(noon, 7 * DAY),
    });
    expect(openUnsubscribeToken(tokenOf(unsubscribe), ['key-1'])).toEqual({
      phone: who.phone,
      addressDigest: digestOfAddress(who.email),
    });
    for (const link of [confirm, unsubscribe]) {
      expect(link).toMatch(/^https:\/\/join\.example\/[cu]\/[A-Za-z0-9_-]+$/);
      const readable = `${link} ${Buffer.from(tokenOf(link), 'base64url').toString('latin1')}`;
      expect(readable).not.toMatch(/2125550100|maria|guest-/);
    }
  });

  it('open with the key before the present one, and with no other', () => {
    expect(openConfirmToken(tokenOf(confirm), ['key-2', 'key-1'])).toBeDefined();
    expect(openConfirmToken(tokenOf(confirm), ['key-2'])).toBeUndefined();
    expect(openUnsubscribeToken(tokenOf(unsubscribe), [])).toBeUndefined();
  });

  it('are good for one thing only', () => {
    expect(openUnsubscribeToken(tokenOf(confirm), ['key-1'])).toBeUndefined();
    expect(openConfirmToken(tokenOf(unsubscribe), ['key-1'])).toBeUndefined();
    for (const token of ['', 'x', tokenOf(confirm).slice(1), `${tokenOf(confirm)}A`])
      expect(openConfirmToken(token, ['key-1'])).toBeUndefined();
  });
});
