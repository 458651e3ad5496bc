// The sentences an owner may write in cart recovery's rules document. Every form's first wording is its example; the
// others are what people write instead.

import { quietHoursForms } from '../../../shared/rules/forms/quiet-hours.ts';
import type { Grammar } from '../../../shared/rules/grammar.ts';
import { consentForms } from './grammar/consent.ts';
import { limitForms } from './grammar/limits.ts';
import { sizeForms } from './grammar/sizes.ts';
import type { CartRule } from './rule.ts';
import { sizeProblems } from './sizes.ts';

const quietHours = quietHoursForms<CartRule>((hours) => ({ rule: 'quiet-hours', quietHours: hours }));

/** The grammar of a shop that sells in `currency`. */
export function cartGrammar(currency: string): Grammar<CartRule> {
  return {
    forms: [...sizeForms(currency), ...quietHours, ...limitForms(currency), ...consentForms],
    check: (rules) => sizeProblems(rules, currency),
  };
}
