// What the language knows of the matter of a sentence that was not understood, where no example says nearly the same: the
// sentences of those rules that have its words.
import type { Form } from './grammar.ts';
import type { Words } from './slots/slot.ts';
import { spend } from './steps.ts';
import { isForbidding, isNearly, tellingWords } from './subject.ts';
import { singular, tokenise } from './tokens.ts';

const MOST = 3;
/** A word that only other wordings of the rule have tells less of what it is about. */
const ONLY_VOCABULARY = 0.2;
/** What is far from the nearest is left out. */
const LEAST_SHARE = 0.5;

/** At most three, those of the rules that share the rarest words with it first, and of two rules alike the one that forbids as it does. */
export function examplesNear<R>({ tokens, steps }: Words, forms: readonly Form<R>[]): readonly string[] {
  const written = tokens.flatMap(({ word, quoted }) => (quoted ? [] : [word]));
  const telling = tellingWords(written);
  const known = forms.map((form) => ({
    form,
    own: tokenise(form.example).map(({ stem }) => stem),
    words: form.vocabulary().map(singular),
  }));
  if (!spend(steps, telling.length * known.reduce((sum, { words }) => sum + words.length, 0))) return [];
  const has = telling.map((word) =>
    known.map(({ own, words }): number =>
      own.some((one) => isNearly(word, one))
        ? 1
        : words.some((one) => isNearly(word, one))
          ? ONLY_VOCABULARY
          : 0,
    ),
  );
  const forbids = isForbidding(written);
  const scored = known.flatMap(({ form: { example } }, at) => {
    const score = has.reduce(
      (sum, forms) =>
        sum +
        (forms[at] ?? 0) /
          Math.max(
            1,
            forms.reduce((all, one) => all + one, 0),
          ),
      0,
    );
    const alike = isForbidding(tokenise(example).map(({ word }) => word)) === forbids;
    return score === 0 ? [] : [{ example, score: alike ? score * 1.5 : score }];
  });
  const sorted = scored.sort((left, right) => right.score - left.score);
  const least = (sorted[0]?.score ?? 0) * LEAST_SHARE;
  const near = sorted.filter(({ score }) => score >= least).map(({ example }) => example);
  return [...new Set(near)].slice(0, MOST);
}
