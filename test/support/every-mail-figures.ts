// The figures of a month in which everything happened, and the longest words, for letters that are looked at.
import type { SummaryFigures } from '../../lambdas/cart-recovery/decisions/summary.ts';
import type { LoyaltyFigures } from '../../lambdas/loyalty/decisions/summary.ts';
import type { SummaryContext } from '../../lambdas/loyalty/summary/summary-words.ts';
import type { ToldFigures } from '../../lambdas/upsell/report/report-email.ts';
import { monthBefore } from '../../shared/time/calendar-month.ts';
import { isoWeekOf } from '../../shared/time/time.ts';

export const LONG = 'Señora María-Fernanda Wolfeschlegelsteinhausenbergerdorffvoralternwaren der Ältere';
export const NAMES = ['自転車ライト', LONG, 'Lights ™ and lock', `SKU-${'X'.repeat(90)}`];
export const MONTH = monthBefore(new Date('2026-07-06T09:00:00.000Z'), 'UTC');

export const BROUGHT = {
  offered: { hits: 120, of: 400, amounts: { 4500: 80, 12900: 40 } },
  heldOut: { hits: 10, of: 80, amounts: { 4500: 10 } },
  weeks: 8,
};

const takeUp = NAMES.map((label, index) => ({ label, taken: index, ignored: 4, outOfWindow: 1 }));
export const TAKE_UP: ToldFigures = {
  came: {
    last: {
      offered: BROUGHT.offered,
      heldOut: BROUGHT.heldOut,
      week: isoWeekOf(new Date('2026-05-26T09:00:00.000Z'), 'UTC'),
    },
    so: BROUGHT,
  },
  taken: 6,
  ignored: 16,
  outOfWindow: 4,
  noFit: 8,
  neverSent: 3,
  neverSentBy: [
    { reason: 'message-does-not-fit', count: 2 },
    { reason: 'sold-out', count: 1 },
  ],
  nudges: 26,
  unknown: 1,
  endedBy: [
    { reason: 'capped', count: 34 },
    { reason: 'no-contact', count: 11 },
  ],
  orders: 83,
  unclear: 2,
  byAddOn: takeUp,
  byTrigger: takeUp,
};

export const CARTS: SummaryFigures = {
  seen: 97,
  reachable: 83,
  reminded: 36,
  recovered: 6,
  boughtUnaided: 30,
  firstReminders: 33,
  secondReminders: 20,
  skipped: 83,
  refused: 2,
  unknown: 1,
  gaveUp: 27,
  suppressed: 1,
  writtenOff: 2,
  unsubscribed: 3,
  fates: [
    { fate: 'bought', count: 30 },
    { fate: 'gave-up', count: 27 },
    { fate: 'no-address', count: 14 },
    { fate: 'open', count: 20 },
    { fate: 'recovered', count: 6 },
  ],
  skippedBy: [
    { reason: 'skipped-no-consent', count: 70 },
    { reason: 'skipped-do-not-disturb', count: 13 },
  ],
  firstAlone: 16,
  secondAlone: 3,
  both: 17,
  wonBack: [
    { currency: 'USD', minor: 123_450 },
    { currency: 'JPY', minor: 9_000 },
  ],
};

const figures: LoyaltyFigures = {
  enrolledBySale: 12,
  signedUp: 9,
  imported: 40,
  purchases: 412,
  withoutPoints: 31,
  given: 9_876,
  broughtIn: 1_200,
  lapsed: 30,
  redemptions: [
    { reward: 'free coffee', count: 17 },
    { reward: LONG, count: 3 },
  ],
  rewardsGiven: 20,
  redeemed: 2_450,
  goodwill: 60,
  bonusPoints: 150,
  bonuses: 3,
  nudged: 11,
  returned: 4,
  rested: 2,
  held: 5,
  approved: 3,
  rejected: 1,
  undone: 2,
  overrides: 1,
  net: 8_000,
};
const winBacks = {
  nudges: { people: 11, cameBack: 4 },
  bonuses: { people: 3, cameBack: 1, points: 150 },
};
const context: SummaryContext = {
  month: MONTH,
  outstanding: 54_321,
  pointValueMinor: 5,
  winBacks: { month: winBacks, before: { ...winBacks, of: MONTH } },
  so: { offered: { of: 30, hits: 9 }, heldOut: { of: 4, hits: 1 }, weeks: 12 },
  mails: { sent: 240, refused: 4, unknown: 1, late: 2 },
};
export const POINTS = { figures, context };

/** A refund that waits for a person. */
export const HELD = {
  phone: '+12125550100',
  sale_id: 'r-1',
  kind: 'refund' as const,
  about: `s-${'9'.repeat(60)}`,
  total_minor: 1800,
  currency: 'USD',
  computed_points: -24,
  flag_reason: 'redeemed-already',
  status: 'held' as const,
  held_at: '2026-06-02T13:15:00.000Z',
  open: 'held' as const,
};

/** A week in which no order came. */
export const NOTHING = {
  taken: 0,
  ignored: 0,
  outOfWindow: 0,
  noFit: 0,
  neverSent: 0,
  neverSentBy: [],
  nudges: 0,
  unknown: 0,
  endedBy: [],
  orders: 0,
  unclear: 0,
  byAddOn: [],
  byTrigger: [],
};
