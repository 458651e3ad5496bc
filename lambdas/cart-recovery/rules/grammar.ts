// The sentences an owner may write in cart recovery's rules document; each is declared with its rule.
import { cartLanguage } from './language.ts';

/** The grammar of a shop that sells in `currency`. */
export const cartGrammar = cartLanguage.grammar;
