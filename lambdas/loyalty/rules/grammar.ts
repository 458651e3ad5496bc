// The sentences an owner may write in the loyalty tracker's rules document. Every form's first wording is its example; the
// others are what people write instead. Forms with free text in them stand last, so that they take nobody's sentence.

import { quietHoursForms } from '../../../shared/rules/forms/quiet-hours.ts';
import type { Form, Grammar } from '../../../shared/rules/grammar.ts';
import type { QuietHours } from '../../../shared/time/quiet-hours.ts';
import { agreementProblems } from './grammar/agreement.ts';
import { bonusForms } from './grammar/bonuses.ts';
import { earningForms } from './grammar/earning.ts';
import { holdForms } from './grammar/holds.ts';
import { regularForms } from './grammar/regulars.ts';
import { rewardForms } from './grammar/rewards.ts';
import type { Bonus, LoyaltyRules, Reward } from './shape.ts';

export type LoyaltyRule =
  | { readonly rule: 'earn'; readonly points: number; readonly perMinor: number }
  | { readonly rule: 'rewards'; readonly rewards: readonly Reward[] }
  | { readonly rule: 'bonus'; readonly bonus: Bonus }
  | { readonly rule: 'lapsing'; readonly days: number }
  | { readonly rule: 'regular'; readonly visits: number }
  | { readonly rule: 'lapsing-action'; readonly action: LoyaltyRules['lapsingAction'] }
  | { readonly rule: 'max-nudges'; readonly nudges: number }
  | { readonly rule: 'win-back'; readonly points: number }
  | { readonly rule: 'quiet-hours'; readonly quietHours: QuietHours }
  /** Undefined: never held. */
  | { readonly rule: 'hold-basket'; readonly times: number | undefined }
  | { readonly rule: 'hold-first-sale'; readonly minor: number | undefined }
  | { readonly rule: 'point-value'; readonly minor: number };

export type LoyaltyForm = Form<LoyaltyRule>;

const quietHours = quietHoursForms<LoyaltyRule>((hours) => ({ rule: 'quiet-hours', quietHours: hours }));

/** The grammar of a shop that sells in `currency`. */
export function loyaltyGrammar(currency: string): Grammar<LoyaltyRule> {
  return {
    forms: [
      ...earningForms(currency),
      ...regularForms,
      ...holdForms(currency),
      ...quietHours,
      ...rewardForms(currency),
      ...bonusForms,
    ],
    check: agreementProblems,
  };
}
