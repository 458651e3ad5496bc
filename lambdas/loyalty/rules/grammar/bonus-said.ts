// A bonus as its owner means it, from a sentence that no rule reads: how many times or how many points, on what, on which days and in
// which hours, put in the order in which it is understood. Whoever shows it looks first whether it is.
import { clockRange, clockTime } from '../../../../shared/rules/slots/clock-time.ts';
import { days, sayDays } from '../../../../shared/rules/slots/days.ts';
import { slice } from '../../../../shared/rules/slots/free-text.ts';
import type { Slot, Words } from '../../../../shared/rules/slots/slot.ts';
import { tokenise } from '../../../../shared/rules/tokens.ts';
import { withoutEnd } from '../../../../shared/text/ends.ts';
import { itemIn, type Piece } from './item-said.ts';

const EFFECT =
  /\b(?:(double|twice|triple|treble|quadruple)\b|(three|four|five|[2-9](?:\.\d+)?)(?:x| times (?=the|as|points?))|x([2-9])\b|(\d+|one|two|three|four|five|ten|twenty|fifty) (?:extra|bonus|more|additional) points?\b|(?:extra|bonus|another) (?:of )?(\d+) points?\b)/i;
const TIMES: Readonly<Record<string, string>> = {
  double: 'Double',
  twice: 'Double',
  triple: 'Triple',
  treble: 'Triple',
  quadruple: 'Quadruple',
  three: '3x',
  four: '4x',
  five: '5x',
};
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/\bmornings?\b/, 'before noon'],
  [/\b(?:lunch|lunchtimes?|lunch times?)\b/, 'from noon to 2 pm'],
  [/\bafternoons?\b/, 'from noon to 6 pm'],
  [/\b(?:evenings?|nights?)\b/, 'after 5 pm'],
];

