// The one mail that asks for leave to send others. It answers what a person did this minute, at the form or with staff,
// so it does not wait for the morning.
import type { Told } from '../../shared/messages/claim-and-send.ts';
import { type SendLetterParts, sendLetter } from '../../shared/messages/send-letter.ts';
import type { Shop } from '../../shared/shop.ts';
import { localDate } from '../../shared/time.ts';
import { confirmLink } from './links.ts';
import { confirmMail } from './mails/consent-mails.ts';
import type { LoyaltyVoice } from './rules/shape.ts';
import type { ConfirmLimit } from './state/confirm-limit.ts';

export type ConfirmationParts = SendLetterParts & {
  readonly shop: Shop;
  readonly limit: ConfirmLimit;
  readonly linkKeys: () => Promise<readonly string[]>;
  readonly voice: () => Promise<Pick<LoyaltyVoice, 'confirm'>>;
};

export type Confirmation = {
  readonly phone: string;
  readonly email: string;
  readonly pendingId: string;
  /** What was typed at the form. The name on file is told to nobody who has not confirmed that they are that person. */
  readonly name?: string;
  /** Where the sign-up function is. */
  readonly baseUrl: string;
  /** Set where the reader asked for a new mail: tells it from the one before. */
  readonly again?: string;
};

const DAY_IS_FULL = 'confirm-mails-of-the-day';

/** `limit`: this address had its three mails today, or wants none. */
export async function sendConfirmation(
  { phone, email, pendingId, name, baseUrl, again }: Confirmation,
  parts: ConfirmationParts,
): Promise<Told['outcome'] | 'limit'> {
  const now = parts.now();
  const [[key], voice] = await Promise.all([parts.linkKeys(), parts.voice()]);
  if (key === undefined) throw new Error('There is no link key');
  const day = localDate(now, parts.shop.timeZone);
  const mail = confirmMail({
    shop: parts.shop,
    template: voice.confirm,
    to: email,
    name,
    url: confirmLink(baseUrl, { phone, email, pendingId }, { key, now }),
  });
  const told = await sendLetter(
    {
      claim: ['confirm', pendingId, ...(again === undefined ? [] : [again])].join('#'),
      email: mail,
      // Counted between the claim and the mail, so that a repeat is not counted and a refusal is not claimed.
      admit: async () => ((await parts.limit.take(email, { day, at: now })) ? undefined : DAY_IS_FULL),
    },
    parts,
  );
  return told.outcome === 'later' && told.reason === DAY_IS_FULL ? 'limit' : told.outcome;
}
