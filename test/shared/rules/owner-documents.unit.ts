import { describe, expect, it } from 'vitest';
import type { Grammar } from '../../../shared/rules/grammar.ts';
import { loadMerged, readBoth, readDocuments } from '../../../shared/rules/owner-documents.ts';
import type { ReadResult } from '../../../shared/rules/reading.ts';
import type { LoadedRules, RulesDocument, RulesSource } from '../../../shared/rules/source.ts';
import { textOf, type Written } from '../../../shared/rules/written.ts';

const nothingKnown: Grammar<string> = { forms: [] };

describe('reading the knobs and the document together', () => {
  it('tells the problems of both, those of the knobs first', () => {
    const read = readBoth('A knob.', 'A sentence.', nothingKnown);
    expect(read.ok ? [] : read.problems.map(({ text }) => text)).toEqual(['A knob.', 'A sentence.']);
  });

  it('keeps apart what each of them states', () => {
    expect(readBoth('', '', nothingKnown)).toEqual({ ok: true, rules: [[], []] });
  });
});

describe('the document in force', () => {
  const merge = (first: string, second: Written, currency: string): ReadResult<string> => ({
    ok: true,
    rules: `${first} then ${textOf(second)} in ${currency}`,
  });
  /** A source in which the owner wrote `text`, with these knobs. */
  const sourceOf = (text: string, knobs: string): RulesSource => ({
    load: async <T>({ parse }: RulesDocument<T>): Promise<LoadedRules<T>> => {
      const read = parse(text, knobs);
      if (!read.ok) throw new Error('bad');
      return { rules: read.rules, version: 'v' };
    },
  });
  const load = async (text: string) =>
    (await loadMerged(sourceOf(text, 'knobs'), { key: 'rules.txt', bundled: 'shipped', merge }, 'GBP')).rules;

  it('is the owner’s over the knobs', async () => {
    expect(await load('theirs')).toBe('knobs then theirs in GBP');
  });

  it('is the knobs over the text as shipped, which is nobody’s wish', async () => {
    expect(await load('shipped')).toBe('shipped then knobs in GBP');
  });
});

it('tells the owner of what is wrong with each document, by its key', () => {
  const problem = { document: 'voice.txt', version: 'v', problems: [], inForce: 'built-in' as const };
  const loaded = {
    'rules.txt': { rules: 1, version: 'a' },
    'voice.txt': { rules: 2, version: 'b', problem },
  };
  expect(readDocuments(loaded)).toEqual([
    { document: 'rules.txt', version: 'a', rules: 1 },
    { document: 'voice.txt', problem, rules: 2 },
  ]);
});
