// The check on every sentence that a model wrote before a shopper may read it. It may say only why a thing goes with the
// thing bought; it must not link, promise, price, urge, instruct or disguise (line-words.ts, disguise.ts).
import { withoutEnds } from '../text/ends.ts';
import {
  hasForeignLetters,
  hasSignsInWords,
  holdsAddress,
  scriptsOf,
  shownForms,
  spellsOut,
  withoutTallI,
} from './disguise.ts';
import { isGsm } from './gsm.ts';
import { SUBJECTS } from './line-words.ts';

export type LineRules = {
  /** Their own words are no claim: `Freewheel 50% Grey` may be called by its name. */
  readonly productName: string | readonly string[];
  /** The owner's own words, whose alphabet the line must keep to. Default: Latin. */
  readonly template?: string;
  /** In UTF-16 units. */
  readonly maxLength: number;
  /** Refuse what would make a text message cost double. */
  readonly gsmOnly?: boolean;
};

const PHONE_NUMBER = /\d(?:[\s().+-]*\d){5,}/;
/** "oh double seven", as somebody says a number. */
const SPOKEN_NUMBER =
  /(?:\b(?:zero|nought|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)\b[^\p{L}]{1,3}){3}/u;
const MARKUP = /[<>{}[\]*`^~|\\#]|__|&#?\w+;/;
/** Line breaks, control, zero-width and direction characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029]/u;
/** And signs of all other kinds, among them letters in circles and squares; a copyright or a degree is none. */
const EMOJI = /(?![\u00a9\u00ae\u00b0\u2122])[\p{Extended_Pictographic}\p{So}]/u;
const MONEY_WORDS =
  /\b(?:pounds?|quid|fiver|tenner|euros?|dollars?|bucks?|pence|cents?|percent|per cent|percentage|gbp|usd|eur|sgd)\b/;
const TALKS_OF = SUBJECTS.map(
  ({ problem, words }) => [problem, new RegExp(`(?:^| )(?:${words.join('|')})(?= |$)`, 'u')] as const,
);

/** Everything that is wrong with one line, in plain words; empty when it may be used. */
export function lineProblems(line: string, rules: LineRules): string[] {
  const plain = line.normalize('NFKC');
  const names = [rules.productName].flat().map(folded);
  // The longest first: a name may be a part of another.
  const withoutName = [...names]
    .sort((left, right) => right.length - left.length)
    .reduce(blankOut, folded(plain));
  const tall = withoutTallI(plain);
  const forms = [withoutName, ...(tall === plain ? [] : [folded(tall)])].flatMap(shownForms);
  const scripts = scriptsOf(rules.template ?? 'Latin');
  const checks: readonly (readonly [boolean, string])[] = [
    [line.trim() === '', 'is empty'],
    [line.length > rules.maxLength, `is longer than ${rules.maxLength} characters`],
    [UNSEEN.test(line), 'holds line breaks or invisible characters'],
    [MARKUP.test(plain), 'holds markup'],
    // Also in a name: a mail program makes a link of it whoever wrote it.
    [holdsAddress(folded(plain)), 'holds a link'],
    [plain.includes('@'), 'holds an e-mail address'],
    [PHONE_NUMBER.test(withoutName) || SPOKEN_NUMBER.test(withoutName), 'holds a telephone number'],
    [hasForeignNumber(withoutName, names), 'holds a number'],
    [/[\p{Sc}%\u2030]/u.test(withoutName), 'holds a currency or percent sign'],
    [forms.some((form) => MONEY_WORDS.test(form)), 'speaks of money'],
    ...TALKS_OF.map(([problem, words]) => [forms.some((form) => words.test(form)), problem] as const),
    [EMOJI.test(withoutName), 'holds an emoji'],
    [hasForeignLetters(withoutName, scripts), 'mixes alphabets in a word'],
    [spellsOut(withoutName), 'spells a word out'],
    [hasSignsInWords(withoutName), 'holds signs inside a word'],
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
  return text.split(/[^\p{L}\p{N}.-]+/u).map((word) => withoutEnds(word, '.-'));
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
