// Reading a sentence by a pattern.
//
// Of all ways that lead to the same place in the sentence only the likeliest goes on, because what may follow depends on
// the place alone. So a pattern takes no more steps than it has parts for each word, however many ways it offers.

import type { Pattern, Slots } from './pattern.ts';
import type { Slot, Words } from './slots/slot.ts';
import { spend } from './steps.ts';
import { fillers } from './tokens.ts';

/** One way in which a pattern reads a whole sentence, with the first problem that a slot had on the way. */
export type Match = {
  readonly next: number;
  readonly values: Readonly<Record<string, unknown>>;
  readonly problem?: string;
};

/** Every way to read the whole sentence, the likeliest first; none once the steps are used up. */
export function matchSentence(pattern: Pattern, words: Words, slots: Slots): readonly Match[] {
  return matchAt(pattern, words, slots, { next: 0, values: {} }).filter(
    ({ next }) => skipFillers(words, next) === words.tokens.length,
  );
}

function matchAt(pattern: Pattern, words: Words, slots: Slots, from: Match): readonly Match[] {
  if (!spend(words.steps, 1)) return [];
  switch (pattern.kind) {
    case 'word':
      return matchWord(pattern.stems, words, from);
    case 'slot':
      return matchSlot(pattern, words, slots, from);
    case 'any': {
      let found: readonly Match[] = [];
      for (const option of pattern.options) found = joined(found, matchAt(option, words, slots, from));
      return likeliest(found);
    }
    case 'all': {
      let found: readonly Match[] = [from];
      for (const part of pattern.parts) {
        let further: readonly Match[] = [];
        for (const match of found) further = joined(further, matchAt(part, words, slots, match));
        if (further.length === 0) return further;
        found = likeliest(further);
      }
      return found;
    }
  }
}

/** Most parts lead nowhere or to one place, and then nothing need be copied. */
const joined = (left: readonly Match[], right: readonly Match[]): readonly Match[] =>
  left.length === 0 ? right : right.length === 0 ? left : [...left, ...right];

/** One match for each place: the first without a problem, else the first. */
function likeliest(matches: readonly Match[]): readonly Match[] {
  if (matches.length < 2) return matches;
  const best = new Map<number, Match>();
  for (const match of matches) {
    const known = best.get(match.next);
    if (known === undefined || (known.problem !== undefined && match.problem === undefined))
      best.set(match.next, match);
  }
  return best.size === matches.length ? matches : [...best.values()];
}

const moved = ({ values, problem }: Match, next: number): Match =>
  problem === undefined ? { next, values } : { next, values, problem };

function matchWord(stems: ReadonlySet<string>, words: Words, from: Match): readonly Match[] {
  let matches: readonly Match[] = [];
  for (let at = from.next; at < words.tokens.length; at += 1) {
    const token = words.tokens[at];
    if (token === undefined || token.quoted) break;
    if (stems.has(token.stem)) matches = joined(matches, [moved(from, at + 1)]);
    if (!fillers.has(token.word)) break;
  }
  return matches;
}

function matchSlot(
  { name, before }: Pattern & { readonly kind: 'slot' },
  words: Words,
  slots: Slots,
  from: Match,
): readonly Match[] {
  const slot = slots[name];
  if (slot === undefined) return [];
  const last = slot.freeText === true ? from.next : skipFillers(words, from.next);
  for (let at = from.next; at <= last; at += 1) {
    const readings = readOnce(slot, words, { at, before });
    if (readings.length === 0) continue;
    return readings.map((reading) => {
      if ('value' in reading)
        return { ...from, next: reading.next, values: { ...from.values, [name]: reading.value } };
      return { ...from, next: reading.next, problem: from.problem ?? reading.problem };
    });
  }
  return [];
}

type Place = { readonly at: number; readonly before: Words['before'] };
type Readings = ReturnType<Slot<unknown>['read']>;

/** What slots have read of a sentence, by the sentence's own tokens: many patterns ask the same slot at the same place. */
const known = new WeakMap<Words['tokens'], Map<Slot<unknown>, Known[]>>();
type Known = { readonly before: Words['before']; readonly readings: Readings } | undefined;

function placesOf(slot: Slot<unknown>, { tokens }: Words): Known[] {
  const ofSentence = known.get(tokens) ?? new Map<Slot<unknown>, Known[]>();
  const places = ofSentence.get(slot) ?? [];
  if (places.length === 0) known.set(tokens, ofSentence.set(slot, places));
  return places;
}

function readOnce(slot: Slot<unknown>, words: Words, { at, before }: Place): Readings {
  const places = placesOf(slot, words);
  const bounded = slot.freeText === true ? before : undefined;
  const earlier = places[at];
  if (earlier !== undefined && earlier.before === bounded) return earlier.readings;
  const readings = slot.read(bounded === undefined ? words : { ...words, before: bounded }, at);
  places[at] = { before: bounded, readings };
  return readings;
}

function skipFillers({ tokens }: Words, at: number): number {
  let next = at;
  while (fillers.has(tokens[next]?.word ?? '') && tokens[next]?.quoted === false) next += 1;
  return next;
}
