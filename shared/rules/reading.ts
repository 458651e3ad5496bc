// What comes of reading an owner's document: the rules, or every problem at once. An owner who is told of one
// mistake per attempt gives up at the third.

/** One thing that is wrong with a document, in words for the owner. */
export type Problem = {
  /** Counted from 1; 0 when the document as a whole is meant. */
  readonly line: number;
  /** The sentence as the owner wrote it. */
  readonly text: string;
  /** What is wrong and, where a limit is broken, why the limit is there. */
  readonly message: string;
  /** The nearest sentence that would be understood, ready to copy. */
  readonly nearest?: string;
  /** The page that lists all sentences, where there is no nearest one. */
  readonly page?: string;
};

export type ReadResult<T> =
  | { readonly ok: true; readonly rules: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };
