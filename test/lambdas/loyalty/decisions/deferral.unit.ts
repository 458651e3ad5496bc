import { describe, expect, it } from 'vitest';
import { deferUntil } from '../../../../lambdas/loyalty/decisions/deferral.ts';
import { batchName, deferralName } from '../../../../lambdas/loyalty/mails/claims.ts';

const rules = { quietHours: { from: '21:00', until: '08:00' }, zone: 'America/New_York' } as const;
const night = new Date('2026-06-03T02:30:00.000Z');
const morning = '2026-06-03T12:00:00.000Z';
const event = (type: string, detail: object) => ({ 'detail-type': type, detail });
const reward = event('loy.reward_earned', {
  phone: '+12125550100',
  ts: 't#sale:1',
  rewards: ['free coffee'],
});
const batch = (number: number) =>
  event('loy.nightly_email', { day: '2026-06-02', batch: number, phones: [`+1212555010${number}`] });

describe('a mail at night', () => {
  it('given half past ten, then it waits until eight; given the day, then it goes', () => {
    expect(deferUntil(reward, rules, night)?.toISOString()).toBe(morning);
    expect(deferUntil(reward, rules, new Date(morning))).toBeUndefined();
    expect(deferUntil(reward, { ...rules, quietHours: 'off' }, night)).toBeUndefined();
  });

  it('given the evening’s batches, then each keeps its own minute of the morning', () => {
    const minutes = [0, 1, 14].map((one) =>
      deferUntil(batch(one), rules, night)?.toISOString().slice(11, 16),
    );
    expect(minutes).toEqual(['12:00', '12:01', '12:14']);
  });

  it('given a confirmation, then it does not wait: somebody stands there with their phone', () => {
    expect(deferUntil(event('loy.confirm_email', { phone: '+1' }), rules, night)).toBeUndefined();
  });
});

describe('the name of an alarm clock', () => {
  const until = new Date(morning);
  const all = [
    reward,
    batch(0),
    batch(1),
    event('loy.win_back', { phone: '+12125550100', kind: 'nudge', ref: '2026-06-01T13:00:00.000Z#1' }),
    event('loy.win_back', { phone: '+12125550100', kind: 'bonus', ref: '2026-06-01T13:00:00.000Z#1' }),
    event('loy.held_for_review', { phone: '+12125550100', sale_id: 's-1', flag_reason: 'x' }),
  ];

  it('is the same for the same mail, another for another, and one that Scheduler takes', () => {
    const names = all.map((one) => deferralName(one, until));
    expect(new Set(names).size).toBe(all.length);
    expect(all.map((one) => deferralName(structuredClone(one), until))).toEqual(names);
    for (const name of [...names, batchName(batch(0).detail as never)]) {
      expect(name).toMatch(/^[\w.-]{1,64}$/);
      expect(name).not.toContain('2125550100');
    }
  });

  it('is one for all the sales that are held in a night', () => {
    const other = event('loy.held_for_review', { phone: '+12125550199', sale_id: 's-2', flag_reason: 'x' });
    expect(deferralName(other, until)).toBe(deferralName(all[5] as never, until));
  });
});
