// The language of cart recovery's rules document.
import { withQuietDays } from '../../../shared/rules/declared/quiet-days.ts';
import { makeLanguage } from '../../../shared/rules/language.ts';
import { declarations } from './declarations.ts';
import { cartTopics } from './grammar/topics.ts';
import { sizeProblems } from './sizes.ts';
import { titles } from './titles.ts';

export const cartLanguage = makeLanguage({
  declarations,
  called: titles['rules.txt'],
  topics: cartTopics,
  check: sizeProblems,
  settle: withQuietDays,
});
