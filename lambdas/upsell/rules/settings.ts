// The owner's settings for the upsell recommender, read from sentences, with the defaults where they are silent.

import type { RulesOf } from '../../../shared/rules/declaration.ts';
import type { ReadResult } from '../../../shared/rules/reading.ts';
import type { Written } from '../../../shared/rules/written.ts';
import type { declarations } from './declarations.ts';
import { upsellLanguage } from './language.ts';

/** A field for each declaration: what it says and what holds without it stands there. */
export type UpsellSettings = RulesOf<typeof declarations>;

/** The same in every currency. */
export const defaultUpsellSettings: UpsellSettings = upsellLanguage.defaults('');

/** Reads a settings document. `currency` is the shop's; an amount in another one is a problem. Never throws. */
export function readUpsellSettings(document: Written, currency: string): ReadResult<UpsellSettings> {
  return mergeSettings('', document, currency);
}

/**
 * The document's rules over those of the parameter, which is written in the same language: where both name the same
 * knob the document wins, and the lists are joined.
 */
export const mergeSettings = upsellLanguage.merge;
