// Amounts as other countries write them: a letter or two before the figure, a sign of its own behind it, a comma for the point. What
// stands beside a figure names its currency, also where no dictionary of currencies has it.

import { withoutEnd } from '../../text/ends.ts';
import { numberFormat } from '../../text/formats.ts';
import { plainWord } from './currency-words.ts';

/** Signs and short names, each with the currencies that are written so. */
const MARKS: Readonly<Record<string, readonly string[]>> = {
  R: ['ZAR', 'BRL'],
  RM: ['MYR'],
  Rs: ['INR', 'PKR', 'LKR', 'NPR', 'MUR'],
  Rp: ['IDR'],
  zł: ['PLN'],
  Kč: ['CZK'],
  kr: ['SEK', 'NOK', 'DKK', 'ISK'],
  Ft: ['HUF'],
  Fr: ['CHF'],
  SFr: ['CHF'],
  lei: ['RON'],
  лв: ['BGN'],
  руб: ['RUB'],
  dollar: ['USD', 'AUD', 'CAD', 'NZD', 'SGD', 'HKD', 'TWD'],
  dollars: ['USD', 'AUD', 'CAD', 'NZD', 'SGD', 'HKD', 'TWD'],
  euro: ['EUR'],
  euros: ['EUR'],
  円: ['JPY'],
  元: ['CNY', 'TWD', 'HKD'],
  원: ['KRW'],
};
const CODES =
  'AED AUD BGN BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF IDR ILS INR ISK JPY KRW MXN MYR NOK NZD PHP PLN RON SEK SGD THB TRY TWD USD ZAR';

const marks = [...Object.keys(MARKS), ...CODES.split(' ')].sort((one, other) => other.length - one.length);
const figure = '\\d[\\d.,]*';
const mark = `(${marks.join('|')})`;
const sign = '(\\p{Sc})';
const edge = '(?![\\p{L}\\p{N}])';
/** Words that are money and nothing else, so that a figure beside them is enough; a pound, a mark or a crown may be a thing. */
const UNMISTAKABLE: Readonly<Record<string, readonly string[]>> = {
  'euros?': ['EUR'],
  'kron(?:e|er|a|or)': ['SEK', 'NOK', 'DKK', 'ISK'],
  'koruna?': ['CZK'],
  '(?:z[lł]ote|z[lł]oty(?:ch)?)': ['PLN'],
  'forints?': ['HUF'],
  yen: ['JPY'],
  'rupees?': ['INR', 'PKR', 'LKR', 'NPR', 'MUR'],
  'francs?|franken': ['CHF'],
  'pesos?': ['MXN', 'PHP', 'CLP', 'COP', 'ARS'],
  'shekels?': ['ILS'],
  'dollars?': ['USD', 'AUD', 'CAD', 'NZD', 'SGD', 'HKD', 'TWD'],
};

const unmistakableWords = Object.entries(UNMISTAKABLE).map(([word, own]) => ({
  own,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}.,])\\d[\\d.,]*[\\s-]?(${word})(?![\\p{L}\\p{N}])`, 'iu'),
}));
const anyUnmistakable = new RegExp(
  `(?<![\\d.,])\\d[\\d.,]*[\\s-]?(?:${Object.keys(UNMISTAKABLE).join('|')})`,
  'iu',
);

function unmistakable(text: string, currency: string): string | undefined {
  if (!anyUnmistakable.test(text)) return undefined;
  for (const { own, pattern } of unmistakableWords) {
    const said = own.includes(currency) ? undefined : pattern.exec(text)?.[1];
    if (said !== undefined) return said;
  }
  return undefined;
}

const written = [
  new RegExp(`(?<![\\p{L}\\p{N}])${mark}\\.?[\\s\\u00a0]?${figure}${edge}`, 'u'),
  new RegExp(`(?<![\\p{L}\\p{N}.,])${figure}[\\s\\u00a0]?${mark}${edge}`, 'u'),
  new RegExp(`(?<![\\p{L}\\p{N}.,])${figure}[\\s\\u00a0]?${sign}`, 'u'),
  new RegExp(`${sign}[\\s\\u00a0]?${figure}`, 'u'),
];
/** A single letter is too little to be sure: cars and batteries have such names. What is taken off or given is money. */
const taken = /^\s?(?:off|discount|voucher|credit|back|reduction|towards|or more|$)/i;

/** Why a text with an amount of another currency in it is refused; undefined where there is none. */
export function foreignProblem(text: string, currency: string): string | undefined {
  const said = foreignMark(text, currency);
  return said === undefined
    ? undefined
    : `The shop sells in ${currency}, so amounts must be in ${currency}, and not in "${said}"`;
}

/** Its sign beside the figure, as it is written. */
function foreignMark(text: string, currency: string): string | undefined {
  for (const pattern of written) {
    const match = pattern.exec(text);
    const said = match?.[1];
    if (match === null || said === undefined || isOwn(said, currency)) continue;
    if (
      said.length === 1 &&
      /[a-z]/i.test(said) &&
      !taken.test(withoutEnd(text.slice(match.index + match[0].length), '.!'))
    )
      continue;
    return said;
  }
  return unmistakable(text, currency);
}

function isOwn(said: string, currency: string): boolean {
  if (said.toUpperCase() === currency) return true;
  const known = Object.entries(MARKS).find(([one]) => plainWord(one) === plainWord(said));
  if (known !== undefined) return known[1].includes(currency);
  const shown = ['symbol', 'narrowSymbol'] as const;
  return shown.some((currencyDisplay) =>
    numberFormat('en', { style: 'currency', currency, currencyDisplay })
      .formatToParts(1)
      .some(({ type, value }) => type === 'currency' && value.endsWith(said)),
  );
}
