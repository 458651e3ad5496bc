// What people call money in shops: the small coin, the words that no dictionary of currencies has, and the same word in front of
// which a country says which currency is meant.
import { decimalsOf } from '../../shop/currencies.ts';
import { fold, singular } from '../tokens.ts';
import type { Words } from './slot.ts';

const PENCE = ['p', 'pence', 'penny', 'pennies'];
const CENTS = ['¢', 'c', 'ct', 'cent', 'cents'];
const ORE = ['ore', 'øre', 'öre'];

/** What a hundredth is called, where it is no cent. */
const COINS: Readonly<Record<string, readonly string[]>> = {
  GBP: PENCE,
  GIP: PENCE,
  FKP: PENCE,
  SHP: PENCE,
  SEK: ORE,
  NOK: ORE,
  DKK: ORE,
  PLN: ['grosz', 'grosze', 'groszy'],
  CHF: ['rappen', 'centime', 'centimes'],
  INR: ['paisa', 'paise'],
  CZK: ['haler', 'halere', 'haleru'],
};

const CROWNS = ['kr', 'krona', 'kronor', 'krone', 'kroner', 'crown'];
const BUCKS = ['buck'];
const RUPEES = ['rs', 'rupee'];

/** What people say for it in the shop, beside its code, its sign and its English name. */
const SPOKEN: Readonly<Record<string, readonly string[]>> = {
  GBP: ['quid', 'sterling'],
  USD: BUCKS,
  AUD: BUCKS,
  NZD: BUCKS,
  CAD: [...BUCKS, 'loonie'],
  SEK: CROWNS,
  NOK: CROWNS,
  DKK: CROWNS,
  ISK: CROWNS,
  CZK: ['kc', 'koruna', 'koruny', 'korun', 'crown'],
  PLN: ['zl', 'zloty', 'zlotych', 'zlote'],
  CHF: ['fr', 'sfr', 'franken'],
  INR: RUPEES,
  PKR: RUPEES,
  LKR: RUPEES,
  NPR: RUPEES,
  ZAR: ['rand'],
  RON: ['leu', 'lei'],
  HUF: ['ft'],
};

/** Words for money that are no code and no sign. A shop whose own word it is not refuses the amount by it. */
const NAMES = new Set(
  [
    ...'baht dirham dollar euro forint franc krona lira peso pound real ringgit shekel won yen yuan zloty'.split(
      ' ',
    ),
    ...Object.values(SPOKEN)
      .flat()
      .filter((word) => word.length > 1),
  ].map(plainWord),
);

const CODES = new Set(
  'aud brl cad chf cny czk dkk eur gbp hkd huf ils inr isk jpy krw mxn nok nzd pln ron sek sgd try usd zar'.split(
    ' ',
  ),
);

/** "US dollars", "Swiss francs": the first word decides. */
const COUNTRIES: ReadonlyMap<string, string> = new Map([
  ['us', 'USD'],
  ['american', 'USD'],
  ['canadian', 'CAD'],
  ['australian', 'AUD'],
  ['zealand', 'NZD'],
  ['singapore', 'SGD'],
  ['kong', 'HKD'],
  ['swiss', 'CHF'],
  ['british', 'GBP'],
  ['swedish', 'SEK'],
  ['svenska', 'SEK'],
  ['norwegian', 'NOK'],
  ['norska', 'NOK'],
  ['danish', 'DKK'],
  ['danska', 'DKK'],
  ['czech', 'CZK'],
  ['polish', 'PLN'],
  ['japanese', 'JPY'],
  ['indian', 'INR'],
  ['mexican', 'MXN'],
]);

/** The word as it is compared: without accents, in the singular, and without the bar of a Polish l. */
export function plainWord(word: string): string {
  return singular(fold(word).replaceAll('ł', 'l').replaceAll('ø', 'o'));
}

const ALL_COINS = new Set([...PENCE, ...CENTS, ...ORE, ...Object.values(COINS).flat()].map(plainWord));

/** Whether it names a small coin, of whatever currency. */
export const isCoin = (word: string): boolean => word !== '' && ALL_COINS.has(plainWord(word));

/** Whether a hundred of these are one of the shop's currency. */
export const isOwnCoin = (word: string, currency: string): boolean =>
  decimalsOf(currency) === 2 &&
  (COINS[currency] ?? CENTS).some((coin) => plainWord(coin) === plainWord(word));

export const spokenNames = (currency: string): readonly string[] => SPOKEN[currency] ?? [];

/** A word that cannot be anything else: with no figure beside it, most words are no currency. */
export const namesCurrency = (word: string): boolean =>
  /^\p{L}{0,3}\p{Sc}$/u.test(word) || NAMES.has(plainWord(word));

/** For the sentence that refuses it. */
const isCurrencyWord = (word: string): boolean => namesCurrency(word) || isCoin(word) || CODES.has(word);

/** A currency that takes two words to name, which is where its country stands: "US dollars", "pounds sterling". */
export function twoWordsAt(
  { text, tokens }: Words,
  at: number,
): { readonly code: string; readonly said: string } | undefined {
  const [first = '', second = ''] = [tokens[at]?.word, tokens[at + 1]?.word];
  const code = second === 'sterling' && plainWord(first) === 'pound' ? 'GBP' : COUNTRIES.get(first);
  if (code === undefined || !namesCurrency(second)) return undefined;
  return { code, said: text.slice(tokens[at]?.start, tokens[at + 1]?.end) };
}

/** Why an amount is refused: the shop's currency, and by its name the one that was written. */
export const otherCurrency = (currency: string, said: string): string =>
  `The shop sells in ${currency}, so amounts must be in ${currency}${isCurrencyWord(said) || said.includes(' ') ? `, and not in "${said}"` : ''}`;
