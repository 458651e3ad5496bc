// What rules mean, in plain words: the owner's way to check that the system understood.
import type { Explained } from '../../../shared/rules/explaining.ts';
import { loyaltyLanguage } from './language.ts';
import type { LoyaltyRules } from './shape.ts';

/** One line per rule, those at their built-in value included. */
export const explainRules = (
  rules: LoyaltyRules,
  money: { readonly currency: string; readonly locale: string },
): readonly Explained[] => loyaltyLanguage.explain(rules, { name: '', ...money });
