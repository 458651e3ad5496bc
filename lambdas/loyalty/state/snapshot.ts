// A member as the audit keeps them: what an owner must know to judge or undo an action, and nothing of the person.
import type { MemberRow } from '../rows.ts';

export type MemberSnapshot = ReturnType<typeof memberSnapshot>;

export const memberSnapshot = ({
  balance,
  tier,
  status,
  visit_count,
  last_seen,
  opted_in,
  lapsing_since,
}: MemberRow) => ({
  balance,
  status,
  visit_count,
  opted_in,
  ...(tier === undefined ? {} : { tier }),
  ...(last_seen === undefined ? {} : { last_seen }),
  ...(lapsing_since === undefined ? {} : { lapsing_since }),
});
