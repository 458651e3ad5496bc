// The owner's rules for cart recovery, read from sentences, with the defaults where they are silent.

import type { ReadResult } from '../../../shared/rules/reading.ts';
import type { Written } from '../../../shared/rules/written.ts';
import { cartLanguage } from './language.ts';
import type { CartRules } from './shape.ts';

/** What holds where a document says nothing; sizes in units of the shop's currency. */
export const defaultCartRules = (currency: string): CartRules => ({
  currency,
  ...cartLanguage.defaults(currency),
});

/** Reads a rules document. `currency` is the shop's; an amount in another one is a problem. Never throws. */
export function readCartRules(document: Written, currency: string): ReadResult<CartRules> {
  return mergeCartRules('', document, currency);
}

/**
 * The document's rules over those of the parameter, which is written in the same language: where both name the same
 * knob the document wins. The sizes are one knob, because they must fit each other.
 */
export function mergeCartRules(
  parameterText: string,
  document: Written,
  currency: string,
): ReadResult<CartRules> {
  const read = cartLanguage.merge(parameterText, document, currency);
  return read.ok ? { ok: true, rules: { currency, ...read.rules } } : read;
}
