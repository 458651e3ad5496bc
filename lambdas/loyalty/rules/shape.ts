// What the owner's two documents come to. The readers are rules.ts and voice.ts; decisions import only this.
import type { RulesOf } from '../../../shared/rules/declaration.ts';
import type { declarations } from './declarations.ts';

export type { Bonus, ItemMatch, Reward, StampCard } from './lists.ts';

/** A field for each declaration: what it says and what holds without it stands there. */
export type LoyaltyRules = RulesOf<typeof declarations>;

/** One mail: placeholders in curly brackets are filled in by code. */
export type MailTemplate = { readonly subject: string; readonly text: string };

/** Placeholders: {name} {balance} {reward} {points} {next} {missing} {shop}; see voice.ts for which mail has which. */
export type LoyaltyVoice = {
  readonly rewardEarned: MailTemplate;
  readonly nightly: MailTemplate;
  readonly nudge: MailTemplate;
  readonly bonus: MailTemplate;
  readonly birthday: MailTemplate;
  readonly confirm: MailTemplate;
};
