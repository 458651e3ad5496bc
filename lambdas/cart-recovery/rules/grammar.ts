// The sentences an owner may write in cart recovery's rules document. Every form's first wording is its example; the
// others are what people write instead.

import { quietHoursForms } from '../../../shared/rules/forms/quiet-hours.ts';
import type { Form, Grammar } from '../../../shared/rules/grammar.ts';
import type { QuietHours } from '../../../shared/time/quiet-hours.ts';
import { limitForms } from './grammar/limits.ts';
import { sizeForms } from './grammar/sizes.ts';
import { type SizeRule, sizeProblems } from './sizes.ts';

export type { SizeRule } from './sizes.ts';

export type CartRule =
  | SizeRule
  | { readonly rule: 'quiet-hours'; readonly quietHours: QuietHours }
  | { readonly rule: 'do-not-disturb'; readonly days: number }
  | { readonly rule: 'give-up'; readonly days: number }
  | { readonly rule: 'recovered'; readonly days: number }
  | { readonly rule: 'minimum'; readonly minor: number };

export type CartForm = Form<CartRule>;

const quietHours = quietHoursForms<CartRule>((hours) => ({ rule: 'quiet-hours', quietHours: hours }));

/** The grammar of a shop that sells in `currency`. */
export function cartGrammar(currency: string): Grammar<CartRule> {
  return {
    forms: [...sizeForms(currency), ...quietHours, ...limitForms(currency)],
    check: (rules) => sizeProblems(rules, currency),
  };
}
