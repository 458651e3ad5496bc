import { describe, expect, it } from 'vitest';
import { dayOrder, readMoment } from '../../../shared/files/dates.ts';

const cells = (...written: string[]) =>
  written.map((cell, index) => ({ cell, line: index + 2, header: 'Date' }));

describe('the order of days, months and years', () => {
  it.each([
    [['02/03/2026', '20/11/2026'], 'GB', 'd/m/y'],
    [['02/03/2026', '11/20/2026'], 'GB', 'm/d/y'],
    [['20/11/2026'], 'US', 'd/m/y'],
    [['05/05/2026'], 'US', 'm/d/y'],
    [['05/05/2026', '2026-11-20'], 'GB', 'd/m/y'],
  ])('of %j in %s is %s, without a question', (written, country, order) => {
    expect(dayOrder(cells(...written), country)).toEqual({ order });
  });

  it.each([
    ['GB', 'd/m/y'],
    ['US', 'm/d/y'],
  ])('is asked where every day fits both, and shown meanwhile as %s writes it', (country, order) => {
    const days = dayOrder(cells('2026-01-05', '02/03/2026'), country);
    expect(days.order).toBe(order);
    expect(days.question).toBe(
      '"02/03/2026" (line 3, Date) may be 2 March or 3 February: say which with --dates d/m/y or --dates m/d/y',
    );
    expect(dayOrder(cells('02/03/2026'), country, 'd/m/y')).toEqual({ order: 'd/m/y' });
  });

  it.each([
    [
      ['26-11-20'],
      '"26-11-20" (line 2, Date) may be 26 November 2020 or 20 November 2026: say which with --dates d/m/y or --dates y/m/d',
    ],
    [
      ['26/11/20', '26/11/21 09:15'],
      '"26/11/20" (line 2, Date) may be 26 November 2020 or 20 November 2026: say which with --dates d/m/y or --dates y/m/d',
    ],
    [
      ['02/03/26'],
      '"02/03/26" (line 2, Date) may be 2 March 2026, 3 February 2026 or 26 March 2002: say which with --dates d/m/y, --dates m/d/y or --dates y/m/d',
    ],
    [
      ['05/05/26'],
      '"05/05/26" (line 2, Date) may be 5 May 2026 or 26 May 2005: say which with --dates d/m/y, --dates m/d/y or --dates y/m/d',
    ],
  ])('of the years of two digits in %j are asked', (written, question) => {
    expect(dayOrder(cells(...written), 'GB')).toEqual({ order: 'd/m/y', question });
  });

  it.each([
    [['26-11-20', '99-12-31'], 'y/m/d'],
    [['02/03/26', '09/28/26'], 'm/d/y'],
    [['02/03/26', '20/11/26', '31/12/99'], 'd/m/y'],
    [['05/05/05'], 'd/m/y'],
    [['26/11/20', '20/11/2026'], 'd/m/y'],
  ])('of the years of two digits in %j is %s, without a question', (written, order) => {
    expect(dayOrder(cells(...written), 'GB')).toEqual({ order });
  });

  it('is none for a column of both kinds: what fits both is no day', () => {
    const { order } = dayOrder(cells('20/11/2026', '11/20/2026', '02/03/2026'), 'GB');
    expect(order).toBeUndefined();
    const calendar = { order, timeZone: 'UTC' };
    expect(readMoment('20/11/2026', calendar)).toBe('2026-11-20T12:00:00.000Z');
    expect(readMoment('11/20/2026', calendar)).toBe('2026-11-20T12:00:00.000Z');
    expect(readMoment('02/03/2026', calendar)).toBeUndefined();
  });
});

describe('a moment', () => {
  it.each([
    ['20/11/2026 9:15', 'd/m/y', '2026-11-20T09:15'],
    ['11/20/2026', 'm/d/y', '2026-11-20T12:00'],
    ['2026-11-20 09:15', 'd/m/y', '2026-11-20T09:15'],
    ['2026/11/20 09:15:30', 'd/m/y', '2026-11-20T09:15'],
    ['20.11.2026 09:15', 'm/d/y', '2026-11-20T09:15'],
    ['20-11-2026', 'd/m/y', '2026-11-20T12:00'],
    ['10/8/26 5:18 PM', 'm/d/y', '2026-10-08T17:18'],
    ['10/8/26 12:18 am', 'm/d/y', '2026-10-08T00:18'],
    ['09/28/26 11:42 AM', 'm/d/y', '2026-09-28T11:42'],
    ['20 Nov 2026, 9:15', 'd/m/y', '2026-11-20T09:15'],
    ['Nov 20, 2026 at 9:15 PM', 'd/m/y', '2026-11-20T21:15'],
    ['Fri, 20 Nov 2026', 'd/m/y', '2026-11-20T12:00'],
    ['26-11-20', 'y/m/d', '2026-11-20T12:00'],
    ['26/11/20 9:15', 'y/m/d', '2026-11-20T09:15'],
    ['26.11.20', 'y/m/d', '2026-11-20T12:00'],
    ['26-11-20', 'd/m/y', '2020-11-26T12:00'],
    ['05/05/26', 'y/m/d', '2005-05-26T12:00'],
    ['20/11/2026', 'y/m/d', '2026-11-20T12:00'],
    ['20-Nov-26', 'd/m/y', '2026-11-20T12:00'],
    ['2026-11-20T09:15:00+01:00', 'd/m/y', '2026-11-20T08:15'],
    ['2025-10-07 09:50:26 +0200', 'd/m/y', '2025-10-07T07:50'],
    ['20/11/2026 09:15 UTC', 'd/m/y', '2026-11-20T09:15'],
  ] as const)('%s as %s is %s', (cell, order, start) => {
    expect(readMoment(cell, { order, timeZone: 'Etc/UTC' })).toMatch(
      new RegExp(`^${start.replace('+', '\\+')}:`),
    );
  });

  it('without a zone is the shop’s own', () => {
    const calendar = { order: 'm/d/y', timeZone: 'America/New_York' } as const;
    expect(readMoment('6/2/2026 9:15 AM', calendar)).toBe('2026-06-02T13:15:00.000Z');
    expect(readMoment('6/2/2026', calendar)).toBe('2026-06-02T16:00:00.000Z');
  });

  it.each([
    '31/02/2026',
    '20/13/2026',
    '46346',
    'someday',
    '',
    '25:00',
    '20/11/2026 13:15 PM',
    '20/11/2026 25:15',
  ])('%j is none', (cell) => expect(readMoment(cell, { order: 'd/m/y', timeZone: 'UTC' })).toBeUndefined());
});
