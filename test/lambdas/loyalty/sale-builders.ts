// A sale as loy-sales keeps it, for tests of what is decided of it.
import type { RegisteredSale, Standing } from '../../../lambdas/loyalty/decisions/sale-row.ts';
import type { ReviewRow, SaleFigures } from '../../../lambdas/loyalty/sale-rows.ts';

export const CLOSED_AT = '2026-06-02T13:15:00.000Z';

/** A bag of beans of 6.00 with a bonus of its own, and the rest of the basket. */
export const figuresOf = (totalMinor = 1_800, bonus = 6): SaleFigures => ({
  total_minor: totalMinor,
  items: [
    { code: 'BEANS', name: 'beans', quantity: 1, amount_minor: 600, bonus },
    { name: 'the rest', quantity: 1, amount_minor: totalMinor - 600, bonus: 0 },
  ],
  base_points: totalMinor / 100,
  bonus_points: bonus,
});

export const registered = (some: Partial<RegisteredSale> = {}): RegisteredSale => ({
  sale_id: 's-1',
  phone: '+447700900100',
  move: 'add',
  ts: `${CLOSED_AT}#sale:s-1`,
  closed_at: CLOSED_AT,
  currency: 'GBP',
  figures: figuresOf(),
  digests: ['as-first-told-of-it'],
  refunds: {},
  version: 0,
  ...some,
});

export const caseRow = (some: Partial<ReviewRow> = {}): ReviewRow => ({
  phone: '+447700900100',
  sale_id: 's-1',
  kind: 'sale',
  about: 's-1',
  total_minor: 1_800,
  currency: 'GBP',
  computed_points: 24,
  flag_reason: 'large-first-sale',
  status: 'held',
  held_at: CLOSED_AT,
  open: 'held',
  ...some,
});

export const GIVEN: Standing = { kind: 'given' };
export const REFUSED: Standing = { kind: 'refused' };
export const WAITS: Standing = { kind: 'waits', row: caseRow() };
