// Figures as an owner wrote them, taken from a sentence that no rule reads, for the sentence to write instead.
import { withoutEnd } from '../../text/ends.ts';

const COUNT = String.raw`(?:\d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|forty|forty-five|sixty|ninety|half an?|a couple of|a few)`;
const SPAN = (units: string): RegExp => new RegExp(String.raw`\b${COUNT}[ -]?(?:${units})\b`, 'gi');
const SHORT = SPAN('minutes?|mins?|hours?|hrs?|h');
const LONG = SPAN('days?|weeks?|fortnights?|months?|quarters?');
const AMOUNT =
  /(?:[£€$]\s?\d[\d,]*(?:\.\d+)?|(?<![\d.,])\d[\d,]*(?:\.\d+)?\s?(?:pounds?|quid|euros?|dollars?|bucks|pence|p)\b|\b(?:an? |one )?(?:fiver|tenner)\b|\b(?:five|ten|fifteen|twenty|thirty|forty|fifty|sixty|hundred|a hundred) (?:pounds?|quid|euros?|dollars?|bucks)\b)/gi;
const SHARE = /(?<![\d.])(\d+(?:\.\d+)?) ?(?:%|per ?cent\b|pct\b)/gi;

const all = (pattern: RegExp, text: string): readonly string[] =>
  [...text.matchAll(pattern)].map(([found]) => withoutEnd(found, ' .,'));

/** "90 minutes", "an hour". */
export const shortSpansIn = (text: string): readonly string[] => all(SHORT, text);
/** "10 days", "a fortnight". */
export const longSpansIn = (text: string): readonly string[] =>
  all(LONG, text).map((span) => span.replace(/^(?:an?|one) quarter$/i, '91 days'));
export const amountsIn = (text: string): readonly string[] => all(AMOUNT, text);
export const sharesIn = (text: string): readonly string[] =>
  [...text.matchAll(SHARE)].map(([, figure]) => `${figure}%`);
