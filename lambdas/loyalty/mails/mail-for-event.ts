import { sendOnce } from '../../../shared/messages/send-once.ts';
import { localDate } from '../../../shared/time/time.ts';
import type { DispatchEvent } from '../decisions/deferral.ts';
import {
  ADDRESS_NOTE,
  type AddressNote,
  BIRTHDAY,
  type Birthday,
  CONDITION_FAILED,
  CONFIRM_EMAIL,
  type ConfirmEmail,
  HELD_FOR_REVIEW,
  type HeldForReview,
  MAIL_FAILED,
  NIGHTLY_EMAIL,
  type NightlyEmail,
  REWARD_EARNED,
  type RewardEarned,
  WIN_BACK,
  type WinBack,
} from '../names.ts';
import { birthday } from './birthday-mail.ts';
import { heldClaim } from './claims.ts';
import { heldLetter } from './held-letter.ts';
import { fatesIn, type MailParts, type MailReport, type MailResult } from './mail-parts.ts';
import { addressNote, confirm, reward, winBack } from './mails-of-one.ts';
import { nightly } from './nightly-batch.ts';
import type { Welcome } from './send-welcome.ts';

/** What became of an event's mails. */
export function makeMailForEvent(parts: MailParts) {
  return async (event: DispatchEvent): Promise<MailReport> => {
    const told = (result: MailResult) => report(result, event.detail, parts);
    const { detail } = event;
    switch (event['detail-type']) {
      case REWARD_EARNED:
        return told(await reward(detail as RewardEarned, parts));
      case NIGHTLY_EMAIL:
        return nightly(detail as NightlyEmail, parts);
      case WIN_BACK:
        return welcomeReport(await winBack(detail as WinBack, parts), told);
      case BIRTHDAY:
        return welcomeReport(await birthday(detail as Birthday, parts), told);
      case CONFIRM_EMAIL:
        return told(await confirm(detail as ConfirmEmail, parts));
      case ADDRESS_NOTE:
        return told(await addressNote(detail as AddressNote, parts));
      case HELD_FOR_REVIEW: {
        const day = localDate(parts.now(), parts.shop.timeZone);
        const { phone, sale_id: saleId } = detail as HeldForReview;
        const row = await parts.heldCase(phone, saleId);
        const member =
          row === undefined || row.kind === 'unread' ? undefined : await parts.members.get(phone);
        const { shop, deskUrl } = parts;
        const letter = { claim: heldClaim(day), email: heldLetter({ shop, deskUrl, row, member }) };
        return told((await sendOnce(letter, parts)).outcome);
      }
      case CONDITION_FAILED:
        return { result: 'counted', fates: {} };
      case MAIL_FAILED:
        return { result: 'counted', fates: {}, failedElsewhere: true };
      default:
        parts.log.warn('an event that is not ours', { type: event['detail-type'] });
        return { result: 'ignored', fates: {} };
    }
  };
}

/** Whoever had enough messages may hear of it some days later. */
function welcomeReport({ result, until }: Welcome, told: (result: MailResult) => MailReport): MailReport {
  return { ...told(result), ...(until === undefined ? {} : { waitsUntil: until }) };
}

function report(result: MailResult, detail: unknown, parts: MailParts): MailReport {
  if (result.startsWith('dropped')) parts.log.info('mail dropped', { reason: result });
  return { result, fates: fatesIn({ [result]: 1 }), ...(result === 'later' ? { putOff: detail } : {}) };
}
