// What the owner's two documents come to. The readers are rules.ts and voice.ts; decisions import only this.
import type { RulesOf } from '../../../shared/rules/declaration.ts';
import type { declarations } from './declarations.ts';

export type { CartSize } from './sizes.ts';

/** A field for each declaration: what it says and what holds without it stands there. */
export type CartRules = RulesOf<typeof declarations> & {
  /** What sizes and the least total are said in: the shop's. */
  readonly currency: string;
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
