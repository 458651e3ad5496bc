// Cutting text that people wrote. What they take for one character may be a dozen code units (a flag, a family, a letter
// with three accents), so that text is cut between grapheme clusters and never inside one.

/** Made at the first cut: most runs cut nothing, and Node needs a while for the first one. */
let segmenter: Intl.Segmenter | undefined;
const clusters = (text: string) => {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
};

/** A family of four has twenty-five; a "character" of a hundred accents does not fit. */
const BYTES_PER_CHARACTER = 32;

export type CutLimit = {
  /** As people count them. */
  readonly characters: number;
  /** UTF-8; thirty-two to a character where it is not said. */
  readonly bytes?: number;
};

/**
 * The longest beginning of `text` that keeps within both limits and ends with a whole character. One single character
 * that is larger than the limit is itself cut, between code points. Takes as long as what is kept, not as what is cut.
 */
export function cut(
  text: string,
  { characters, bytes = characters * BYTES_PER_CHARACTER }: CutLimit,
): string {
  if (characters < 1) return '';
  // A code unit is at least one byte, and a cluster at least one code unit.
  if (text.length <= characters && text.length * 3 <= bytes) return text;
  const start = text.slice(0, bytes + 1);
  let [end, count, used] = [0, 0, 0];
  for (const { segment } of clusters(start)) {
    used += Buffer.byteLength(segment);
    if (used > bytes || count === characters) break;
    end += segment.length;
    count += 1;
  }
  return end === 0 ? cutBytes(start, bytes) : start.slice(0, end);
}

/** The same, with `…` in place of what was cut away; the mark counts as one of the characters. */
export function shorten(text: string, characters: number): string {
  const whole = cut(text, { characters });
  return whole === text ? text : `${cut(text, { characters: characters - 1 }).trimEnd()}…`;
}

/** The longest beginning of at most so many bytes of UTF-8 that ends between code points. For what no person reads. */
export function cutBytes(text: string, bytes: number): string {
  if (text.length * 3 <= bytes) return text;
  let [end, used] = [0, 0];
  for (const character of text.slice(0, bytes + 1)) {
    used += Buffer.byteLength(character);
    if (used > bytes) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/** How many characters there are, as people count them, up to `most` and one: nobody needs to count a novel. */
export function countedCharacters(text: string, most: number): number {
  if (text.length <= most && /^[\x20-\x7e]*$/.test(text)) return text.length;
  let count = 0;
  for (const _ of clusters(text)) {
    count += 1;
    if (count > most) break;
  }
  return count;
}
