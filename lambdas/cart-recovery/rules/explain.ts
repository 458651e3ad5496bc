// What rules mean, in plain words: the owner's way to check that the system understood.
import type { Explained } from '../../../shared/rules/explaining.ts';
import { cartLanguage } from './language.ts';
import type { CartRules } from './shape.ts';

type Money = { readonly currency: string; readonly locale: string; readonly country?: string };

/** One line per size and per other rule, those at their built-in value included. */
export const explainRules = (rules: CartRules, money: Money): readonly Explained[] =>
  cartLanguage.explain(rules, { name: '', ...money });
