// One of a few words: the channel, yes or no.
import { fold, sameWord } from '../tokens.ts';
import type { Slot } from './slot.ts';

/** Reads any of the given wordings as its key: `choice({ sms: ['text message', 'SMS'], email: ['e-mail'] })`. */
export function choice<K extends string>(wordings: Readonly<Record<K, readonly string[]>>): Slot<K> {
  const options = (Object.entries(wordings) as [K, readonly string[]][])
    .flatMap(([key, texts]) => texts.map((text) => ({ key, words: text.split(' ').map(fold) })))
    .sort((left, right) => right.words.length - left.words.length);
  return {
    read: ({ tokens }, at) =>
      options
        .filter(({ words }) => words.every((word, index) => sameWord(tokens[at + index]?.word ?? '', word)))
        .map(({ key, words }) => ({ next: at + words.length, value: key })),
  };
}
