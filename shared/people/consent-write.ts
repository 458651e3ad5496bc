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
  const atTheSameMoment = word.agrees ? `(${at} = ${from} AND ${attribute} = ${yes})` : `${at} = ${from}`;
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
    values: { [from]: countsFrom(word), ...(word.agrees ? { [yes]: true } : {}) },
  };
}
