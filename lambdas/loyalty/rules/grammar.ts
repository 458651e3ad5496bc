// The sentences an owner may write in the loyalty tracker's rules document; each is declared with its rule.
import { loyaltyLanguage } from './language.ts';

/** The grammar of a shop that sells in `currency`. */
export const loyaltyGrammar = loyaltyLanguage.grammar;
