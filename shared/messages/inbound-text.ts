// A text message that somebody sent to the shop's number, as the two-way SMS service hands it to an SNS topic.
import * as z from 'zod';
import { toE164 } from '../people/phone.ts';
import { cut } from '../text/cut.ts';
import { wellFormedValue } from '../text/well-formed.ts';
import { withoutLookalikes, withPlainCapitals } from './lookalikes.ts';
import { POLITE_WORDS, STOP_ALONE, STOP_INSIDE, STOP_PHRASES, STOP_SIGNS, STOP_WORDS } from './stop-words.ts';

const payload = z.object({
  originationNumber: z.string(),
  messageBody: z.string(),
  inboundMessageId: z.string().optional(),
});

export type InboundText = {
  readonly from: string;
  readonly words: string;
  /** The service's own id of the message, where it tells one. */
  readonly id?: string;
};

/** Reads the topic's message; undefined when it is not a text from a phone number. */
export function readInboundText(message: string, country: string): InboundText | undefined {
  let parsed: unknown;
  try {
    parsed = wellFormedValue(JSON.parse(message));
  } catch {
    return undefined;
  }
  const fits = payload.safeParse(parsed);
  if (!fits.success) return undefined;
  const from = toE164(fits.data.originationNumber, country);
  if (from === undefined) return undefined;
  const { messageBody: words, inboundMessageId: id } = fits.data;
  return { from, words, ...(id === undefined ? {} : { id }) };
}

/** `stop`: nothing but that. `stop-and-more`: it counts, and somebody should read it. `question`: somebody should read it. */
export type Reply = 'stop' | 'stop-and-more' | 'question' | 'nothing';

const LONGEST = 2_000;
/** A message of more words than these says more than "stop", however polite. */
const MOST_WORDS = 8;
const LONGEST_WORD = 40;
const MOST_PIECES = 4;
/** What may stand around a stop word of a language that puts no spaces between words. */
const LONGEST_REST = 4;

/**
 * What an answer comes to. Whoever says stop, wherever in the message and however written, is heard: nobody should have
 * to know the right word, its case or its language. Whoever says more than that is heard by a person as well, because
 * "cancel my order" and "at the end of the day" hold such a word and mean something else.
 */
export function readReply(written: string): Reply {
  // ™ and its like would become letters of the word before them.
  const said = cut(written, { characters: LONGEST }).replaceAll(/[™℠©®℗]/gu, ' ');
  const plain = withPlainCapitals(said.normalize('NFKC'));
  const tokens = tokensOf(plain);
  if (tokens.length === 0) {
    if (STOP_SIGNS.test(plain)) return 'stop';
    return plain.trim() === '' ? 'nothing' : 'question';
  }
  if (tokens.length <= 2 && STOP_ALONE.has(tokens.join(''))) return 'stop';
  // "S-TOP", "st op": nothing but one word in pieces.
  if (tokens.length > 1 && tokens.length <= MOST_PIECES && isStopWord(tokens.join(''))) return 'stop';
  const spaced = ` ${tokens.join(' ')} `;
  const rest = STOP_PHRASES.reduce((text, phrase) => text.replaceAll(` ${phrase} `, ' '), spaced);
  const left = rest.split(' ').filter((token) => token !== '');
  const others = left.filter((token) => !isStopWord(token)).map(withoutStopInside);
  const holdsStop =
    rest !== spaced ||
    others.length < left.length ||
    left.some((token) => withoutStopInside(token) !== token);
  if (!holdsStop) return STOP_SIGNS.test(plain) ? 'stop-and-more' : 'question';
  const asks = /[?¿؟՞]/u.test(plain) || tokens.length > MOST_WORDS;
  return asks || others.some((token) => saysSomething(token, left.includes(token)))
    ? 'stop-and-more'
    : 'stop';
}

/** What is left of a word around a stop word says nothing if it is short: 请停止发送 is no more than "please stop sending". */
const saysSomething = (token: string, isWhole: boolean): boolean =>
  isWhole ? !POLITE_WORDS.has(token) && !/^\p{N}+$/u.test(token) : token.length > LONGEST_REST;

const withoutStopInside = (token: string): string =>
  STOP_INSIDE.reduce((text, word) => text.replaceAll(word, ''), token);

/** The words: lower case, without accents, invisible characters and signs; letters that stand apart are joined. */
function tokensOf(plain: string): string[] {
  const bare = plain
    .normalize('NFD')
    // What is not seen is gone, and with it what makes a picture of the sign before it: a heart's selector, a key's frame.
    .replaceAll(/\p{Cf}|\p{Default_Ignorable_Code_Point}|\u0640|\u20e3/gu, '')
    // Accents go, and points that Hebrew and Arabic do without; the marks of other scripts are vowels and stay.
    .replaceAll(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i');
  const found = bare.match(/[\p{L}\p{M}\p{N}$]+/gu) ?? [];
  const tokens: string[] = [];
  let apart = '';
  for (const token of [...found, '']) {
    // "S T O P" and "s.t.o.p" fall into single letters.
    if (/^\p{L}$/u.test(token)) {
      apart += token;
      continue;
    }
    if (apart !== '') tokens.push(...(apart.length > 2 ? [apart] : [...apart]));
    apart = '';
    if (token !== '') tokens.push(token);
  }
  return tokens;
}

/** One word, with what people do to it: "stoppp", "st0p", "stop2", "2stop". */
function isStopWord(token: string): boolean {
  if (token.length > LONGEST_WORD) return false;
  const bare = /[^\p{N}](?:.*[^\p{N}])?/su.exec(token)?.[0] ?? '';
  return [token, withoutLookalikes(token), bare].some(
    (form) =>
      STOP_WORDS.has(form) ||
      STOP_WORDS.has(form.replaceAll(/(\p{L})\1+/gu, '$1$1')) ||
      STOP_WORDS.has(form.replaceAll(/(\p{L})\1+/gu, '$1')),
  );
}
