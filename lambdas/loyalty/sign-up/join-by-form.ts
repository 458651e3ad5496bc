// One sign-up, from the form to the mail. Every step finds what the step before left behind, so that posting twice comes
// to the same, and a post that was cut off is finished by the next.
import { localDate } from '../../../shared/time/time.ts';
import { laterMoment } from '../decisions/confirm-later.ts';
import type { JoinForm } from '../decisions/join-form.ts';
import type { Announce } from '../mails/announce.ts';
import { type ConfirmationParts, sendConfirmation } from '../mails/send-confirmation.ts';
import { ADDRESS_NOTE, CONFIRM_EMAIL } from '../names.ts';
import { giftForJoining } from '../rules/joining-gift.ts';
import type { LoyaltyRules } from '../rules/shape.ts';
import type { ConfirmLimit } from '../state/confirm-limit.ts';
import type { MailConsent } from '../state/mail-consent.ts';
import type { Members } from '../state/members.ts';

export type JoinParts = Omit<ConfirmationParts, 'limit'> & {
  readonly limit: ConfirmLimit;
  readonly members: Pick<Members, 'join'>;
  readonly rules: () => Promise<Pick<LoyaltyRules, 'joiningPoints' | 'birthdayPoints' | 'rewards'>>;
  readonly consent: Pick<MailConsent, 'setPendingByForm'>;
  readonly announce: Announce;
};

type Person = Extract<JoinForm, { kind: 'person' }>;

/**
 * `later`: today's mails are used up, and the one that asks for a confirmation goes out tomorrow morning. `tomorrow`: not even
 * that; the form must be filled in again. `try-again`: the mail that should have gone out certainly did not, and in a
 * minute it may. None of them depends on whose number it is: whoever fills in the form learns nothing about that.
 */
export type JoinResult = 'done' | 'later' | 'tomorrow' | 'try-again';

type Admission = 'now' | 'later' | 'tomorrow';

/** `source` is a digest of the connection that the post came by. */
export async function joinByForm(
  person: Person,
  { baseUrl, source }: { readonly baseUrl: string; readonly source: string },
  parts: JoinParts,
): Promise<JoinResult> {
  const { name, email } = person;
  const rules = await parts.rules();
  // Asked by nobody, it is not kept.
  const birthday = rules.birthdayPoints === undefined ? undefined : person.birthday;
  const joined = await parts.members.join({
    phone: person.phone,
    name,
    by: 'form',
    byUser: 'member',
    at: parts.now(),
    gift: giftForJoining(rules),
    ...(birthday === undefined ? {} : { birthday }),
  });
  const { kind } = joined;
  if (email === undefined) {
    parts.log.info('signed up', { kind, mail: 'none' });
    return 'done';
  }
  const admission = await admit({ email, source }, parts);
  const mail =
    joined.kind === 'erased'
      ? 'none'
      : await nameAddress({ phone: joined.member.phone, name, email, baseUrl, admission }, parts);
  parts.log.info('signed up', { kind, mail, admission });
  if (mail === 'later') return 'try-again';
  return admission === 'now' ? 'done' : admission;
}

/** Asked of every post with an address alike, before anything is known of the phone. */
async function admit(
  { email, source }: { readonly email: string; readonly source: string },
  { limit, log, now, shop }: JoinParts,
): Promise<Admission> {
  const at = now();
  const day = localDate(at, shop.timeZone);
  const isWelcome = await limit.takeBySource(source, at);
  const [isFormFull, state] = await Promise.all([
    limit.isFormFull(day),
    limit.stateOf(email, { day, by: 'form' }),
  ]);
  if (isWelcome && !isFormFull && state !== 'full') return 'now';
  log.warn('a confirmation mail has to wait', { source: isWelcome, form: isFormFull, address: state });
  return (await limit.takeLater({ source, email }, { day, at })) ? 'later' : 'tomorrow';
}

type Naming = {
  readonly phone: string;
  readonly name: string;
  readonly email: string;
  readonly baseUrl: string;
  readonly admission: Admission;
};

async function nameAddress(
  { phone, name, email, baseUrl, admission }: Naming,
  parts: JoinParts,
): Promise<string> {
  if (admission === 'tomorrow') return 'not-today';
  const pending = await parts.consent.setPendingByForm({ phone, email, at: parts.now() });
  switch (pending.kind) {
    case 'set':
    case 'already': {
      const { pendingId, again } = pending;
      const result =
        admission === 'later'
          ? 'limit'
          : await sendConfirmation(
              {
                phone,
                email,
                pendingId,
                name,
                baseUrl,
                by: 'form',
                ...(again === undefined ? {} : { again }),
              },
              parts,
            );
      // Also where others took the last mails of the day in this very moment: it goes tomorrow all the same.
      if (result === 'limit') await sendLater(phone, parts);
      return result;
    }
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

/** The mails of the day are used up: the dispatch sends it tomorrow morning. */
async function sendLater(phone: string, parts: JoinParts): Promise<void> {
  const notBefore = laterMoment(phone, parts.now(), parts.shop.timeZone).toISOString();
  await parts.announce({ type: CONFIRM_EMAIL, detail: { phone, by: 'form', notBefore } });
}
