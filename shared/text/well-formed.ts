// The one door for text. Whatever the world sends as text passes here where it comes in, so that nothing behind the
// door meets half an emoji, a NUL, another control character or one of Unicode's non-characters: SQS refuses messages
// that hold them, UTF-8 cannot write a lone surrogate, and a digest of one is not the digest of what was stored.
//
//   a body, a document, an API's answer     wellFormed     what cannot be kept becomes U+FFFD, so that a place stays marked
//   a name, a title, a label                oneLine        the marks go too, and what turns a sentence round; line breaks become blanks
//   an id, a code, a key                    isKeyText      is refused when it holds a mark: cleaned, two ids could become one

/** Lone surrogates, controls but tab, line feed and return, and the 66 code points that are no characters. */
const BROKEN = /[\p{Cs}\p{Noncharacter_Code_Point}]|(?![\t\n\r])\p{Cc}/u;
const EVERY_BROKEN = new RegExp(BROKEN, 'gu');
/** What stands where something was that could not be kept, as every decoder of UTF-8 writes it. */
const MARK = '\uFFFD';
const NOT_IN_KEYS = /[\p{Cs}\p{Noncharacter_Code_Point}\p{Cc}\uFFFD\u2028\u2029]/u;
const LINE_BREAKS = /[\t\n\r\u2028\u2029]+/g;
/**
 * They turn whatever follows them, our own words and the price too, until another one ends it. Which way a name runs is
 * seen from its letters; the single marks U+200E and U+200F turn nothing but their neighbours, and stay.
 */
const TURNS_THE_LINE = /[\u202a-\u202e\u2066-\u2069\u206a-\u206f]/g;

/** True for text that may go anywhere as it is: through a queue, into a table, over the wire as UTF-8. */
export function isWellFormed(text: string): boolean {
  return !BROKEN.test(text);
}

/** The same text with U+FFFD in place of each thing that cannot be kept. Line breaks and tabs stay. */
export function wellFormed(text: string): string {
  return BROKEN.test(text) ? text.replace(EVERY_BROKEN, MARK) : text;
}

/**
 * What somebody called a thing or a person, fit for a line that people read: without broken characters or their marks,
 * without what turns the rest of the line round, line breaks as blanks, trimmed. May come out empty.
 */
export function oneLine(text: string): string {
  return wellFormed(text).replaceAll(MARK, '').replace(TURNS_THE_LINE, '').replace(LINE_BREAKS, ' ').trim();
}

/**
 * True for text that may be an id. One that holds a control character, a broken one or the mark of one is refused and
 * never cleaned, because two ids that differ only there would become one.
 */
export function isKeyText(text: string): boolean {
  return text !== '' && !NOT_IN_KEYS.test(text);
}

/** A parsed value with every text in it and every name of a member made well-formed. Throws RangeError for endless nesting. */
export function wellFormedValue(value: unknown): unknown {
  if (typeof value === 'string') return wellFormed(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(wellFormedValue);
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [wellFormed(name), wellFormedValue(member)]),
  );
}
