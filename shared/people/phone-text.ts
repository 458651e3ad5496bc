// What somebody wrote where a telephone number belongs, taken apart: the digits, whether a country code leads them, and
// what else it can be a mistake to glue onto them. The library is only ever handed digits: on `tel:…;phone-context=…` it
// keeps a state between two calls (findings/phone-context-keeps-state.sh), so that of two same numbers one was none.

export type WrittenNumber = {
  /** Digits, and nothing else. */
  readonly digits: string;
  /** A plus sign leads, or the context of a `tel:` address: the digits begin with a country code. */
  readonly isInternational: boolean;
  /** How many digits stand before each gap: 2, 3, 6 and 9 of "00 1 202 555 0123", where "001" would be dialled too. */
  readonly gaps: readonly number[];
  /** The same without a zero in brackets, "+44 (0)7700", which is dialled at home and left out abroad. */
  readonly withoutZero?: string;
};

/** Longer than any way to write a number; a wall of text is not worth a look. */
const LONGEST = 80;
const ADDRESS = /^tel:\s*/i;
/** RFC 3966 (tel: addresses) and what people write: an extension is no part of whose number it is. */
const EXTENSION = /(?:;ext=|;isub=|ext(?:ension|n)?|extensi[oó]n|durchwahl|доб|x|#)[.:]?\s?\d{1,7}#?$/iu;
/** In front, or within the bracket around a country code, "(+44) 7911". */
const PLUS = /^\(?\s*[+\uFF0B\u2795]/;
/** Invisible marks come along when a number is copied from a contact. */
const UNSEEN = /\p{Cf}/gu;
/** Brackets, dots, strokes and dashes of every kind, and spaces of every kind. */
const SEPARATORS = /[\s\p{Pd}.\u00b7()[\]/\u2215~\u2212\u30fc]+/gu;
/** A stroke stands behind an area code, "0171/1234567". */
const AREA = { mostBefore: 8, leastBehind: 4 } as const;
/** "0171 1234567 - 68": two numbers in a row, or a desk behind a company's number. */
const DASH_ALONE = /\s\p{Pd}\s/u;
/** With so many digits a number is whole, and a short end behind it no part of it. */
const WHOLE_DIGITS = 10;
const ZERO_IN_BRACKETS = /\(\s*0\s*\)/;
/** The first digit of each script's ten that phones write. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0xff10];

/** The parts of the text, or undefined where it holds more than one number, none, or words. Pure: same text, same answer. */
export function readWrittenNumber(text: string): WrittenNumber | undefined {
  if (text.length > LONGEST) return undefined;
  const plain = text
    .replaceAll(UNSEEN, '')
    .trim()
    .replaceAll(/\p{Nd}/gu, plainDigit);
  const [number = '', context] = withoutContext(plain.replace(ADDRESS, ''));
  const written = number.replace(EXTENSION, '').trim().replace(/,$/, '');
  if (namesAnother(written)) return undefined;
  const isInternational = PLUS.test(written);
  const rest = written.replace(PLUS, '');
  const digits = digitsOf(rest);
  if (digits === undefined) return undefined;
  const zero = ZERO_IN_BRACKETS.test(rest) ? digitsOf(rest.replace(ZERO_IN_BRACKETS, '')) : undefined;
  // "+0044 …": the plus stands for the zeros, and somebody wrote both.
  const isDialled = isInternational && digits.startsWith('0');
  const whole = {
    digits,
    gaps: gapsOf(rest),
    isInternational: isInternational && !isDialled,
    ...(zero === undefined ? {} : { withoutZero: zero }),
  };
  return context === undefined || isInternational ? whole : inContext(whole, context);
}

/** `7700900123;phone-context=+44`: the number, and the country code that it is to be read with, if one is named. */
function withoutContext(text: string): readonly [string, string?] {
  const [number = '', ...parameters] = text.split(';');
  const named = parameters
    .find((one) => /^\s*phone-context=/i.test(one))
    ?.split('=')[1]
    ?.trim();
  const isKnown = parameters.every((one) =>
    /^\s*(?:ext|isub|phone-context|postd|x-[\w-]+)=[^;]*$/i.test(one),
  );
  if (!isKnown) return [text];
  const code = named !== undefined && PLUS.test(named) ? digitsOf(named.replace(PLUS, '')) : undefined;
  return code === undefined ? [number] : [number, code];
}

/** A number in its country's own form may lead with the zero that is left out behind a country code. */
const inContext = ({ digits }: WrittenNumber, code: string): WrittenNumber => ({
  digits: `${code}${digits}`,
  gaps: [code.length],
  isInternational: true,
  ...(digits.startsWith('0') ? { withoutZero: `${code}${digits.slice(1)}` } : {}),
});

/** "07911 123456/7": two numbers whose ends differ, or a slip. Which one is meant only the person knows. */
function namesAnother(written: string): boolean {
  const [before = 0, ...behind] = written.split('/').map((part) => part.replaceAll(/\D/g, '').length);
  return (
    isRange(written) ||
    behind.some((digits) => digits < AREA.leastBehind) ||
    (behind.length > 0 && before > AREA.mostBefore)
  );
}

/** A short end that counts on from the digits it would stand for is the next number; any other is a desk's. */
function isRange(written: string): boolean {
  const parts = written.split(DASH_ALONE).map((part) => part.replaceAll(/\D/g, ''));
  const [number = '', end = ''] = parts;
  const isShortEnd = parts.length === 2 && end.length < AREA.leastBehind;
  return isShortEnd && number.length >= WHOLE_DIGITS && end > number.slice(-end.length);
}

/** How many digits stand before each gap. */
const gapsOf = (text: string): readonly number[] =>
  [...text.trim().matchAll(SEPARATORS)].map(
    ({ index }) => text.trim().slice(0, index).replaceAll(/\D/g, '').length,
  );

function digitsOf(text: string): string | undefined {
  const digits = text.replaceAll(SEPARATORS, '');
  return /^\d+$/.test(digits) ? digits : undefined;
}

function plainDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const zero = ZEROS.find((first) => code >= first && code < first + 10);
  return zero === undefined ? digit : String(code - zero);
}
