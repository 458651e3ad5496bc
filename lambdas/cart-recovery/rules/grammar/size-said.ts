// A size of carts that an owner wrote of, as the sentence that states it.
import { filledWaits } from './waits-said.ts';

const AMOUNT = String.raw`(?:£ ?)?(\d[\d,]*(?:\.\d\d)?|(?:a |an )?(?:fiver|tenner))`;
const NO_TIME = String.raw`(?![\d.,]| ?(?:hours?|hrs?|h|minutes?|mins?|days?|reminders?|mails?|emails?)\b)`;
const RANGE = new RegExp(
  String.raw`\b(?:between|from|of|worth|carts?|baskets?) ${AMOUNT}${NO_TIME} (?:to|and|until|up to) ${AMOUNT}${NO_TIME}`,
);
const BOUND = new RegExp(
  String.raw`(?:\b(under|below|up to|less than|at most|smaller than|over|above|more than|bigger than|at least|from|than|least|of|worth|to) |£ ?)${AMOUNT}${NO_TIME}(.{0,12})`,
);

/** A size of the owner's, with the waits of the sentence or those as shipped. */
export function sizeSaid(said: string): readonly string[] {
  // Of which carts it holds only its writer knows.
  if (/\b(?:except|unless|apart from|other than|but not|rest|otherwise)\b/.test(said)) return [];
  const [first = '4 hours', second = '24 hours'] = /\d|\b(?:hour|day|minute)/.test(said)
    ? (filledWaits(said)[0]?.match(/\b\d{1,5} (?:minutes?|hours?|days?)/g) ?? [])
    : [];
  const carts = cartsSaid(said);
  return /\b(?:one|single) (?:reminder|mail|email|message)\b|\bones (?:plenty|enough)\b|\bonce\b/.test(said)
    ? [`Carts ${carts} get one reminder, after ${first}.`]
    : [`Carts ${carts}: remind after ${first}, then after ${second}.`];
}

/** Which carts: those between two totals, or beyond one. */
function cartsSaid(said: string): string {
  const [, from, to] = RANGE.exec(said) ?? [];
  if (from !== undefined && to !== undefined) return `from ${from} to ${to}`;
  const [, way = '', amount = '40', after = ''] = BOUND.exec(said) ?? [];
  const isUnder =
    /^(?:under|below|up to|less than|at most|smaller than)$/.test(way) ||
    /\bor (?:less|under|below)\b/.test(after);
  const isOver =
    /^(?:over|above|more than|bigger than|at least)$/.test(way) ||
    /\+|\bplus\b|\bor (?:more|over)\b/.test(after);
  const isBig = /\b(?:over|above|from|more|big|large|plus|least|huge|expensive)\b/.test(said);
  return `${isUnder || !(isOver || isBig) ? 'under' : 'over'} ${amount}`;
}
