// What a text comes to, as long as a warm function remembers it. Whether there was an edit is asked every minute, and mostly there
// was none: to read the same text again would be most of the work of a quiet hour.
import type { ReadResult } from './reading.ts';
import { dayOf, textOf, type Written } from './written.ts';

export type Parse<T> = (document: Written, parameterText?: string) => ReadResult<T>;

/** The document, the one as shipped, an earlier version, each with the parameter's sentences: more are not in use at once. */
const MOST = 4;

type Reading = {
  readonly document: Written;
  readonly parameterText: string | undefined;
  readonly read: ReadResult<unknown>;
};

/** For one document: `parse` must answer alike for the same texts of the same day, whichever call it is given in. */
export function makeReadings() {
  let known: readonly Reading[] = [];
  return <T>(parse: Parse<T>): Parse<T> =>
    (document, parameterText) => {
      const earlier = known.find(
        (reading) => isSame(reading.document, document) && reading.parameterText === parameterText,
      );
      const reading = earlier ?? { document, parameterText, read: parse(document, parameterText) };
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

const isSame = (one: Written, other: Written): boolean =>
  textOf(one) === textOf(other) && dayOf(one) === dayOf(other);