/** The fullest first; none where it names no bonus. */
export function bonusSaid(said: string): readonly string[] {
  const effect = effectIn(said);
  // What is left out of it nobody can say, and whoever shows this says so.
  const [text = ''] = said
    .replace(/\bbetween (?:christmas|xmas) and new year(?:'?s)?(?: day)?\b/i, 'from 25 December to 1 January')
    .replace(/\bour (?:birthday|anniversary),? /i, '')
    .split(LEFT_OUT);
  if (effect === undefined) return onTop(text);
  if (!EARNS.test(text) || NOT.test(text)) return [];
  const words = { text, tokens: tokenise(text) };
  const hours = hoursIn(words);
  const dates = daysIn(words, hours?.piece);
  // "This Friday" comes once, and "the first Monday" once a month.
  if (dates === 'other') return [];
  const item = itemIn(words, [hours?.piece, dates?.piece]);
  const when = [dates?.said, hours?.said].filter((one) => one !== undefined).join(' ');
  const what = item === undefined ? effect.said : `${effect.said} on ${item}`;
  const alone =
    item === undefined && when === '' && !/extra/.test(effect.said) ? [`${effect.said} on everything`] : [];
  return [`${what} ${when}`, ...(item === undefined ? [] : [what]), ...alone].map((one) => `${one.trim()}.`);
}

/** "3 points on every coffee", where they are meant to come on top. */
const onTop = (text: string): readonly string[] =>
  PRICED.test(text) || NOT.test(text) || !ON_TOP.test(text)
    ? []
    : [
        `${withoutEnd(
          text.replace(
            ON_TOP,
            (_, points, on) => `${points} extra ${points === '1' ? 'point' : 'points'} ${on}`,
          ),
          ' .!',
        )}.`,
      ];
const ON_TOP = /\b(\d+) points? ((?:on|for|with|per) (?:every |each |an? |the |any )?[a-z])/i;
const PRICED = /\b(?:pounds?|quid|pence|euros?|dollars?|£|visit|spent|spend|lapsed|away|been)\b|£/i;

const LEFT_OUT = /,? (?:but (?:not|never)|except|unless|apart from|excluding|though not)\b/i;
/** Also as it is mistyped; what is doubled or tripled is points. */
const EARNS =
  /\b(?:points?|pts?|p[oin]{2,4}ts?|(?:earns?|gets?|is|are|brings?|pays?|give|gives) (?:double|triple|treble|quadruple))\b/i;
const NOT = /\b(?:not|no|never|don'?t|stop|birthdays?|join\w*)\b/i;

function effectIn(text: string): { readonly said: string } | undefined {
  const [, word, times, glued, points, after] = EFFECT.exec(text) ?? [];
  const factor = word ?? times ?? glued;
  if (factor !== undefined) return { said: `${TIMES[factor.toLowerCase()] ?? `${factor}x`} points` };
  const count = points ?? after;
  return count === undefined ? undefined : { said: `${count} extra points` };
}

/** The first place from which a slot reads without a problem. */
function firstOf<T>(slot: Slot<T>, words: Words, isWanted: (at: number, next: number) => boolean) {
  for (let at = 0; at < words.tokens.length; at += 1) {
    const [reading] = slot.read(words, at).filter((one) => !('problem' in one) && isWanted(at, one.next));
    if (reading !== undefined) return { from: at, next: reading.next };
  }
  return undefined;
}

/** "From 3 till 5" is an afternoon where a shop is open, and so it is written. */
function hoursIn(words: Words): { readonly said: string; readonly piece: Piece } | undefined {
  const { tokens } = words;
  const range = firstOf(clockRange(), words, () => true);
  if (range !== undefined) {
    const first = /^(?:from|between)$/.test(tokens[range.from]?.word ?? '') ? range.from + 1 : range.from;
    const said = slice(words, first, range.next)
      .replace(/ (?:till|til|until|and) /i, ' to ')
      .replace(/-/, ' to ');
    return { said: `from ${said}`, piece: range };
  }
  const bare = tokens.findIndex(
    ({ word }, at) =>
      hourOf(word) > 0 &&
      /^(?:to|till|til|until|and)$/.test(tokens[at + 1]?.word ?? '') &&
      hourOf(tokens[at + 2]?.word ?? '') > 0 &&
      !/^(?:january|february|march|april|may|june|july|august|september|october|november|december|points?|of)$/.test(
        tokens[at + 3]?.word ?? '',
      ),
  );
  if (bare >= 0) {
    const [from, until] = [hourOf(tokens[bare]?.word ?? ''), hourOf(tokens[bare + 2]?.word ?? '')];
    const afternoon = from % 12 < 7;
    const spoken = /^(?:am|pm)$/.test(tokens[bare + 3]?.word ?? '');
    return {
      said: `from ${from} ${afternoon ? 'pm' : 'am'} to ${until} ${until % 12 < from % 12 || afternoon ? 'pm' : 'am'}`,
      piece: { from: bare, next: bare + (spoken ? 4 : 3) },
    };
  }
  const open = tokens.findIndex(({ word }) => /^(?:before|after|until|till)$/.test(word));
  const [end] = open < 0 ? [] : clockTime().read(words, open + 1);
  if (end !== undefined && !('problem' in end))
    return {
      said: slice(words, open, end.next).replace(/^(?:until|till)/i, 'before'),
      piece: { from: open, next: end.next },
    };
  const hour = open < 0 ? 0 : hourOf(tokens[open + 1]?.word ?? '');
  if (hour > 0) {
    const side = /^after/.test(tokens[open]?.word ?? '') ? 'after' : 'before';
    return {
      said: hour === 12 ? `${side} noon` : `${side} ${hour} ${hour < 7 ? 'pm' : 'am'}`,
      piece: { from: open, next: open + 2 },
    };
  }
  const part = tokens.findIndex(({ word }) => PARTS.some(([heard]) => heard.test(word)));
  const said = PARTS.find(([heard]) => heard.test(tokens[part]?.word ?? ''))?.[1];
  return said === undefined ? undefined : { said, piece: { from: part, next: part + 1 } };
}

const hourOf = (word: string): number =>
  /^(?:1[0-2]|[1-9])$/.test(word)
    ? Number(word)
    : 'one two three four five six seven eight nine ten eleven twelve'.split(' ').indexOf(word) + 1;

function daysIn(
  words: Words,
  hours: Piece | undefined,
): { readonly said: string; readonly piece: Piece } | 'other' | undefined {
  const { tokens } = words;
  for (let at = 0; at < tokens.length; at += 1) {
    const [reading] = days().read(words, at);
    if (reading === undefined) continue;
    const piece = { from: at, next: reading.next };
    if (hours !== undefined && piece.from < hours.next && hours.from < piece.next) continue;
    if ('problem' in reading || ONCE.test(tokens[at - 1]?.word ?? '')) return 'other';
    return { said: sayDays(reading.value).replaceAll(' of every year', ''), piece };
  }
  return undefined;
}

const ONCE =
  /^(?:easter|christmas|xmas|holiday|half-term|halfterm|pancake|black|good|until|till|before|after|from|since|starting|by|this|next|coming|last|first|second|third|fourth|other|1st|2nd|3rd|4th)$/;
