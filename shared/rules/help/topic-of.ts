// Which matter a sentence is about, by its words and by how it sounds.
import type { Grammar, Topic } from '../grammar.ts';
import type { Words } from '../slots/slot.ts';

/** As topics listen to it. What stands in quotation marks is the owner's own. */
export const saidIn = ({ text, tokens }: Words): string =>
  `${tokens.map(({ word, quoted }) => (quoted ? '"' : word)).join(' ')}${/\?["')]*$/.test(text) ? ' ?' : ''}`;

/** The first matter that the sentence has the sound of, or a word. */
export function topicOf<R>(words: Words, { topics = [] }: Grammar<R>): Topic | undefined {
  const said = saidIn(words);
  const stems = new Set(words.tokens.map(({ stem }) => stem));
  const has = (wanted: ReadonlySet<string>) => [...wanted].some((stem) => stems.has(stem));
  return topics.find(
    ({ heard, any, and, without }) =>
      (heard === undefined || heard(said)) &&
      (any === undefined || has(any)) &&
      (and === undefined || has(and)) &&
      (without === undefined || !has(without)),
  );
}
