import { describe, expect, it } from 'vitest';
import {
  type ReportRow,
  reportFigures,
  reportWeek,
  takeUpPercent,
} from '../../../../lambdas/upsell/decisions/report.ts';
import { reportEmail } from '../../../../lambdas/upsell/report/report-email.ts';
import { weekBefore } from '../../../../shared/time/periods.ts';
import { isoWeekOf } from '../../../../shared/time/time.ts';
import { aShop } from '../../../shared/platforms/shops.ts';

const zone = 'Europe/London';
const monday = (time: string) => new Date(`2026-06-15T${time}:00+01:00`);
const week = isoWeekOf(new Date('2026-06-10T12:00:00Z'), zone);

describe('the week to report on', () => {
  it("is the week that ended, from Monday 09:00 in the shop's zone", () => {
    expect(reportWeek(monday('08:59'), zone)).toEqual(weekBefore(week, zone));
    expect(reportWeek(monday('09:00'), zone)).toEqual(week);
  });

  it('stays due all week, so that a missed Monday is caught up', () => {
    expect(reportWeek(new Date('2026-06-18T03:00:00Z'), zone)).toEqual(week);
  });
});

describe('the figures of the report', () => {
  const closedAt = '2026-06-10T12:00:00.000Z';
  const row = (state: string, changes: Partial<ReportRow> = {}): ReportRow => ({
    state,
    productName: 'Bundle',
    triggerName: 'Bike',
    closedAt,
    ...changes,
  });

  it('add up to all orders that came to an end, each with its reason', () => {
    const rows = [row('taken'), row('ignored'), row('no-fit'), row('never-sent', { reason: 'capped' })];
    const unknown = row('never-sent', { reason: 'fate-unknown' });
    const ended = { capped: 34, 'no-contact': 11, 'no-consent': 4, 'opted-out': 0 };
    const figures = reportFigures([...rows, unknown], week, ended);
    expect(figures.orders).toBe(54);
    const { taken, ignored, outOfWindow, neverSent, noFit, endedBy } = figures;
    const told = taken + ignored + outOfWindow + neverSent + noFit + figures.unknown;
    expect(told + endedBy.reduce((sum, { count }) => sum + count, 0)).toBe(figures.orders);
    const { text } = reportEmail(figures, week, aShop());
    expect(text).toContain('54 orders came to an end in the week of');
    expect(text).toMatch(/No offer was looked for +#+ +49/);
    expect(text).toMatch(/their customer had a nudge too recently +34/);
    expect(text).toMatch(/no number to text, or no address to write to +11/);
    expect(text).not.toContain('they want no suggestions');
  });

  it('count every state, and never-sent by reason', () => {
    const rows = [
      row('taken'),
      row('ignored'),
      row('ignored', { productName: 'Pump' }),
      row('out-of-window'),
      row('no-fit'),
      row('never-sent', { reason: 'capped' }),
      row('never-sent', { reason: 'sold-out' }),
      row('never-sent', { reason: 'capped' }),
    ];
    expect(reportFigures(rows, week)).toMatchObject({
      taken: 1,
      ignored: 2,
      outOfWindow: 1,
      nudges: 4,
      noFit: 1,
      neverSent: 3,
      neverSentBy: [
        { reason: 'capped', count: 2 },
        { reason: 'sold-out', count: 1 },
      ],
      byAddOn: [
        { label: 'Bundle', taken: 1, ignored: 1, outOfWindow: 1 },
        { label: 'Pump', taken: 0, ignored: 1, outOfWindow: 0 },
      ],
      byTrigger: [{ label: 'Bike', taken: 1, ignored: 2, outOfWindow: 1 }],
    });
  });

  it('count a nudge of unknown fate for itself alone, and say so to the owner', () => {
    const rows = [row('ignored'), ...[1, 2, 3].map(() => row('ignored', { reason: 'fate-unknown' }))];
    const figures = reportFigures(rows, week);
    expect(figures).toMatchObject({ ignored: 1, nudges: 1, unknown: 3 });
    expect(figures.byAddOn).toEqual([{ label: 'Bundle', taken: 0, ignored: 1, outOfWindow: 0 }]);
    expect(reportEmail(figures, week, aShop()).text).toContain('3 nudges whose fate we do not know');
  });

  it('count what was opened by something that cannot be told among the ignored, and say so to the owner', () => {
    const opened = { reason: 'opened-unclear' };
    const figures = reportFigures([row('taken'), row('ignored'), row('ignored', opened)], week);
    expect(figures).toMatchObject({ taken: 1, ignored: 2, nudges: 3, unclear: 1, unknown: 0 });
    expect(reportEmail(figures, week, aShop()).text).toContain('1 was opened by something we cannot tell');
    expect(reportEmail(reportFigures([row('taken')], week), week, aShop()).text).not.toContain('cannot tell');
  });

  it("leave out what was closed in another week, to the second, in the shop's zone", () => {
    const rows = [
      row('taken', { closedAt: '2026-06-07T22:59:59.000Z' }),
      row('taken', { closedAt: '2026-06-07T23:00:00.000Z' }),
      row('taken', { closedAt: '2026-06-14T22:59:59.000Z' }),
      row('taken', { closedAt: '2026-06-14T23:00:00.000Z' }),
    ];
    expect(reportFigures(rows, week).taken).toBe(2);
  });

  it('have no rate without a nudge', () => {
    expect(takeUpPercent({ taken: 0, ignored: 0, outOfWindow: 0 })).toBeUndefined();
    expect(takeUpPercent({ taken: 1, ignored: 2, outOfWindow: 0 })).toBe(33.3);
  });
});
