// Days of a month in words: "first", "twenty fifth".
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );
const TENS: Readonly<Record<string, number>> = { twenty: 20, thirty: 30 };
const MOST_ONES = 9;

/** 1 to 39, and where what follows it begins; `word` is the word at a place. */
export function ordinalAt(
  word: (at: number) => string,
  at: number,
): { readonly value: number; readonly next: number } | undefined {
  const tens = TENS[word(at)];
  const last = tens === undefined ? at : at + 1;
  const ones = word(last) === 'thirtieth' && tens === undefined ? 30 : ORDINALS.indexOf(word(last)) + 1;
  return ones === 0 || (tens !== undefined && ones > MOST_ONES)
    ? undefined
    : { value: (tens ?? 0) + ones, next: last + 1 };
}
