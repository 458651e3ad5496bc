// What happens to an address that somebody names for a member (L6). An address is used only once its reader has
// confirmed it, and nobody but the staff, who see the person, may put another one beside a confirmed one.
import type { MemberRow } from '../state/rows.ts';

export type NamedAddress = {
  /** Lower-case. */
  readonly email: string;
  /** The web form can be filled in by anybody who knows a phone number. */
  readonly by: 'form' | 'desk';
  readonly at: Date;
};

export type PendingDecision =
  /** It waits for its confirmation from now on. */
  | { readonly kind: 'set' }
  /** It waits already, and its mail is on its way. */
  | { readonly kind: 'already'; readonly pendingId: string }
  /** This very address is confirmed: there is nothing to do. */
  | { readonly kind: 'confirmed' }
  /** Another address is confirmed, and a form does not change that. */
  | { readonly kind: 'kept'; readonly email: string }
  /** Mail to the confirmed address came back, or its reader called it unwanted: that is for the counter to talk about. */
  | { readonly kind: 'refused' };

/** So long a second naming of the same address is the same wish: a double click, a reload, an impatient reader. */
const SAME_WISH_MS = 3_600_000;

export function decidePending(
  member: Pick<
    MemberRow,
    'email' | 'opted_in' | 'email_trouble' | 'pending_email' | 'pending_id' | 'pending_at'
  >,
  { email, by, at }: NamedAddress,
): PendingDecision {
  const isConfirmed = member.email === email;
  const isInTrouble = member.email_trouble !== undefined;
  if (isConfirmed && member.opted_in && !isInTrouble) return { kind: 'confirmed' };
  if (by === 'form' && member.email !== undefined && isInTrouble) return { kind: 'refused' };
  if (by === 'form' && member.email !== undefined && !isConfirmed)
    return { kind: 'kept', email: member.email };
  const { pending_email, pending_id, pending_at } = member;
  if (
    pending_email === email &&
    pending_id !== undefined &&
    pending_at !== undefined &&
    at.getTime() - Date.parse(pending_at) < SAME_WISH_MS
  )
    return { kind: 'already', pendingId: pending_id };
  return { kind: 'set' };
}
