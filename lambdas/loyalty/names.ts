// Names that the stack and the functions share. Imports nothing, so that both sides may import it.

/** What stands before the paths of loy-signup where the shop has an address of its own. */
export const JOIN_PATH = '/join';

/** loy-sales: sales by the shop's local day on which they were taken in. */
export const SALES_BY_DAY = 'by-day';
export const SALES_BY_DAY_ATTRIBUTES = ['phone', 'move', 'ts', 'day_points', 'enrols'] as const;
/** loy-ledger: every change that is not a sale's own, by the shop's local day. (A sale's day is in loy-sales.) */
export const LEDGER_BY_DAY = 'by-day';
export const LEDGER_BY_DAY_ATTRIBUTES = ['points_change', 'reason', 'reward'] as const;
/** loy-audit: entries by the shop's local day. */
export const AUDIT_BY_DAY = 'by-day';
export const AUDIT_BY_DAY_ATTRIBUTES = ['action', 'by_user'] as const;
/** loy-members: the members who use an e-mail address; written only when the address changes. */
export const MEMBERS_BY_EMAIL = 'by-email';
/** loy-members: the last digits and the name of each, ten shelves by the last digit; written when a name changes, never with a sale. */
export const MEMBERS_BY_SHELF = 'by-shelf';
/** loy-members: whose birthday it is; written only when somebody tells it. */
export const MEMBERS_BY_BIRTHDAY = 'by-birthday';
/** loy-review: what still waits for a person, oldest first; sparse. */
export const REVIEW_BY_OPEN = 'by-open';

export const EVENT_SOURCE = 'loyalty';
export const REWARD_EARNED = 'loy.reward_earned';
export const HELD_FOR_REVIEW = 'loy.held_for_review';
export const NIGHTLY_EMAIL = 'loy.nightly_email';
export const WIN_BACK = 'loy.win_back';
/** Ours: points came with a birthday. */
export const BIRTHDAY = 'loy.birthday';
/** Ours: the desk wrote an e-mail address down; the member must confirm it. */
export const CONFIRM_EMAIL = 'loy.confirm_email';
/** Ours: somebody gave another address for a member at the form; the reader of the confirmed one is told. */
export const ADDRESS_NOTE = 'loy.address_note';

/** Ours: a member bought something, which the other products are to hear. Only where they share what they know. */
export const SALE_TOLD = 'loy.sale_told';

/** Ours: what a page of the desk said did not hold when it was confirmed. It is counted and goes to nobody. */
export const CONDITION_FAILED = 'loy.condition_failed';

/** Ours: a mail of the sign-up form did not surely go out. It is counted; the dispatch looks whether that is too often. */
export const MAIL_FAILED = 'loy.mail_failed';

/** What goes with each event. Phones only; everything else is read again when the mail is sent. */
export type RewardEarned = {
  readonly phone: string;
  readonly ts: string;
  readonly rewards: readonly string[];
  /** What just came, for the words of the mail. */
  readonly points: number;
  /** A manager gave the missing points, and the reward was handed over with them. */
  readonly handedOver?: true;
};
export type HeldForReview = {
  readonly phone: string;
  readonly sale_id: string;
  readonly flag_reason: string;
};
export type NightlyEmail = {
  readonly day: string;
  readonly phones: readonly string[];
  /** Which minute of the evening (or, after quiet hours, of the morning) is theirs; from 0. */
  readonly batch: number;
};
export type SaleTold = {
  readonly phone: string;
  readonly closedAt: string;
  readonly skus: readonly string[];
};
export type WinBack = {
  readonly phone: string;
  readonly kind: 'nudge' | 'bonus';
  /** Names this one nudge or bonus, so that it is mailed once. */
  readonly ref: string;
  readonly points?: number;
};
/** `ref` is the ledger key of what was given, so that it is mailed once. */
export type Birthday = { readonly phone: string; readonly ref: string; readonly points: number };
/** For whoever reads the event; the counts are in loy-notices. */
export type MailFailed = { readonly fate: 'refused' | 'unknown' | 'late' };
/** The path of the page, without what is sealed into it. */
export type ConditionFailed = { readonly page: string };
export type ConfirmEmail = {
  readonly phone: string;
  /** Who named the address; absent for the desk. */
  readonly by?: 'form' | 'desk';
  /** An instant: today's mails were used up, and it is counted already. */
  readonly notBefore?: string;
  /** Tells another mail of the same address from the first one. */
  readonly again?: string;
};
/** `day` is the shop's: one note a day, however often somebody tries. */
export type AddressNote = { readonly phone: string; readonly day: string };
