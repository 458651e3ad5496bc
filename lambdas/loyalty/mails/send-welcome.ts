// A mail that nobody asked for, balances and win-backs, goes out where all products together let it; else the row says why not.
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { askContacts } from '../../../shared/people/ask-contacts.ts';
import type { MemberRow } from '../rows.ts';
import { sharedKeysOf } from '../state/telling-others.ts';
import type { FinishedMail, MailParts, MailResult } from './mail-parts.ts';
import { heldBack } from './not-live.ts';
import { sendToMember } from './send-to-member.ts';

export type Welcome = {
  readonly result: MailResult;
  /** When it may be welcome, where it is not now. */
  readonly until?: Date;
  /** Nobody else's would go out now. */
  readonly holdsAll?: true;
};

/** `notBoughtSince`: whoever bought anything since, in the shop or online, gets none. */
export async function sendWhereWelcome(
  member: MemberRow & { readonly email: string },
  mail: FinishedMail & { readonly notBoughtSince?: string },
  parts: MailParts,
): Promise<Welcome> {
  const { phone, email } = member;
  const { notBoughtSince, ...finished } = mail;
  const notLive = await heldBack(member, finished, parts);
  if (notLive !== undefined) return { result: notLive };
  const [{ fromAll, sameDay }, at] = [await parts.rules(), parts.now()];
  const asked = await askContacts(
    {
      id: mail.claim,
      kind: 'member-mail',
      at,
      keys: sharedKeysOf(phone, digestOfAddress(email)),
      rules: { fromAll, sameDay },
      zone: parts.shop.timeZone,
      ...(notBoughtSince === undefined ? {} : { notBoughtSince }),
    },
    parts,
  );
  if (asked.may) {
    const { outcome } = await sendToMember(phone, finished, { ...parts, counted: asked });
    return { result: outcome };
  }
  if (asked.reason === 'unreachable') return { result: 'later', holdsAll: true };
  await parts.sends.leftAlone(
    {
      phone,
      letter: mail.claim,
      kind: mail.email.tags?.letter ?? 'mail',
      subject: mail.email.subject,
      to: email,
      at,
    },
    asked.reason,
  );
  return { result: `dropped: ${asked.reason}`, ...('until' in asked ? { until: asked.until } : {}) };
}
