// The sentences an owner may write in the upsell recommender's settings document; each is declared with its setting.
import { upsellLanguage } from './language.ts';

/** The grammar of a shop that sells in `currency`. */
export const upsellGrammar = upsellLanguage.grammar;
