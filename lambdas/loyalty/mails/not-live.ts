// A mail that nobody asked for by a form or at the desk, and that would go out, if the product were live for the member: its row says why
// it did not, and the owner gets it first where the settings say so.
import { heldBackBy, ownerCopy } from '../../../shared/messages/going-live.ts';
import { sendOnce } from '../../../shared/messages/send-once.ts';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import type { MemberRow } from '../rows.ts';
import type { FinishedMail, MailParts, MailResult } from './mail-parts.ts';

/** Undefined: it goes out. */
export async function heldBack(
  { phone, name }: Pick<MemberRow, 'phone' | 'name'>,
  { claim, email }: FinishedMail,
  parts: MailParts,
): Promise<MailResult | undefined> {
  const reason = heldBackBy(parts.shop.live, digestOfAddress(phone));
  if (reason === undefined) return undefined;
  if (reason === 'owner-only') {
    const copy = ownerCopy(email, { owners: parts.shop.ownerEmails, name });
    const told = await sendOnce({ claim: `owner-copy#${claim}`, email: copy }, parts);
    if (told.outcome === 'later') return 'later';
  }
  const { subject, tags, to } = email;
  const row = {
    phone,
    letter: claim,
    kind: tags?.letter ?? 'mail',
    subject,
    to: to[0] ?? '',
    at: parts.now(),
  };
  await parts.sends.leftAlone(row, reason);
  return `dropped: ${reason}`;
}
