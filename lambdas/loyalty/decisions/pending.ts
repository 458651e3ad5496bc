// What happens to an address that somebody names for a member. It is used only once its reader has confirmed it, and
// the web form, which anybody can fill in who knows a phone number, pushes nothing aside that the shop itself wrote:
//
//   staff at the desk  >  the shop's own list (import)  >  the form          a confirmed address  >  the form
import type { MemberRow } from '../rows.ts';

export type AddressSource = 'form' | 'desk' | 'import';

export type NamedAddress = {
  /** Lower-case. */
  readonly email: string;
  readonly by: 'form' | 'desk';
  readonly at: Date;
};

export type PendingDecision =
  /** It waits for its confirmation from now on. `pendingId`: it waited already, and the link that went out stays good. */
  | { readonly kind: 'set'; readonly by: AddressSource; readonly pendingId?: string; readonly again?: string }
  /** It waits already. `again` names another mail with the same link, at most one an hour. */
  | { readonly kind: 'already'; readonly pendingId: string; readonly again?: string }
  /** This very address is confirmed: there is nothing to do. */
  | { readonly kind: 'confirmed' }
  /** Another address is confirmed, or was written down by the shop, and a form does not change that. */
  | { readonly kind: 'kept' }
  /** Mail to the confirmed address came back, or its reader called it unwanted: that is for the counter to talk about. */
  | { readonly kind: 'refused' };

export type AddressFacts = Pick<
  MemberRow,
  | 'email'
  | 'opted_in'
  | 'email_trouble'
  | 'pending_email'
  | 'pending_id'
  | 'pending_at'
  | 'pending_by'
  | 'form_closed'
>;

/** So long a second naming of the same address is the same wish: a double click, a reload, an impatient reader. */
const SAME_WISH_MS = 3_600_000;

export function decidePending(member: AddressFacts, { email, by, at }: NamedAddress): PendingDecision {
  const isConfirmed = member.email === email;
  const isInTrouble = member.email_trouble !== undefined;
  if (isConfirmed && member.opted_in && !isInTrouble) return { kind: 'confirmed' };
  if (by === 'form' && member.email !== undefined && isInTrouble) return { kind: 'refused' };
  if (by === 'form' && isTheShops(member, email)) return { kind: 'kept' };
  const { pending_email, pending_id: pendingId, pending_at, pending_by } = member;
  const isWaiting = pending_email === email;
  if (!isWaiting || pendingId === undefined || pending_at === undefined)
    return { kind: 'set', by: by === 'form' && isWaiting ? (pending_by ?? 'import') : by };
  const hours = Math.floor((at.getTime() - Date.parse(pending_at)) / SAME_WISH_MS);
  const again = hours < 1 ? {} : { again: `${hours}h` };
  // What the form named, staff make theirs. The link in its reader's hands stays good.
  return by === 'desk' && pending_by !== 'desk'
    ? { kind: 'set', by, pendingId, ...again }
    : { kind: 'already', pendingId, ...again };
}

/** The form names another address than the one that is confirmed, or that staff or the shop's list named. */
function isTheShops(member: AddressFacts, email: string): boolean {
  if (member.email !== undefined && member.email !== email) return true;
  // Staff took an address away: the next one is theirs to write.
  if (member.form_closed === true && member.email === undefined && member.pending_email !== email)
    return true;
  // A row from before it was written down who named it is nobody's to push aside.
  return member.pending_email !== undefined && member.pending_email !== email && member.pending_by !== 'form';
}
