// A matter that a sentence is about by a few of its words and by the only figure in it, however the rest is put. What is written instead
// says all of it: a sentence with another figure, a condition or an exception is none of these.

import type { Topic } from '../grammar.ts';
import { isForbidding } from '../subject.ts';
import { figuresOf, type Kind } from './filled.ts';

export type Matter = {
  /** Each of them is heard, with a blank between any two words. */
  readonly hears: readonly RegExp[];
  readonly not?: RegExp;
  /** The one figure; absent: it has none. */
  readonly takes?: Kind;
  /** Whether it forbids something; absent: either way it means the same. */
  readonly forbids?: boolean;
  /** "If" and "when" belong to the matter. */
  readonly whenever?: true;
  readonly says: string;
  readonly writes: (figure: string, said: string) => string;
};

const BOUNDS =
  /\b(?:unless|except|excluding|apart|instead|otherwise|but|other than|rather|whichever|only if|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|weekday)s?\b/;
const WHENEVER = /\b(?:if|when|whenever|while|once)\b/;

export const byFigures = ({ hears, not, takes, forbids, whenever, says, writes }: Matter): Topic => ({
  ahead: true,
  heard: (said) =>
    !said.endsWith('?') &&
    hears.every((word) => word.test(said)) &&
    not?.test(said) !== true &&
    !BOUNDS.test(said) &&
    (whenever === true || !WHENEVER.test(said)) &&
    (forbids === undefined || isForbidding(said.split(' ').filter((word) => word !== 'off')) === forbids) &&
    figureIn(said, takes) !== undefined,
  says,
  instead: (said, text) => {
    const figure = figureIn(text, takes);
    return figure === undefined ? [] : [writes(figure, said)];
  },
  asIs: true,
});

function figureIn(text: string, takes: Kind | undefined): string | undefined {
  const [figure, ...more] = figuresOf(text);
  if (takes === undefined) return figure === undefined ? '' : undefined;
  return figure === undefined || more.length > 0 || figure.kind !== takes ? undefined : figure.text;
}
