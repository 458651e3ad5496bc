import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConsentWord } from '../../../shared/events/store-events.ts';
import {
  agreesNow,
  countsFrom,
  isNewerWord,
  type RememberedConsent,
} from '../../../shared/people/consent.ts';

const day = (date: number) => `2026-06-${String(date).padStart(2, '0')}T12:00:00.000Z`;
const yes = (date: number): ConsentWord => ({ agrees: true, at: day(date) });
const no = (date: number): ConsentWord => ({ agrees: false, at: day(date) });
const ticked = (date: number): ConsentWord => ({ ...yes(date), ticked: true });
const pending = (date: number): ConsentWord => ({ ...no(date), pending: true });

const refused = (date: number): ConsentWord => ({ ...no(date), refused: true });

const after1 = (row: RememberedConsent, word: ConsentWord): RememberedConsent =>
  isNewerWord(word, row) ? { ...word, at: countsFrom(word) } : row;
const heard = (...words: readonly ConsentWord[]) => words.reduce(after1, {}).agrees;

describe('a word on consent', () => {
  it('counts where nobody said anything, or nobody noted when', () => {
    expect(agreesNow(yes(1))).toBe(true);
    expect(agreesNow(yes(1), { agrees: false })).toBe(true);
    expect(agreesNow(undefined, { agrees: true })).toBe(true);
    expect(agreesNow(undefined)).toBeUndefined();
  });

  it('takes the place of an older one and never of a newer one', () => {
    expect(heard(yes(1), no(2))).toBe(false);
    expect(heard(yes(2), no(1))).toBe(true);
    expect(heard(no(2), yes(1))).toBe(false);
    expect(heard(no(1), yes(2))).toBe(true);
  });

  it('says no where two of one moment contradict each other', () => {
    expect([heard(yes(1), no(1)), heard(no(1), yes(1))]).toEqual([false, false]);
  });

  it('is the plainer no of two of one moment, whichever is heard first', () => {
    const words = [yes(1), pending(1), no(1), refused(1)];
    const rest = (row: RememberedConsent) => [row.agrees, row.pending === true, row.refused === true];
    for (const [place, weaker] of words.entries())
      for (const plainer of words.slice(place)) {
        const both = [[weaker, plainer].reduce(after1, {}), [plainer, weaker].reduce(after1, {})];
        expect(both.map(rest)).toEqual([rest(plainer), rest(plainer)]);
      }
  });

  it('stays what it is when it is told again', () => expect(heard(yes(1), yes(1))).toBe(true));

  it('comes to the same in any order', () => {
    const word = fc.record({ agrees: fc.boolean(), at: fc.integer({ min: 1, max: 9 }).map(day) });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), fc.infiniteStream(fc.nat()), (words, dice) => {
        const shuffled = [...words]
          .map((one) => ({ one, place: dice.next().value as number }))
          .sort((a, b) => a.place - b.place)
          .map(({ one }) => one);
        expect(heard(...shuffled)).toBe(heard(...words));
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

describe('a box that was ticked', () => {
  it('agrees by itself, and after an old no', () => {
    expect(heard(ticked(3))).toBe(true);
    expect(heard(no(1), ticked(3))).toBe(true);
  });

  it('is not what the store says on the same day, whichever is heard first', () => {
    expect([heard(ticked(3), no(3)), heard(no(3), ticked(3))]).toEqual([false, false]);
    expect([heard(ticked(3), yes(3)), heard(yes(3), ticked(3))]).toEqual([true, true]);
  });

  it('never confirms what must be confirmed, however long ago that was asked', () => {
    expect(heard(pending(1), ticked(9))).toBe(false);
    expect(heard(ticked(9), pending(9))).toBe(false);
    expect(heard(pending(1), yes(2))).toBe(true);
    expect(heard(pending(1), no(2), ticked(9))).toBe(true);
  });
});
