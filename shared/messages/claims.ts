// The check on every sentence that a model wrote before a shopper may read it. It must not link, promise, price,
// urge or disguise. The list is broad on purpose: a wrongly refused line costs nothing but the owner's own template.
import { isGsm } from './gsm.ts';

export type LineRules = {
  /** Their own words are no claim: `Freewheel 50% Grey` may be called by its name. */
  readonly productName: string | readonly string[];
  /** In UTF-16 units. */
  readonly maxLength: number;
  /** Refuse what would make a text message cost double. */
  readonly gsmOnly?: boolean;
};

const LINK =
  /:\/\/|\bwww\b|\b(?:https?|ftp|mailto|tel|sms|javascript|data)\s*:|[\p{L}\p{N}_-]\.\p{L}{2,}|\bdot (?:com|net|org|co|io|shop|uk|app|link)\b/iu;
const PHONE_NUMBER = /\d(?:[\s().+-]*\d){5,}/;
const MARKUP = /[<>{}[\]*`^~|\\#]|__|&#?\w+;/;
/** Line breaks, control, zero-width and direction characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029]/u;
const EMOJI = /\p{Extended_Pictographic}/u;
const MIXED_SCRIPT =
  /\p{Script=Latin}\p{M}*[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}]\p{M}*\p{Script=Latin}/u;
const MONEY_WORDS =
  /\b(?:pounds?|quid|fiver|tenner|euros?|dollars?|bucks?|pence|cents?|percent|per cent|percentage|gbp|usd|eur|sgd)\b/;
const CLAIMS = new RegExp(
  `\\b(?:${[
    // what it costs
    'off|free|freebies?|discount(?:s|ed)?|sales?|saves?|saving|savings|bargains?|deals?|vouchers?|coupons?|codes?',
    'promo|promos|promotions?|half price|price|prices|priced|cheap|cheaper|cheapest|lowest|reduced|reductions?',
    'clearance|rebates?|refunds?|refunded|cash ?back|complimentary|bonus|no cost|no charge|on us|on the house',
    'buy one|bogof|bogo|(?:two|three|2|3) for (?:one|two|1|2)|special offers?|offer (?:ends|expires)|exclusive',
    'gratis|gratuit|gratuite|kostenlos|rabatt|remise|soldes?|sconto|descuento|oferta',
    'win|winner|prize|guarantee|guaranteed|money back',
    // how soon
    'last chance|hurry|today only|only today|tonight only|limited|ends? (?:soon|today|tonight)|ending soon|expires?',
    'while stocks? lasts?|selling (?:fast|out)|sells? out|sold out|almost gone|nearly gone|going fast|running (?:out|low)',
    '(?:few|one|two|three) left|act (?:now|fast)|now or never|do not miss|don t miss|dont miss|do not wait|don t wait',
    'final (?:hours|day|days)|urgent|urgently|black friday|cyber monday',
  ].join('|')})\\b`,
);

/** Everything that is wrong with one line, in plain words; empty when it may be used. */
export function lineProblems(line: string, rules: LineRules): string[] {
  const plain = line.normalize('NFKC');
  const names = [rules.productName].flat().map(folded);
  // The longest first: a name may be a part of another.
  const withoutName = [...names]
    .sort((left, right) => right.length - left.length)
    .reduce(blankOut, folded(plain));
  const words = withoutName.replaceAll(/[^\p{L}\p{N}]+/gu, ' ');
  const checks: readonly (readonly [boolean, string])[] = [
    [line.trim() === '', 'is empty'],
    [line.length > rules.maxLength, `is longer than ${rules.maxLength} characters`],
    [UNSEEN.test(line), 'holds line breaks or invisible characters'],
    [MARKUP.test(plain), 'holds markup'],
    [LINK.test(plain), 'holds a link'],
    [plain.includes('@'), 'holds an e-mail address'],
    [PHONE_NUMBER.test(withoutName), 'holds a telephone number'],
    [hasForeignNumber(withoutName, names), 'holds a number'],
    [/[\p{Sc}%\u2030]/u.test(withoutName), 'holds a currency or percent sign'],
    [MONEY_WORDS.test(words), 'speaks of money'],
    [CLAIMS.test(words), 'claims a discount or urgency'],
    [EMOJI.test(withoutName), 'holds an emoji'],
    [MIXED_SCRIPT.test(plain), 'mixes alphabets in a word'],
    [rules.gsmOnly === true && !isGsm(line), 'holds characters outside the GSM alphabet'],
  ];
  return checks.filter(([isWrong]) => isWrong).map(([, problem]) => problem);
}

/**
 * Numbers are ours to state. A line may repeat one only as part of a word of the product's name (`P10`, `26in`); a bare
 * number only within the whole name, which is blanked out before: "2 pack" must not allow "only 2 to go".
 */
function hasForeignNumber(withoutName: string, names: readonly string[]): boolean {
  const nameWords = new Set(names.flatMap(wordsOf).filter((word) => /\p{L}/u.test(word)));
  return wordsOf(withoutName).some((word) => /\p{N}/u.test(word) && !nameWords.has(word));
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}.-]+/u).map((word) => word.replaceAll(/^[.-]+|[.-]+$/g, ''));
}

/** Lower case, without accents and in one form, so that one list finds Sale, SALE, sâle and ｓａｌｅ. */
function folded(text: string): string {
  return text.normalize('NFKC').normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}

/** Takes the whole name out, only where it stands as whole words; the mark keeps its neighbours apart. */
function blankOut(text: string, name: string): string {
  if (name === '') return text;
  const literal = name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return text.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'gu'), ' ; ');
}
