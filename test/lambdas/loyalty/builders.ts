// Builders of the loyalty tests: the reference's story as rules, and a sale of it.
import type { LoyaltyRules } from '../../../lambdas/loyalty/rules/shape.ts';
import type { SaleItem, Sale as TillSale } from '../../../shared/events/till-events.ts';

/** The reference's story: a point a dollar, double on beans, a coffee at 100, a lunch at 250. */
export const STORY: LoyaltyRules = {
  earn: { points: 1, perMinor: 100 },
  bonuses: [{ items: [{ kind: 'any', value: 'beans' }], effect: { kind: 'multiplier', times: 2 } }],
  rewards: [
    { reward: 'free coffee', points: 100 },
    { reward: 'free lunch', points: 250 },
  ],
  quietHours: { from: '21:00', until: '08:00' },
  lapsingDays: 60,
  regularVisits: 5,
  lapsingAction: 'nudge-once',
  maxNudges: 2,
  winBackPoints: 50,
  holdTimesLargest: 10,
  holdFirstSaleMinor: 20_000,
};

export const BEANS: SaleItem = { code: 'BEANS-250', name: 'House beans', quantity: 1, amountMinor: 600 };
export const LATTE: SaleItem = { code: 'LATTE', name: 'Latte', quantity: 3, amountMinor: 1200 };

export const saleTold = (changes: Partial<TillSale> = {}): TillSale => ({
  type: 'sale.completed',
  saleId: 's-1',
  closedAt: '2026-06-02T13:15:00.000Z',
  phone: '+12125550100',
  currency: 'USD',
  totalMinor: 1800,
  items: [BEANS, LATTE],
  ...changes,
});
