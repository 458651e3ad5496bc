// The language of cart recovery's rules document.
import { makeLanguage } from '../../../shared/rules/language.ts';
import { declarations } from './declarations.ts';
import { sizeProblems } from './sizes.ts';

export const cartLanguage = makeLanguage({ declarations, check: sizeProblems });
