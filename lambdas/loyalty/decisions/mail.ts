// Who gets which mail. Rewards are the member's own business and reach every confirmed address; balance and win-back
// mail only those who want it. Asked once more at the moment of sending, also after a night's wait.

import { exact } from '../points.ts';
import type { MemberRow } from '../rows.ts';
import type { Reward } from '../rules/shape.ts';

export type MailKind = 'reward' | 'nightly' | 'nudge' | 'bonus' | 'birthday';

export type MailDecision =
  | { readonly kind: 'send'; readonly to: string }
  | {
      readonly kind: 'drop';
      readonly reason:
        | 'unknown-member'
        | 'no-address'
        | 'address-in-trouble'
        | 'not-opted-in'
        | 'rested'
        | 'came-back';
    };

export type Recipient = Pick<MemberRow, 'email' | 'email_trouble' | 'opted_in' | 'status' | 'lapsing_since'>;

export function decideMail(kind: MailKind, member: Recipient | undefined): MailDecision {
  if (member === undefined) return { kind: 'drop', reason: 'unknown-member' };
  if (member.email === undefined) return { kind: 'drop', reason: 'no-address' };
  if (member.email_trouble !== undefined) return { kind: 'drop', reason: 'address-in-trouble' };
  if (kind !== 'reward' && !member.opted_in) return { kind: 'drop', reason: 'not-opted-in' };
  if (kind === 'nudge' && member.status === 'rested') return { kind: 'drop', reason: 'rested' };
  // A visit takes a member off the lapsing list; nobody who was here yesterday is told that we miss them.
  if (kind === 'nudge' && member.lapsing_since === undefined) return { kind: 'drop', reason: 'came-back' };
  return { kind: 'send', to: member.email };
}

/** Those of the rewards that a mail may still promise: refunded or spent since, be it overnight or within the second, they are gone. */
export const stillWithinReach = (
  rewards: readonly (Pick<Reward, 'reward'> & Partial<Reward>)[],
  balance: number,
) => rewards.filter(({ points }) => points === undefined || exact(points - balance) <= 0);
