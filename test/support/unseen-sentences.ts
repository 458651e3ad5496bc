// Declares the tests of sentences that nobody had in mind when a product's language was made.
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../shared/rules/document.ts';
import type { Meaning } from '../../shared/rules/explained.ts';
import type { Grammar } from '../../shared/rules/grammar.ts';
import type { ReadResult } from '../../shared/rules/reading.ts';
import { toldOf } from './told.ts';

type Table = readonly (readonly [sentence: string, said: string])[];
export type Sentences = {
  readonly understood: Table;
  /** With words of what its owner is told. */
  readonly refused?: Table;
  /** In whatever words. */
  readonly refusedAnyhow?: readonly string[];
};

/** Each is understood with exactly this meaning, or refused with these words in what its owner is told. */
export function unseenSentences(
  read: (sentence: string) => ReadResult<readonly Meaning[]>,
  { understood, refused = [], refusedAnyhow = [] }: Sentences,
): void {
  describe('an unseen sentence', () => {
    it.each(understood)('given "%s", then it means: %s', (sentence, means) => {
      const said = read(sentence);
      const own = said.ok ? said.rules.filter(({ line }) => line === 1) : [];
      expect(own.map((one) => one.means).join(' || ')).toBe(means);
    });

    it.each(refused)('given "%s", then it is refused, and told: %s', (sentence, told) => {
      const said = read(sentence);
      const problems = said.ok ? [] : said.problems;
      expect(problems.map(({ message, nearest = '' }) => `${message} | ${nearest}`).join(' ')).toContain(
        told,
      );
    });

    it.each(refusedAnyhow)('given "%s", then it is refused', (sentence) => {
      expect(read(sentence).ok).toBe(false);
    });
  });
}

/** A sentence, the rule that its owner meant, and the value that this comes to. */
export type Meant = readonly (readonly [sentence: string, field: string, value: unknown])[];

/** Each of a British shop's sentences, written on a Saturday, comes to what its owner meant; a trap is taken for no rule. */
export function ownersSentences<Rule>(
  grammar: (currency: string) => Grammar<Rule>,
  { meant, traps }: { readonly meant: Meant; readonly traps: readonly string[] },
): void {
  const read = (text: string) => readDocument({ text, on: '2026-11-28' }, grammar('GBP'));
  it.each(meant)('given "%s", then %s is what its owner means', (sentence, field, value) => {
    const said = read(sentence);
    const rules = said.ok ? said.rules : said.problems;
    expect(rules).toMatchObject([{ value: { field, value } }]);
  });

  it.each(traps)('given "%s", then it is refused', (sentence) => {
    expect(read(sentence).ok).toBe(false);
  });

  it('tells their owners more than that they are refused, and of most which rule is near or why there is none', () => {
    const told = traps.map((sentence) => [sentence, toldOf(read(sentence))] as const);
    expect(told.filter(([, how]) => how === 'bare')).toEqual([]);
    expect(told.filter(([, how]) => how === 'list').length / told.length).toBeLessThan(0.3);
  });
}
