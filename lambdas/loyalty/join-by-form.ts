// One sign-up, from the form to the mail. Every step finds what the step before left behind, so that posting twice comes
// to the same, and a post that was cut off is finished by the next.
import { guestId } from '../../shared/platforms/guest.ts';
import { localDate } from '../../shared/time.ts';
import type { JoinForm } from './decisions/join-form.ts';
import { addressNoteMail } from './mails/consent-mails.ts';
import { type ConfirmationParts, sendConfirmation } from './send-confirmation.ts';
import { sendOnce } from './send-once.ts';
import type { MailConsent } from './state/mail-consent.ts';
import type { Members } from './state/members.ts';
import type { MemberRow } from './state/rows.ts';

export type JoinParts = ConfirmationParts & {
  readonly members: Pick<Members, 'join'>;
  readonly consent: Pick<MailConsent, 'setPendingByForm'>;
};

type Person = Extract<JoinForm, { kind: 'person' }>;

/** `try-again`: the mail that should have gone out certainly did not. */
export async function joinByForm(
  person: Person,
  baseUrl: string,
  parts: JoinParts,
): Promise<'done' | 'try-again'> {
  const { phone, name, email } = person;
  const { kind, member } = await parts.members.join({
    phone,
    name,
    by: 'form',
    byUser: 'member',
    at: parts.now(),
  });
  const mail = email === undefined ? 'none' : await nameAddress({ member, email, baseUrl }, parts);
  parts.log.info('signed up', { kind, mail });
  return mail === 'later' || mail === 'failed' ? 'try-again' : 'done';
}

type Naming = { readonly member: MemberRow; readonly email: string; readonly baseUrl: string };

async function nameAddress({ member, email, baseUrl }: Naming, parts: JoinParts) {
  const { phone, name } = member;
  const pending = await parts.consent.setPendingByForm({ phone, email, at: parts.now() });
  switch (pending.kind) {
    case 'set':
    case 'already':
      return sendConfirmation({ phone, email, pendingId: pending.pendingId, name, baseUrl }, parts);
    case 'kept': {
      const day = localDate(parts.now(), parts.shop.timeZone);
      const note = addressNoteMail({ shop: parts.shop, to: pending.email });
      await sendOnce(`address-note#${guestId(phone)}#${day}`, note, parts);
      // Whoever filled in the form is told the same as everybody, whatever became of the note.
      return 'noted';
    }
    default:
      return pending.kind;
  }
}
