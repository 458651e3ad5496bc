// The weekly take-up report: exactly one, its figures those of the rows.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Row, startUpsell, type UpsellRuntime } from '../support/upsell-runtime.ts';

let shop: UpsellRuntime;
beforeAll(async () => {
  // A Thursday; the report of this week is due on Monday 15 June at 09:00 in London.
  shop = await startUpsell({ startAt: '2026-06-11T09:00:00.000Z' });
});
afterAll(() => shop.stop());

const STATES = ['taken', 'ignored', 'out-of-window', 'never-sent', 'no-fit'] as const;
const REASONS = ['capped', 'sold-out', 'opted-out'];

function closedOffers(): Row[] {
  return Array.from({ length: 200 }, (_, index) => {
    const state = STATES[index % 5] as (typeof STATES)[number];
    const closedAt = new Date(Date.parse('2026-06-08T10:00:00Z') + index * 20 * 60_000).toISOString();
    return {
      offer_id: `report-${index}`,
      order_id: `order-${index}`,
      customer_id: `c-${index}`,
      state,
      send_at: closedAt,
      due_at: closedAt,
      chosen_at: closedAt,
      closed_at: closedAt,
      trace: [],
      ...(state === 'never-sent' ? { reason: REASONS[index % 3] } : {}),
      ...(state === 'no-fit'
        ? {}
        : {
            sku: index % 2 ? 'PUMP' : 'BUNDLE',
            product_name: index % 2 ? 'Track pump' : 'Lights & lock <bundle>',
            trigger_sku: 'BIKE',
            trigger_name: 'Commuter bike',
          }),
    };
  });
}

describe('200 offers closed over a week', () => {
  it('make exactly one report on Monday at nine, its figures equal to the rows', async () => {
    const offers = closedOffers();
    await shop.runtime.put('upsr-offers', offers);
    await shop.advance('2026-06-15T07:59:00.000Z');
    expect(shop.ownerLetters()).toEqual([]);
    await shop.advance('2026-06-15T08:05:00.000Z');
    const [report, ...others] = shop.ownerLetters();
    expect(others).toEqual([]);
    expect(report?.subject).toMatch(/8\s?–\s?14 June 2026/);

    const count = (state: string) => offers.filter((offer) => offer.state === state).length;
    const figure = (label: string) =>
      Number(new RegExp(`^${label}\\s.*?(\\d+)$`, 'm').exec(report?.text ?? '')?.[1]);
    expect(figure('Tapped')).toBe(count('taken'));
    expect(figure('Ignored')).toBe(count('ignored'));
    expect(figure('Tapped too late')).toBe(count('out-of-window'));
    expect(figure('Never sent')).toBe(count('never-sent'));
    expect(figure('Nothing fitted')).toBe(count('no-fit'));
    expect(report?.text).toContain('40 of 120 nudges were tapped (33.3%)');
    expect(report?.text).toContain('20 of 60 (33.3%)');
    expect(report?.html).toContain('Lights &amp; lock &lt;bundle&gt;');
  });

  it('make no second one, however often the sweep runs', async () => {
    await Promise.all(Array.from({ length: 5 }, () => shop.runtime.invoke('upsr-sweep', {})));
    await shop.advance('P2D');
    expect(shop.ownerLetters()).toHaveLength(1);
  });
});

describe('a week in which nothing happened', () => {
  it('makes no report', async () => {
    await shop.advance('2026-06-22T10:00:00.000Z');
    expect(shop.ownerLetters()).toHaveLength(1);
  });
});
