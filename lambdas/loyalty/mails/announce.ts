// Our events on the default bus. They carry phones and keys only; whoever hears them reads the rest again.
import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import {
  type ADDRESS_NOTE,
  type AddressNote,
  type BIRTHDAY,
  type Birthday,
  type CONDITION_FAILED,
  type CONFIRM_EMAIL,
  type ConditionFailed,
  type ConfirmEmail,
  EVENT_SOURCE,
  type HELD_FOR_REVIEW,
  type HeldForReview,
  type MAIL_FAILED,
  type MailFailed,
  type NIGHTLY_EMAIL,
  type NightlyEmail,
  REWARD_EARNED,
  type RewardEarned,
  type SALE_TOLD,
  type SaleTold,
  type WIN_BACK,
  type WinBack,
} from '../names.ts';
import type { LedgerRow } from '../rows.ts';

export type Announcement =
  | { readonly type: typeof REWARD_EARNED; readonly detail: RewardEarned }
  | { readonly type: typeof HELD_FOR_REVIEW; readonly detail: HeldForReview }
  | { readonly type: typeof NIGHTLY_EMAIL; readonly detail: NightlyEmail }
  | { readonly type: typeof WIN_BACK; readonly detail: WinBack }
  | { readonly type: typeof BIRTHDAY; readonly detail: Birthday }
  | { readonly type: typeof CONFIRM_EMAIL; readonly detail: ConfirmEmail }
  | { readonly type: typeof CONDITION_FAILED; readonly detail: ConditionFailed }
  | { readonly type: typeof MAIL_FAILED; readonly detail: MailFailed }
  | { readonly type: typeof SALE_TOLD; readonly detail: SaleTold }
  | { readonly type: typeof ADDRESS_NOTE; readonly detail: AddressNote };

export type Announce = (announcement: Announcement) => Promise<void>;

/** Throws when the bus did not take the event. Announcing twice is harmless: each mail is claimed once. */
export function makeAnnounce(client: EventBridgeClient): Announce {
  return async ({ type, detail }) => {
    const { FailedEntryCount = 0, Entries } = await client.send(
      new PutEventsCommand({
        Entries: [{ Source: EVENT_SOURCE, DetailType: type, Detail: JSON.stringify(detail) }],
      }),
    );
    if (FailedEntryCount > 0) throw new Error(`The bus did not take ${type}: ${Entries?.[0]?.ErrorCode}`);
  };
}

/** What a ledger row brought within reach, as the mail's event; nothing when it crossed no reward. */
export function rewardEarned({
  phone,
  ts,
  crossed,
  points_change,
  reason,
}: LedgerRow): Announcement | undefined {
  if (crossed === undefined || crossed.length === 0) return undefined;
  const detail = { phone, ts, rewards: crossed, points: points_change };
  return {
    type: REWARD_EARNED,
    detail: reason === 'goodwill' ? { ...detail, handedOver: true } : detail,
  };
}
