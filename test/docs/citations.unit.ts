// Whoever reads a comment has this repository and nothing else. A letter with a number, or the number of a chapter, cites
// a document that is not here and says nothing; the rule itself belongs there, in words.
import { describe, expect, test } from 'vitest';
import { commentLines, documentLines } from './house-text.ts';

/** Letters with a number that mean the same to everybody: services, engines, algorithms, codes, weeks, one product's name. */
const PLAIN = /^(?:S3|MD5|V8|SHA256|RS256|E000|T13|W\d\d|P10)$/;
const LETTER_AND_NUMBER = /\b[A-Z]{1,3}\d{1,3}(?:\.\d+)?\b/g;
const CHAPTER =
  /§|\bDESIGN\b|\b(?:section|chapter|paragraph|clause|law|rule|point|requirement|invariant|issue|finding|package) \d/;

/** What a line cites; a number of our own tables (`step 4`, an article of a law) is none. */
function citationsIn(text: string): string[] {
  const letters = [...text.matchAll(LETTER_AND_NUMBER)]
    .map(([word]) => word)
    .filter((word) => !PLAIN.test(word));
  const chapter = CHAPTER.exec(text)?.[0];
  return chapter === undefined ? letters : [...letters, chapter];
}

describe('nothing cites letters and numbers of a document that is not in the repository', () => {
  test.each([
    ['a comment', commentLines],
    ['a document', documentLines],
  ])('in %s', (_, lines) => {
    const all = lines();
    expect(all.length).toBeGreaterThan(1_000);
    const citing = all.flatMap(({ at, text }) => citationsIn(text).map((cited) => `${at} cites ${cited}`));
    expect(citing).toEqual([]);
  });

  test.each([
    'The gates (U5)',
    'What a refund takes back, L10.',
    'as section 3 has it',
    'see § 4',
    'I4: no nudge',
  ])('"%s" would be found', (text) => expect(citationsIn(text)).toHaveLength(1));

  test.each(['S3 answers in UTF-8', 'The week 2026-W45', 'README, step 4'])('"%s" cites nothing', (text) =>
    expect(citationsIn(text)).toEqual([]),
  );
});
