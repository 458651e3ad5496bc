// The owner's rules for the loyalty tracker, read from sentences, with the defaults where they are silent.

import type { ReadResult } from '../../../shared/rules/reading.ts';
import type { Written } from '../../../shared/rules/written.ts';
import { loyaltyLanguage } from './language.ts';
import type { LoyaltyRules } from './shape.ts';

/** What holds where a document says nothing; amounts in units of the shop's currency. Only rewards must be said. */
export const defaultLoyaltyRules: (currency: string) => LoyaltyRules = loyaltyLanguage.defaults;

/** Reads a rules document. `currency` is the shop's; an amount in another one is a problem. Never throws. */
export function readLoyaltyRules(document: Written, currency: string): ReadResult<LoyaltyRules> {
  return mergeLoyaltyRules('', document, currency);
}

/**
 * The document's rules over those of the parameter, which is written in the same language: where both name the same
 * knob the document wins. All rewards together are one knob, and so are all bonuses.
 */
export const mergeLoyaltyRules = loyaltyLanguage.merge;
