// A hint has the polarity and the subject of the sentence that it answers, or there is none.
import { describe, expect, it } from 'vitest';
import { cartGrammar } from '../../../lambdas/cart-recovery/rules/grammar.ts';
import { loyaltyGrammar } from '../../../lambdas/loyalty/rules/grammar.ts';
import { upsellGrammar } from '../../../lambdas/upsell/rules/grammar.ts';
import { readDocument } from '../../../shared/rules/document.ts';
import type { Grammar } from '../../../shared/rules/grammar.ts';
import { nearestExample } from '../../../shared/rules/nearest.ts';
import { isForbidding, mattersOf } from '../../../shared/rules/subject.ts';
import { tokenise } from '../../../shared/rules/tokens.ts';

const grammars: Readonly<Record<string, Grammar<unknown>>> = {
  upsell: upsellGrammar('GBP') as Grammar<unknown>,
  carts: cartGrammar('GBP') as Grammar<unknown>,
  loyalty: loyaltyGrammar('GBP') as Grammar<unknown>,
};
const words = (text: string) => tokenise(text).map(({ word }) => word);
const examples = Object.entries(grammars).flatMap(([name, { forms }]) =>
  [...new Set(forms.map(({ example }) => example))].map((example) => [name, example] as const),
);
const statedBy = (grammar: Grammar<unknown>, sentence: string): unknown => {
  const read = readDocument(sentence, { forms: grammar.forms });
  return read.ok ? read.rules[0]?.value : undefined;
};

/** The sentence with its sense turned round, in the ways in which people do that. */
function negated(sentence: string): readonly string[] {
  const body = sentence.charAt(0).toLowerCase() + sentence.slice(1);
  const turned = isForbidding(words(sentence))
    ? [sentence.replace(/^(?:No|Never|Do not) /, '').replace(/ (?:never|nothing) /, ' ')]
    : [`Do not ${body}`, `Never ${body}`, sentence.replace(/ (earn|are|is|has|counts|get) /, ' never $1 ')];
  return turned.filter((text) => isForbidding(words(text)) !== isForbidding(words(sentence)));
}

describe.each(examples)('%s: %s', (name, example) => {
  const grammar = grammars[name] as Grammar<unknown>;

  it('turned round never means the same, and no hint says the opposite of it', () => {
    for (const sentence of negated(example)) {
      const value = statedBy(grammar, sentence);
      if (value !== undefined) expect([sentence, value]).not.toEqual([sentence, statedBy(grammar, example)]);
      const hint = nearestExample(sentence, grammar.forms);
      if (hint !== undefined)
        expect([hint, isForbidding(words(hint))]).toEqual([hint, isForbidding(words(sentence))]);
    }
  });

  it('turned round is never answered by what it denies, whatever else its owner is told', () => {
    const value = statedBy(grammar, example);
    for (const sentence of negated(example)) {
      const read = readDocument(sentence, { ...grammar, check: () => [] });
      const hints = read.ok ? [] : read.problems.flatMap(({ nearest }) => nearest ?? []);
      for (const hint of hints)
        expect([sentence, hint, statedBy(grammar, hint)]).not.toEqual([sentence, hint, value]);
    }
  });

  it('about another thing is never answered by what it was about', () => {
    const matters = [...mattersOf(words(example))].flatMap((matter) => [...matter]);
    const nouns = words(example).filter((word) => matters.includes(word));
    for (const noun of nouns) {
      const changed = words(example)
        .map((word) => (word === noun ? 'umbrellas' : word))
        .join(' ');
      const read = readDocument(changed, { forms: grammar.forms });
      // Of an item that has another name it is a rule of its own.
      if (read.ok) continue;
      const hint = nearestExample(changed, grammar.forms);
      const left = mattersOf(words(changed));
      if (hint === undefined) continue;
      const spoken = [...mattersOf(words(hint))];
      expect([changed, hint, [...left].every((matter) => spoken.includes(matter))]).toEqual([
        changed,
        hint,
        true,
      ]);
    }
  });
});

describe('a hint', () => {
  const hintFor = (name: string, sentence: string) => nearestExample(sentence, grammars[name]?.forms ?? []);
  it.each([
    ['carts', 'No reminders on Sundaes.'],
    ['loyalty', 'Points never sleep.'],
    ['loyalty', 'Gift cards do not bring stars.'],
    ['upsell', 'Close the shop at noon.'],
    ['carts', 'Give up 3 days after the second umbrella.'],
    ['upsell', 'Nudge each supplier at most once every 30 days.'],
  ])('of %s is not there for "%s"', (name, sentence) => expect(hintFor(name, sentence)).toBeUndefined());

  it('names the page that lists all sentences where there is none', () => {
    const read = readDocument('Close the shop at noon.', grammars.upsell as Grammar<unknown>);
    expect(read).toMatchObject({ ok: false, problems: [{ page: 'rules/README.md' }] });
  });
});
