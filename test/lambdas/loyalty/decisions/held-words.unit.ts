import { describe, expect, it } from 'vitest';
import { answersTo, approvedWords, whyHeld } from '../../../../lambdas/loyalty/decisions/held-words.ts';

const at = (balance: number) => ({ balance, locale: 'en-US' });
const held = (computed_points: number, changes: object = {}) =>
  ({ kind: 'sale', computed_points, flag_reason: 'large-sale', ...changes }) as Parameters<
    typeof answersTo
  >[0];

describe('what each answer to a held case does', () => {
  it('given a sale, then approving says what is added and what it comes to', () => {
    expect(answersTo(held(500), at(20))).toEqual({
      approve: '500 points are added: 520 afterwards.',
      reject: 'The balance stays at 20 points, and this cannot be approved later.',
    });
    expect(answersTo(held(500, { flag_reason: 'other-member', kind: 'changed' }), at(20)).approve).toContain(
      'taken from them',
    );
  });

  it('given a refund of points that are spent, then approving never says that points are added', () => {
    expect(answersTo(held(-50, { kind: 'refund' }), at(20)).approve).toBe(
      '20 points are taken off, all that is left of 50 points: 0 afterwards.',
    );
    expect(answersTo(held(-50, { kind: 'refund' }), at(80)).approve).toBe(
      '50 points are taken off: 30 afterwards.',
    );
  });

  it('given figures that need more than there is, then approving would be refused, and it says so', () => {
    expect(answersTo(held(-50, { kind: 'changed' }), at(20)).approve).toBe(
      'This cannot be approved now: 30 points of it are spent.',
    );
  });

  it('given what moves nothing, then neither answer promises points', () => {
    expect(answersTo(held(0, { kind: 'changed' }), at(20)).approve).toContain('No points move');
    expect(answersTo(held(0, { kind: 'unread' }), at(0)).reject).toBe('Nothing is added or taken by this.');
    expect(whyHeld({ flag_reason: 'something-new' })).toBe('It looked unusual.');
  });

  it('once approved, it says what moved and whose balance it is', () => {
    const maria = { name: 'Maria', balance: 520.5, locale: 'en-US' };
    expect(approvedWords(500, maria)).toBe('Approved. 500 points were added: Maria has 520 points now.');
    expect(approvedWords(-1, maria)).toBe('Approved. 1 point was taken off: Maria has 520 points now.');
    expect(approvedWords(0, maria)).toBe('Approved. No points had to move.');
  });
});
