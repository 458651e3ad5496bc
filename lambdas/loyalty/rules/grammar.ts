// The sentences an owner may write in the loyalty tracker's rules document. Every form's first wording is its example; the
// others are what people write instead. Forms with free text in them stand last, so that they take nobody's sentence.

import { quietHoursForms } from '../../../shared/rules/forms/quiet-hours.ts';
import type { Grammar } from '../../../shared/rules/grammar.ts';
import { agreementProblems } from './grammar/agreement.ts';
import { bonusForms } from './grammar/bonuses.ts';
import { earningForms } from './grammar/earning.ts';
import { holdForms } from './grammar/holds.ts';
import { regularForms } from './grammar/regulars.ts';
import { rewardForms } from './grammar/rewards.ts';
import type { LoyaltyRule } from './rule.ts';

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
