// What the owner's two documents come to. The readers are rules.ts and voice.ts; decisions import only this.
import type { QuietHours } from '../../../shared/time/quiet-hours.ts';

export type CartSize = {
  /** As the owner calls it: small, medium, big. */
  readonly name: string;
  /** The size holds totals below this; absent on the biggest. */
  readonly belowMinor?: number;
  readonly firstWaitMinutes: number;
  readonly secondWaitMinutes: number;
};

export type CartRules = {
  /** What sizes and the least total are said in: the shop's. */
  readonly currency: string;
  /** Smallest first; the last has no upper end. */
  readonly sizes: readonly CartSize[];
  readonly quietHours: QuietHours;
  /** Days in which an address gets no reminder for another cart. */
  readonly doNotDisturbDays: number;
  /** From the second reminder to giving up. */
  readonly giveUpAfterDays: number;
  /** A purchase counts as recovered so long after a reminder. */
  readonly recoveredWithinDays: number;
  /** Carts below it are not reminded. */
  readonly minimumTotalMinor: number;
  /** Only who accepted marketing is reminded; absent: as the law of the shop's country has it. */
  readonly onlyWhoAccepted?: boolean;
};

export type ReminderTemplate = {
  readonly subject: string;
  /** One sentence; the model may rewrite this line only. */
  readonly opening: string;
  /** The opening for a cart that was saved on purpose. */
  readonly savedOpening: string;
  readonly closing: string;
  /** What is said of a cart to which no link leads back; none of it may say that the cart is kept. */
  readonly notKeptSubject: string;
  readonly notKeptOpening: string;
  readonly notKeptClosing: string;
};

export type CartVoice = { readonly first: ReminderTemplate; readonly second: ReminderTemplate };
