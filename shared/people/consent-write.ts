// A word on consent as part of an update of a person's row. The condition says what `isNewerWord` says, so that of two
// words the newer stands whichever is written first.
import type { ConsentWord } from '../events/store-events.ts';
import { countsFrom } from './consent.ts';

export type ConsentWrite = {
  readonly set: Readonly<Record<string, unknown>>;
  readonly remove: readonly string[];
  /** Holds where the word is newer than what the row remembers; beside others in parentheses, which DynamoDB refuses doubled. */
  readonly condition: string;
  /** Values of the condition. */
  readonly values: Readonly<Record<string, unknown>>;
};

/** `attribute` is the row's name for it, such as `email_consent`; `…_at`, `…_pending` and `…_refused` stand beside it. */
export function consentWrite(attribute: string, word: ConsentWord): ConsentWrite {
  const at = `${attribute}_at`;
  const [pending, refused] = [`${attribute}_pending`, `${attribute}_refused`];
  const [from, yes] = [`:${attribute}_from`, `:${attribute}_yes`];
  const givesWay = givingWayTo(word, { agrees: `${attribute} = ${yes}`, pending, refused });
  const atTheSameMoment = givesWay === undefined ? `${at} = ${from}` : `(${at} = ${from} AND ${givesWay})`;
  const isNewer = `attribute_not_exists(${at}) OR ${at} < ${from} OR ${atTheSameMoment}`;
  return {
    set: {
      [attribute]: word.agrees,
      [at]: countsFrom(word),
      ...(word.pending === true ? { [pending]: true } : {}),
      ...(word.refused === true ? { [refused]: true } : {}),
    },
    remove: [...(word.pending === true ? [] : [pending]), ...(word.refused === true ? [] : [refused])],
    condition: word.ticked === true ? `(${isNewer}) AND attribute_not_exists(${pending})` : isNewer,
    values: { [from]: countsFrom(word), ...(word.agrees || word.pending === true ? { [yes]: true } : {}) },
  };
}

/** Of what is remembered of the very same moment: that it says no less plainly. Undefined: all of it gives way. */
function givingWayTo(
  { agrees, pending, refused }: ConsentWord,
  row: Readonly<Record<'agrees' | 'pending' | 'refused', string>>,
): string | undefined {
  if (agrees) return row.agrees;
  if (refused === true) return undefined;
  return pending === true
    ? `(${row.agrees} OR attribute_exists(${row.pending}))`
    : `attribute_not_exists(${row.refused})`;
}
