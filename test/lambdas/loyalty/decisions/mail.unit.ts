import { describe, expect, it } from 'vitest';
import { decideMail, type MailKind, stillWithinReach } from '../../../../lambdas/loyalty/decisions/mail.ts';
import { aFreshMember, aMember } from '../mail-builders.ts';

const KINDS = ['reward', 'nightly', 'nudge', 'bonus'] as const;
const lapsing = { lapsing_since: '2026-06-01T13:00:00.000Z' };
const goTo = (member: Parameters<typeof decideMail>[1]): readonly MailKind[] =>
  KINDS.filter((kind) => decideMail(kind, member).kind === 'send');

describe('who gets which mail', () => {
  it.each([
    ['a confirmed, opted-in member who lapses', aMember(lapsing), KINDS],
    ['one who does not lapse', aMember(), ['reward', 'nightly', 'bonus']],
    ['one who unsubscribed', aMember({ ...lapsing, opted_in: false }), ['reward']],
    ['one who is rested', aMember({ ...lapsing, status: 'rested' }), ['reward', 'nightly', 'bonus']],
    ['one whose address bounced', aMember({ ...lapsing, email_trouble: 'bounce' }), []],
    [
      'one whose address is not confirmed',
      aFreshMember({ pending_email: 'x@example.com', opted_in: true }),
      [],
    ],
    ['nobody we know', undefined, []],
  ] as const)('given %s, then %#', (_, member, kinds) => {
    expect(goTo(member)).toEqual(kinds);
  });
});

describe('what a mail of the morning may still promise', () => {
  it('given a balance that shrank overnight, then only what it is still enough for, and what has no known price', () => {
    const rewards = [
      { reward: 'coffee', points: 100 },
      { reward: 'lunch', points: 250 },
      { reward: 'new thing' },
    ];
    expect(stillWithinReach(rewards, 100).map(({ reward }) => reward)).toEqual(['coffee', 'new thing']);
    expect(stillWithinReach(rewards, 99.9999).map(({ reward }) => reward)).toEqual(['new thing']);
  });
});
