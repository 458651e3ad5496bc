import { describe, expect, it } from 'vitest';
import { welcomeUntil } from '../../../../lambdas/loyalty/decisions/welcome.ts';

const told = new Date('2026-10-31T23:30:00.000Z');
const until = (type: string, detail: object, zone = 'America/New_York') =>
  welcomeUntil({ 'detail-type': type, detail }, told, zone).toISOString();

describe('how long a mail is welcome', () => {
  it.each([
    ['loy.reward_earned', {}, '2026-11-07T23:30:00.000Z'],
    ['loy.win_back', { kind: 'bonus' }, '2026-11-07T23:30:00.000Z'],
    ['loy.win_back', { kind: 'nudge' }, '2026-11-03T23:30:00.000Z'],
    ['loy.confirm_email', {}, '2026-11-03T23:30:00.000Z'],
    ['loy.address_note', {}, '2026-11-03T23:30:00.000Z'],
    ['loy.held_for_review', {}, '2026-11-03T23:30:00.000Z'],
  ])('%s %o', (type, detail, expected) => {
    expect(until(type, detail)).toBe(expected);
  });

  it('is until noon of the next day for the evening’s balance, also when the clock changes that night', () => {
    expect(until('loy.nightly_email', { day: '2026-10-31' })).toBe('2026-11-01T17:00:00.000Z');
    expect(until('loy.nightly_email', { day: '2026-10-30' })).toBe('2026-10-31T16:00:00.000Z');
    expect(until('loy.nightly_email', { day: '2026-12-31' }, 'Asia/Singapore')).toBe(
      '2027-01-01T04:00:00.000Z',
    );
  });
});
