// A member and a shop for the tests of mails, so that each test states only what matters to it.
import type { MemberRow } from '../../../lambdas/loyalty/rows.ts';
import type { Shop } from '../../../shared/shop/shop.ts';

export const noon = new Date('2026-06-02T16:00:00.000Z');
export const later = (at: Date, milliseconds: number): Date => new Date(at.getTime() + milliseconds);
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Confirmed and opted in. */
export const aMember = (changes: Partial<MemberRow> = {}): MemberRow => ({
  phone: '+12125550100',
  name: 'Maria',
  balance: 108,
  visit_count: 6,
  joined: '2026-03-02T12:00:00.000Z',
  joined_by: 'form',
  status: 'active',
  email: 'maria@example.com',
  email_confirmed_at: '2026-03-02T12:05:00.000Z',
  opted_in: true,
  ...changes,
});

/** A member whom the till made: no address yet. */
export function aFreshMember(changes: Partial<MemberRow> = {}): MemberRow {
  const { email: _, email_confirmed_at: __, ...rest } = aMember();
  return { ...rest, opted_in: false, needs_email: true, ...changes };
}

export const aShop = (changes: Partial<Shop> = {}): Shop => ({
  name: 'Ridgeback Cycles',
  country: 'US',
  currency: 'USD',
  locale: 'en-US',
  timeZone: 'America/New_York',
  ownerEmails: ['owner@ridgeback.example'],
  senderAddress: 'hello@ridgeback.example',
  platform: 'generic',
  storeUrl: 'https://ridgeback.example',
  channel: 'email',
  mailsPerSecond: 10,
  modelId: 'off',
  ...changes,
});
