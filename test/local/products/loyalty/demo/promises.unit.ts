// The judge of a month of sales must be able to say no: each promise is broken once here.
import { expect, test } from 'vitest';
import type {
  LedgerRow,
  Letter,
  LoyaltyEvidence,
  MemberRow,
} from '../../../../../local/products/loyalty/demo/evidence.ts';
import { mailKind } from '../../../../../local/products/loyalty/demo/member-mails.ts';
import {
  brokenLoyaltyPromises,
  daysWithoutCopy,
} from '../../../../../local/products/loyalty/demo/promises.ts';
import * as mail from '../../../../../local/products/loyalty/demo/promises-of-mail.ts';
import * as points from '../../../../../local/products/loyalty/demo/promises-of-points.ts';

const limits = { quietFrom: 21, quietUntil: 8, timeZone: 'Europe/London', tiers: [100, 250] };
const maria = { name: 'Maria', phone: '+447700900100', email: 'maria@example.com' };

const member = (more: Partial<MemberRow> = {}): MemberRow => ({
  phone: maria.phone,
  balance: 24,
  email: maria.email,
  opted_in: true,
  status: 'active',
  joined: '2026-03-02T12:00:00.000Z',
  joined_by: 'form',
  email_confirmed_at: '2026-03-02T12:05:00.000Z',
  ...more,
});
const row = (points_change: number, more: Partial<LedgerRow> = {}): LedgerRow => ({
  phone: maria.phone,
  ts: `2026-11-17T12:00:00.000Z#sale:s-${points_change}`,
  points_change,
  reason: 'earn',
  sale_id: `s-${points_change}`,
  posted_at: '2026-11-17T12:00:00.000Z',
  ...more,
});
const letter = (kind: Letter['kind'], at: string, more: Partial<Letter> = {}): Letter => ({
  id: `m-${at}`,
  at,
  to: maria.email,
  kind,
  message: {
    id: `m-${at}`,
    at,
    product: 'loyalty',
    channel: 'email',
    from: 'hello@ridgeback.example',
    to: maria.email,
    subject: 'Hello',
    text: 'https://shop.example/u/AbC',
  },
  ...more,
});
const EVENING = '2026-11-17T19:00:00.000Z';
const evidence = (part: Partial<LoyaltyEvidence> = {}): LoyaltyEvidence => ({
  members: [member()],
  ledger: [row(24)],
  audit: [],
  review: [],
  lapsing: [],
  letters: [letter('nightly', EVENING)],
  plainSales: [{ saleId: 's-24', points: 24 }],
  confirmed: { redemptions: 0, bonuses: 0 },
  people: [maria],
  logLines: [],
  backupDays: [],
  ...part,
});

test('given one sale and its balance mail, then no promise is broken', () => {
  expect(brokenLoyaltyPromises(evidence(), limits)).toEqual([]);
});

test('given a balance that is not the sum, by a ten-thousandth of a point, then it is told', () => {
  const off = evidence({ members: [member({ balance: 24.0001 })] });
  expect(points.balancesThatDiffer(off)).toHaveLength(1);
  expect(points.balancesThatDiffer(evidence({ members: [] }))).toHaveLength(1);
  const exact = evidence({ members: [member({ balance: 0.3 })], ledger: [row(0.1), row(0.2)] });
  expect(points.balancesThatDiffer(exact)).toEqual([]);
});

test('given stamps that are not the sum of the ledger, on a card or of none, then it is told', () => {
  const stamped = row(24, { stamps: { latte: 3, loaf: 0.5 } });
  const holder = member({ 'stamps:latte': 3, 'stamps:loaf': 0.5 });
  expect(points.stampsThatDiffer({ members: [holder], ledger: [stamped] })).toEqual([]);
  const used = row(0, { reason: 'reward-redeem', stamps: { latte: -3, loaf: -0.5 } });
  expect(points.stampsThatDiffer({ members: [member()], ledger: [stamped, used] })).toEqual([]);
  expect(points.stampsThatDiffer({ members: [holder], ledger: [row(24)] })).toHaveLength(2);
  expect(points.stampsThatDiffer({ members: [member()], ledger: [stamped] })).toHaveLength(2);
});

test('given points spent before they were earned, then it is told, whatever came later', () => {
  const spent = row(-100, { reason: 'reward-redeem', posted_at: '2026-11-17T11:00:00.000Z' });
  expect(points.belowZero({ ledger: [row(200), spent] })).toHaveLength(1);
  expect(points.belowZero({ ledger: [row(200), { ...spent, posted_at: EVENING }] })).toEqual([]);
});

