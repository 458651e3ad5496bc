import { describe, expect, it } from 'vitest';
import { decidePending } from '../../../../lambdas/loyalty/decisions/pending.ts';
import type { MemberRow } from '../../../../lambdas/loyalty/rows.ts';
import { aFreshMember, aMember, HOUR, later, noon } from '../mail-builders.ts';

const decide = (member: MemberRow, by: 'form' | 'desk', email = 'new@example.com') =>
  decidePending(member, { email, by, at: noon });
const waiting = { pending_email: 'new@example.com', pending_id: 'p-1', pending_by: 'form' as const };

describe('an address that somebody names', () => {
  it.each(['form', 'desk'] as const)(
    'given a member without one, by %s, then it waits for its confirmation',
    (by) => {
      expect(decide(aFreshMember(), by)).toMatchObject({ kind: 'set' });
    },
  );

  it('given the same one an hour ago, then it is the same wish; after the hour another mail with the same link', () => {
    const named = (ago: number) => aFreshMember({ ...waiting, pending_at: later(noon, -ago).toISOString() });
    expect(decide(named(HOUR - 1), 'form')).toEqual({ kind: 'already', pendingId: 'p-1' });
    expect(decide(named(HOUR), 'form')).toEqual({ kind: 'already', pendingId: 'p-1', again: '1h' });
    expect(decide(named(0), 'form', 'other@example.com')).toMatchObject({ kind: 'set' });
  });

  it('given another confirmed one, then the form changes nothing and the desk may', () => {
    expect(decide(aMember(), 'form')).toEqual({ kind: 'kept' });
    expect(decide(aMember(), 'desk')).toMatchObject({ kind: 'set' });
  });

  it('given the confirmed one again, then there is nothing to do', () => {
    for (const by of ['form', 'desk'] as const)
      expect(decide(aMember(), by, 'maria@example.com')).toEqual({ kind: 'confirmed' });
  });

  it('given the confirmed one of somebody who unsubscribed, then it may be confirmed anew', () => {
    expect(decide(aMember({ opted_in: false }), 'form', 'maria@example.com')).toMatchObject({ kind: 'set' });
  });

  it('given an address in trouble, then only the desk may do something about it', () => {
    const member = aMember({ opted_in: false, email_trouble: 'bounce' });
    for (const email of ['maria@example.com', 'new@example.com']) {
      expect(decide(member, 'form', email)).toEqual({ kind: 'refused' });
      expect(decide(member, 'desk', email)).toMatchObject({ kind: 'set' });
    }
  });
});
