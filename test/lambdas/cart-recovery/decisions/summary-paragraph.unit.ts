import { describe, expect, it } from 'vitest';
import { cartsPrompt } from '../../../../lambdas/cart-recovery/decisions/summary-paragraph.ts';
import type { ParagraphFacts } from '../../../../shared/owner-mail/owner-paragraph.ts';

const facts: ParagraphFacts = {
  month: 'October 2026',
  counts: { carts_seen: 1_312, first_reminders_sent: 40, carts_recovered: 7, written_off: 3, within_days: 7 },
  amounts: ['US$1,234.50', '90,00\u00a0€'],
  percents: ['17.5'],
  locale: 'en-GB',
};

describe('the paragraph on a month of carts', () => {
  it('is asked for with the facts as data', () => {
    const { user } = cartsPrompt(facts);
    expect(JSON.parse(user)).toMatchObject({
      month: 'October 2026',
      carts_seen: 1_312,
      recovery_rate: '17.5%',
    });
  });
});
