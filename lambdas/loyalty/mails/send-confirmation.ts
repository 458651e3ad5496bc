// The one mail that asks for leave to send others. It answers what a person did this minute, at the form or with staff,
// so it does not wait for the morning.
import type { SendResult } from '../../../shared/messages/claim-and-send.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { localDate } from '../../../shared/time/time.ts';
import type { LoyaltyVoice } from '../rules/shape.ts';
import { type By, type ConfirmLimit, digestsOf } from '../state/confirm-limit.ts';
import { confirmMail } from './consent-mails.ts';
import { confirmLink, neverLink } from './links.ts';
import { type SendToMemberParts, sendToMember } from './send-to-member.ts';

export type ConfirmationParts = SendToMemberParts & {
  readonly shop: Shop;
  readonly limit: Pick<ConfirmLimit, 'take' | 'takeByForm'>;
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
  /** Who named the address: the form and the desk have mails of their own. */
  readonly by: By;
  /** It waited since yesterday, and is counted already among the form's mails. */
  readonly isCounted?: boolean;
};

const DAY_IS_FULL = 'confirm-mails-of-the-day';
const IS_BLOCKED = 'address-wants-none';

/**
 * `limit`: this address, or the form, had its mails for today. `blocked`: mail to it came back, or its reader wants none.
 */
export async function sendConfirmation(
  { phone, email, pendingId, name, baseUrl, again, by, isCounted = false }: Confirmation,
  parts: ConfirmationParts,
): Promise<SendResult['outcome'] | 'limit' | 'blocked'> {
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
    neverUrl: neverLink(baseUrl, { phone, pendingId, digests: digestsOf(email) }, key),
  });
  const told = await sendToMember(
    phone,
    {
      claim: ['confirm', pendingId, ...(again === undefined ? [] : [again])].join('#'),
      email: mail,
      // Counted between the claim and the mail, so that a repeat is not counted and a refusal is not claimed.
      admit: async () => {
        const state = await parts.limit.take(email, { day, at: now, by });
        if (state === 'blocked') return IS_BLOCKED;
        return state === 'open' && (await formAllows()) ? undefined : DAY_IS_FULL;
      },
    },
    parts,
  );
  if (told.outcome === 'later' && told.reason === DAY_IS_FULL) return 'limit';
  return told.outcome === 'later' && told.reason === IS_BLOCKED ? 'blocked' : told.outcome;

  /** A robot with a list of addresses is stopped by the day's number of mails, whomever they are for. */
  async function formAllows(): Promise<boolean> {
    if (by === 'desk' || isCounted || (await parts.limit.takeByForm({ day, at: now }))) return true;
    parts.log.warn('the form asked for too many confirmation mails today', {});
    return false;
  }
}
