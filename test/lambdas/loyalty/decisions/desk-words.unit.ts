import { describe, expect, test } from 'vitest';
import { checkConfirmation } from '../../../../lambdas/loyalty/decisions/confirmation.ts';
import { mayUndo } from '../../../../lambdas/loyalty/decisions/desk-undo.ts';
import * as words from '../../../../lambdas/loyalty/decisions/desk-words.ts';

const at = new Date('2026-06-05T13:15:00.000Z');
const minutesLater = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const coffee = { reward: 'free coffee', points: 100 };

describe('a confirmation', () => {
  const made = { at, session: 'one', reward: 'free coffee', cost: 100 };
  const here = { session: 'one', rules: { rewards: [coffee] }, now: minutesLater(1) };

  test('given the page was just made, then it is good', () => {
    expect(checkConfirmation(made, here)).toBe('good');
  });

  test('given ten minutes, another session, or a clock that runs back, then it is not', () => {
    expect(checkConfirmation(made, { ...here, now: minutesLater(9.99) })).toBe('good');
    expect(checkConfirmation(made, { ...here, now: minutesLater(10) })).toBe('over');
    expect(checkConfirmation(made, { ...here, now: minutesLater(-0.5) })).toBe('good');
    expect(checkConfirmation(made, { ...here, now: minutesLater(-2) })).toBe('over');
    expect(checkConfirmation(made, { ...here, session: 'two' })).toBe('other-session');
  });

  test('given the owner changed the price or took the reward away, then it says so', () => {
    expect(checkConfirmation(made, { ...here, rules: { rewards: [{ ...coffee, points: 120 }] } })).toBe(
      'changed',
    );
    expect(checkConfirmation(made, { ...here, rules: { rewards: [] } })).toBe('changed');
  });

  test('of a full stamp card it holds while the card is there and wants as many stamps', () => {
    const card = { name: 'coffee', items: [{ kind: 'any' as const, value: 'coffee' }], stamps: 9 };
    const full = { at, session: 'one', reward: '10th free: coffee', cost: 9, card: 'coffee' };
    const rules = { rewards: [coffee], stampCards: [card] };
    expect(checkConfirmation(full, { ...here, rules })).toBe('good');
    expect(
      checkConfirmation(full, { ...here, rules: { ...rules, stampCards: [{ ...card, stamps: 5 }] } }),
    ).toBe('changed');
    expect(checkConfirmation(full, here)).toBe('changed');
    expect(checkConfirmation({ ...full, reward: 'free coffee', cost: 100 }, { ...here, rules })).toBe(
      'changed',
    );
  });
});

describe('undoing', () => {
  const redemption = { reason: 'reward-redeem', posted_at: at.toISOString() } as const;
  const staff = { role: 'staff', now: minutesLater(14), isReversed: false } as const;

  test('given a redemption of a few minutes ago, then anybody of the staff may undo it', () => {
    expect(mayUndo(redemption, staff)).toBe(true);
    expect(mayUndo(redemption, { ...staff, now: minutesLater(15) })).toBe(false);
  });

  test('given anything else or anything older, then only a manager may', () => {
    const bonus = { ...redemption, reason: 'win-back-bonus' } as const;
    expect(mayUndo(bonus, staff)).toBe(false);
    expect(mayUndo(bonus, { ...staff, role: 'manager', now: minutesLater(90_000) })).toBe(true);
  });

  test('given it was undone, or is itself an undoing or a refund, then nobody may', () => {
    const manager = { ...staff, role: 'manager' } as const;
    expect(mayUndo(redemption, { ...manager, isReversed: true })).toBe(false);
    for (const reason of ['reversed', 'refund', 'void', 'import', 'correction', 'goodwill'] as const)
      expect(mayUndo({ ...redemption, reason }, manager)).toBe(false);
  });
});

describe('the words of the desk', () => {
  test('given points, then they are written as the shop writes numbers', () => {
    expect(words.balanceText(1250.9, 'en-US')).toBe('1,250');
    expect(words.pointsText(1, 'en-US')).toBe('1 point');
    expect(words.pointsText(142, 'en-US')).toBe('142 points');
    expect(words.changeText(24, 'en-US')).toBe('+24');
    expect(words.changeText(-100, 'en-US')).toBe('−100');
    expect(words.changeText(0.1 + 0.2, 'en-US')).toBe('+0.3');
  });

  test('given a reward, then it begins with a capital where it begins with a letter', () => {
    expect(words.titled('free coffee')).toBe('Free coffee');
    expect(words.titled('$25 off')).toBe('$25 off');
  });

  test('given a number that nobody needs in full, then the last four are shown, as people say them', () => {
    expect(words.maskedPhone('+12125550100')).toBe('•••• 0100');
  });

  test('given an instant, then it is the time on the wall of the shop', () => {
    expect(words.momentText(at.toISOString(), 'America/New_York', 'en-US').replace(/\s/g, ' ')).toBe(
      'Jun 5, 9:15 AM',
    );
  });
});
