// The owner's rules for cart recovery, read from sentences, with the defaults where they are silent.

import type { Rule } from '../../../shared/rules/grammar.ts';
import { readBoth } from '../../../shared/rules/owner-documents.ts';
import type { ReadResult } from '../../../shared/rules/reading.ts';
import { decimalsOf } from '../../../shared/shop/currencies.ts';
import { cartGrammar } from './grammar.ts';
import type { CartRule } from './rule.ts';
import type { CartRules } from './shape.ts';
import { sizesOf } from './sizes.ts';

/** What holds where a document says nothing; sizes in units of the shop's currency. */
export function defaultCartRules(currency: string): CartRules {
  const minor = (units: number) => units * 10 ** decimalsOf(currency);
  return {
    currency,
    sizes: [
      { name: 'small', belowMinor: minor(40), firstWaitMinutes: 4 * 60, secondWaitMinutes: 24 * 60 },
      { name: 'medium', belowMinor: minor(150), firstWaitMinutes: 2 * 60, secondWaitMinutes: 22 * 60 },
      { name: 'big', firstWaitMinutes: 60, secondWaitMinutes: 20 * 60 },
    ],
    quietHours: { from: '21:00', until: '08:00' },
    doNotDisturbDays: 3,
    giveUpAfterDays: 3,
    recoveredWithinDays: 7,
    minimumTotalMinor: 0,
  };
}

/** Reads a rules document. `currency` is the shop's; an amount in another one is a problem. Never throws. */
export function readCartRules(text: string, currency: string): ReadResult<CartRules> {
  return mergeCartRules('', text, currency);
}

/**
 * The document's rules over those of the parameter, which is written in the same language: where both name the same
 * knob the document wins. The sizes are one knob, because they must fit each other.
 */
export function mergeCartRules(
  parameterText: string,
  documentText: string,
  currency: string,
): ReadResult<CartRules> {
  const read = readBoth(parameterText, documentText, cartGrammar(currency));
  if (!read.ok) return read;
  const stated = read.rules;
  const sizes = stated.map((rules) => sizesOf(rules, currency)).findLast((found) => found !== undefined);
  const rules = stated.flat().reduce(applyRule, defaultCartRules(currency));
  return { ok: true, rules: sizes === undefined ? rules : { ...rules, sizes } };
}

function applyRule(rules: CartRules, { value: rule }: Rule<CartRule>): CartRules {
  switch (rule.rule) {
    case 'size':
      return rules;
    case 'quiet-hours':
      return { ...rules, quietHours: rule.quietHours };
    case 'do-not-disturb':
      return { ...rules, doNotDisturbDays: rule.days };
    case 'give-up':
      return { ...rules, giveUpAfterDays: rule.days };
    case 'recovered':
      return { ...rules, recoveredWithinDays: rule.days };
    case 'minimum':
      return { ...rules, minimumTotalMinor: rule.minor };
    case 'consent':
      return { ...rules, onlyWhoAccepted: rule.onlyWhoAccepted };
  }
}
