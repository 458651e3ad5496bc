// A document's parser as it is in use: with the operator's sentences, or without them when they are bad themselves.
import type { Problem, ReadResult } from './reading.ts';
import type { Parse } from './readings.ts';
import { textVersion } from './text-version.ts';
import type { Written } from './written.ts';

export type RulesDocument<T> = {
  readonly key: string;
  /** The document as shipped; it must parse. */
  readonly bundled: string;
  readonly parse: Parse<T>;
};

export type BadVersion = {
  /** What was bad: the document's key or the parameter's name. */
  readonly document: string;
  /** A digest of the bad text: the same text again is the same version. */
  readonly version: string;
  readonly problems: readonly Problem[];
  readonly inForce: 'built-in' | 'earlier-version' | 'document-alone';
};

/** The document's parser with the parameter's sentences in it, or without them when they are bad themselves. */
export function withParameter<T>(
  document: RulesDocument<T>,
  parameterText: string | undefined,
  parameterName: string,
) {
  const alone = (written: Written): ReadResult<T> => document.parse(written);
  if (parameterText === undefined) return { parse: alone };
  const read = document.parse(document.bundled, parameterText);
  if (read.ok) return { parse: (written: Written): ReadResult<T> => document.parse(written, parameterText) };
  const bad: { problem: BadVersion } = {
    problem: {
      document: parameterName,
      version: textVersion(parameterText),
      problems: read.problems,
      inForce: 'document-alone',
    },
  };
  return { parse: alone, bad };
}

export function builtIn<T>(document: RulesDocument<T>, parse: (text: string) => ReadResult<T>): T {
  const read = parse(document.bundled);
  if (read.ok) return read.rules;
  throw new Error(
    `The built-in ${document.key} is bad: ${read.problems.map(({ message }) => message).join('; ')}`,
  );
}
