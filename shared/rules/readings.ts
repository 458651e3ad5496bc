// What a text comes to, as long as a warm function remembers it. Whether there was an edit is asked every minute, and mostly there
// was none: to read the same text again would be most of the work of a quiet hour.
import type { ReadResult } from './reading.ts';

export type Parse<T> = (text: string, parameterText?: string) => ReadResult<T>;

/** The document, the one as shipped, an earlier version, each with the parameter's sentences: more are not in use at once. */
const MOST = 4;

type Reading = {
  readonly text: string;
  readonly parameterText: string | undefined;
  readonly read: ReadResult<unknown>;
};

/** For one document: `parse` must answer alike for the same texts, whichever call it is given in. */
export function makeReadings() {
  let known: readonly Reading[] = [];
  return <T>(parse: Parse<T>): Parse<T> =>
    (text, parameterText) => {
      const earlier = known.find(
        (reading) => reading.text === text && reading.parameterText === parameterText,
      );
      const reading = earlier ?? { text, parameterText, read: parse(text, parameterText) };
      known = [reading, ...known.filter((other) => other !== earlier)].slice(0, MOST);
      return reading.read as ReadResult<T>;
    };
}

/** Of every document that a function reads, by what was shipped for it: two documents with that in common are one. */
export function makeReadingsOfAll(): (bundled: string) => ReturnType<typeof makeReadings> {
  const all = new Map<string, ReturnType<typeof makeReadings>>();
  return (bundled) => {
    const known = all.get(bundled) ?? makeReadings();
    all.set(bundled, known);
    return known;
  };
}
