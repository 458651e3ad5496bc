// What settings mean, in plain words: the owner's way to check that the system understood.
import type { Explained } from '../../../shared/rules/explaining.ts';
import { upsellLanguage } from './language.ts';
import type { UpsellSettings } from './settings.ts';

/** One line per setting, those at their built-in value included. */
export const explainSettings = (
  settings: UpsellSettings,
  money: { readonly currency: string; readonly locale: string },
): readonly Explained[] => upsellLanguage.explain(settings, { name: '', ...money });