test('given a sale in two rows, or with other points than its figures, then it is told', () => {
  expect(points.salesCountedTwice({ ledger: [row(24), row(24)] })).toHaveLength(1);
  expect(points.salesMiscounted(evidence({ plainSales: [{ saleId: 's-24', points: 18 }] }))).toHaveLength(1);
  expect(points.salesMiscounted(evidence({ ledger: [] }))).toHaveLength(1);
});

test('given more or fewer reward mails than crossings, then it is told', () => {
  const crossing = row(120, { crossed: ['free coffee'] });
  const mails = (count: number) =>
    evidence({
      ledger: [crossing],
      letters: Array.from({ length: count }, () => letter('reward', EVENING)),
    });
  expect(mail.announcedTooSeldom(mails(0))).toHaveLength(1);
  expect(mail.announcedTooSeldom(mails(1))).toEqual([]);
  expect(mail.announcedTooOften(mails(1), limits)).toEqual([]);
  expect(mail.announcedTooOften(mails(2), limits)).toHaveLength(1);
});

test('given a confirmation that redeemed twice or not at all, then it is told', () => {
  const redeemed = row(-100, { reason: 'reward-redeem' });
  const of = (...ledger: LedgerRow[]) =>
    points.confirmedOnce({ ledger, confirmed: { redemptions: 1, bonuses: 0 } });
  expect(of(redeemed)).toEqual([]);
  expect(of(redeemed, redeemed)).toHaveLength(1);
  expect(of()).toHaveLength(1);
});

test('given mail to an address before its confirmation, to a stranger, or after an opt-out, then it is told', () => {
  const late = member({ email_confirmed_at: '2026-11-18T00:00:00.000Z' });
  expect(mail.unwelcomeMail(evidence({ members: [late] }))).toHaveLength(1);
  expect(mail.unwelcomeMail(evidence({ members: [] }))).toHaveLength(1);
  const confirm = evidence({ members: [], letters: [letter('confirm', EVENING)] });
  expect(mail.unwelcomeMail(confirm)).toEqual([]);

  const out = (kind: Letter['kind'], ts: string) =>
    evidence({
      letters: [letter(kind, EVENING)],
      audit: [
        {
          phone: maria.phone,
          ts: `${ts}#unsubscribed`,
          action: 'unsubscribed',
          by_user: 'member',
          after: { opted_in: false },
        },
      ],
    });
  expect(mail.unwelcomeMail(out('nightly', '2026-11-17T12:00:00.000Z'))).toHaveLength(1);
  expect(mail.unwelcomeMail(out('nightly', '2026-11-17T20:00:00.000Z'))).toEqual([]);
  expect(mail.unwelcomeMail(out('reward', '2026-11-17T12:00:00.000Z'))).toEqual([]);
});

test('given a mail at night, or two of one day, then it is told; a confirmation may come at any hour', () => {
  const night = (kind: Letter['kind']) => evidence({ letters: [letter(kind, '2026-11-17T22:00:00.000Z')] });
  expect(mail.mailInQuietHours(night('reward'), limits)).toHaveLength(1);
  expect(mail.mailInQuietHours(night('confirm'), limits)).toEqual([]);
  const twice = evidence({ letters: [letter('nightly', EVENING), letter('nightly', EVENING)] });
  expect(mail.balanceMailTwiceADay(twice, limits)).toHaveLength(1);
});

test('given a link or a log that names somebody, then it is told', () => {
  const naming = letter('nightly', EVENING);
  const link = { ...naming.message, text: 'https://shop.example/u/?p=%2B447700900100' };
  expect(mail.peopleInAddresses(evidence({ letters: [{ ...naming, message: link }] }))).toHaveLength(1);
  expect(brokenLoyaltyPromises(evidence({ logLines: ['sold to Maria'] }), limits)).toHaveLength(1);
});

test('given a day without a copy of the tables, then it is told', () => {
  const days = ['2026-11-17', '2026-11-18'];
  expect(daysWithoutCopy({ backupDays: days }, days)).toEqual([]);
  expect(daysWithoutCopy({ backupDays: ['2026-11-17'] }, days)).toHaveLength(1);
});

test.each([
  ['You have earned a reward at Ridgeback Cycles: free coffee', 'reward'],
  ['Your balance at Ridgeback Cycles: 24 points', 'nightly'],
  ['A sale waits for you at the desk', undefined],
])('given the subject "%s", then the letter is of the kind %s', (subject, kind) => {
  expect(mailKind({ subject })).toBe(kind);
});
