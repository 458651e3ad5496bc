// One sign-up, from the form to the mail. Every step finds what the step before left behind, so that posting twice comes
// to the same, and a post that was cut off is finished by the next.
import { localDate } from '../../shared/time.ts';
import type { Announce } from './announce.ts';
import type { JoinForm } from './decisions/join-form.ts';
import { ADDRESS_NOTE } from './names.ts';
import { type ConfirmationParts, sendConfirmation } from './send-confirmation.ts';
import type { Taking } from './state/confirm-limit.ts';
import type { MailConsent } from './state/mail-consent.ts';
import type { Members } from './state/members.ts';

export type JoinParts = ConfirmationParts & {
  readonly members: Pick<Members, 'join'>;
  readonly consent: Pick<MailConsent, 'setPendingByForm'>;
  readonly announce: Announce;
};

type Person = Extract<JoinForm, { kind: 'person' }>;

/** `try-again`: the mail that should have gone out certainly did not, and in a minute it may. */
export async function joinByForm(
  person: Person,
  baseUrl: string,
  parts: JoinParts,
): Promise<'done' | 'try-again'> {
  const { phone, name, email } = person;
  const { kind } = await parts.members.join({ phone, name, by: 'form', byUser: 'member', at: parts.now() });
  const mail = email === undefined ? 'none' : await nameAddress({ phone, name, email, baseUrl }, parts);
  parts.log.info('signed up', { kind, mail });
  // Every other answer reads alike: whoever filled in the form learns nothing about whose number it is.
  return mail === 'later' ? 'try-again' : 'done';
}

type Naming = {
  readonly phone: string;
  readonly name: string;
  readonly email: string;
  readonly baseUrl: string;
};

async function nameAddress({ phone, name, email, baseUrl }: Naming, parts: JoinParts) {
  const pending = await parts.consent.setPendingByForm({ phone, email, at: parts.now() });
  switch (pending.kind) {
    case 'set':
    case 'already':
      return sendConfirmation(
        { phone, email, pendingId: pending.pendingId, name, baseUrl },
        { ...parts, limit: { ...parts.limit, take: (to, taking) => takeByForm(to, taking, parts) } },
      );
    case 'kept': {
      // Not from here: whatever hour a stranger chooses, the reader is told outside quiet hours.
      const day = localDate(parts.now(), parts.shop.timeZone);
      await parts.announce({ type: ADDRESS_NOTE, detail: { phone, day } });
      return 'noted';
    }
    default:
      return pending.kind;
  }
}

/** A robot with a list of addresses is stopped by the day's number of mails, whomever they are for. */
async function takeByForm(email: string, taking: Taking, { limit, log }: JoinParts): Promise<boolean> {
  if (!(await limit.take(email, taking))) return false;
  if (await limit.takeByForm(taking)) return true;
  log.warn('the form asked for too many confirmation mails today');
  return false;
}
