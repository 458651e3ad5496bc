// What is said of two sentences of which only one can hold.
import type { Rule } from './grammar.ts';
import type { Problem } from './reading.ts';

/** A problem on the later of two rules that cannot both hold. */
export function disagreement<R>(earlier: Rule<R>, later: Rule<R>): Problem {
  return {
    line: later.line,
    text: later.text,
    message: `Line ${later.line} and line ${earlier.line} disagree: line ${earlier.line} says "${earlier.text}" Keep one of them`,
  };
}
