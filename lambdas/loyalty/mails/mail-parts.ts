import type { Log } from '../../../shared/handlers/log.ts';
import type { SendResult } from '../../../shared/messages/claim-and-send.ts';
import type { FateCounts } from '../../../shared/messages/failure-rate.ts';
import type { Email } from '../../../shared/messages/outcome.ts';
import type { PacerParts } from '../../../shared/messages/pacer.ts';
import { languageOf } from '../../../shared/pages/words-language.ts';
import type { Contacts } from '../../../shared/people/contacts.ts';
import type { MemberRow } from '../rows.ts';
import type { LoyaltyRules, LoyaltyVoice, MailTemplate } from '../rules/shape.ts';
import type { ReviewRow } from '../sale-rows.ts';
import type { Members } from '../state/members.ts';
import type { Sends } from '../state/sends.ts';
import type { MemberMail } from './balance-mail.ts';
import { unsubscribeLink } from './links.ts';
import type { MailShop } from './mail-frame.ts';
import type { ConfirmationParts } from './send-confirmation.ts';
import { sendToMember } from './send-to-member.ts';

export type MailParts = Omit<ConfirmationParts, 'voice'> & {
  readonly rules: () => Promise<Pick<LoyaltyRules, 'rewards' | 'quietHours' | 'fromAll' | 'sameDay'>>;
  readonly voice: () => Promise<LoyaltyVoice>;
  readonly members: Pick<Members, 'get'>;
  /** Where the products share what they know of people. */
  readonly contacts?: Contacts;
  readonly sends: Pick<Sends, 'trying' | 'became' | 'taken' | 'leftAlone'>;
  readonly signupUrl: string;
  readonly deskUrl: string;
  /** What waits for a person, as it is now. */
  readonly heldCase: (phone: string, saleId: string) => Promise<ReviewRow | undefined>;
  readonly pace: PacerParts;
  readonly log: Log;
};

export type MailReport = {
  /** For the log: `sent`, `already`, `later`, `dropped: not-opted-in`, … */
  readonly result: string;
  readonly fates: Partial<FateCounts>;
  /** What is left of the event where SES put it off: the same, or those of a batch that it is still owed to. */
  readonly putOff?: unknown;
  /** When it may be welcome to whoever had enough messages for now. */
  readonly waitsUntil?: Date;
  /** True where another function counted a failure. */
  readonly failedElsewhere?: true;
};

export type MailResult = SendResult['outcome'] | 'limit' | 'blocked' | `dropped: ${string}`;

export type FinishedMail = { readonly claim: string; readonly email: Email };

export const sendTo = async (phone: string, mail: FinishedMail, parts: MailParts): Promise<MailResult> =>
  (await sendToMember(phone, mail, parts)).outcome;

export const fatesIn = ({ sent = 0, refused = 0, unknown = 0 }: Partial<Record<string, number>>) => ({
  sent,
  refused,
  unknown,
});

export async function memberMail(
  { phone, name, balance }: MemberRow,
  to: string,
  template: MailTemplate,
  parts: MailParts,
): Promise<MemberMail> {
  const [{ rewards }, [key]] = await Promise.all([parts.rules(), parts.linkKeys()]);
  if (key === undefined) throw new Error('There is no link key');
  return {
    shop: inLanguageOf(template, parts.shop),
    template,
    to,
    name,
    balance,
    rewards,
    unsubscribeUrl: unsubscribeLink(parts.signupUrl, { phone, email: to }, key),
  };
}

export const dropped = (decision: { readonly kind: string; readonly reason?: string }): MailResult =>
  `dropped: ${decision.reason ?? 'unknown-member'}`;

/** The shop as this mail writes amounts: in the language of the owner's words. */
export const inLanguageOf = <S extends MailShop>({ subject, text }: MailTemplate, shop: S): S => ({
  ...shop,
  locale: languageOf(`${subject} ${text}`, shop.locale),
});
