// What every product says of matters that are about when somebody is written to.
import type { Topic } from '../grammar.ts';
import { singular } from '../tokens.ts';

/** Words as a topic looks for them. */
export const stems = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(singular));

export const timeTopics: readonly Topic[] = [
  {
    any: stems('holiday holidays easter'),
    says: 'Such days fall on other dates each year: write the dates of each',
    instead: 'Quiet on 25 December.',
  },
  {
    any: stems('night late early overnight evening morning'),
    says: 'Say from when to when, by the clock',
    instead: 'No messages after 9 pm or before 8 am.',
  },
];
