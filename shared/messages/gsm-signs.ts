// Signs of product names that telephones' small alphabet lacks, and what says the same in it. A sign with a meaning is spelled in as
// few characters as say it, in no language's own words where that can be; one that only adorns is left out. What has a meaning and no such
// spelling (another currency's sign, infinity, a letter of another script) stands in neither list: the text is then sent as it is.

/** In this order. Selectors of a sign's picture are gone before. */
export const SPELLED: readonly (readonly [RegExp, string])[] = [
  // Degrees, diameters, and how much of a thousand.
  [/ ?[\u00b0\u00ba] ?(?=[CF](?![\p{L}\p{N}]))/gu, ' '],
  [/\u2103/gu, ' C'],
  [/\u2109/gu, ' F'],
  [/ ?\u00b0/gu, ' deg'],
  [/[\u2300\u2205\u29b0]/gu, 'Ø'],
  [/ ?\u2030/gu, ' per mille'],
  // Numbers: a half, a power, a number in a circle.
  [/(?<=\d)(?=[\u00bc-\u00be\u2150-\u215e])/gu, ' '],
  [/(?<=\d)(?=[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u207b])/gu, '^'],
  [/\u207b/gu, '-'],
  [/\u2116/gu, 'No.'],
  [/\u{1f51f}/gu, '10'],
  // Sums.
  [/[\u2044\u2215\u00f7\u2797]/gu, '/'],
  [/(?<=\d ?)\u2716(?= ?\d)/gu, 'x'],
  [/[\u00d7\u2715\u2a2f]/gu, 'x'],
  [/[\u2795\u271a\u271b\u271c\u2719]/gu, '+'],
  [/\u2796/gu, '-'],
  [/\u00b1/gu, '+/-'],
  [/\u2264/gu, '<='],
  [/\u2265/gu, '>='],
  [/\u2260/gu, '<>'],
  [/[\u2248\u2243\u2245\u223c\u301c\u2053]/gu, '~'],
  [/\u2217/gu, '*'],
  [/\u2206/gu, 'Δ'],
  [/\u2211/gu, 'Σ'],
  [/\u220f/gu, 'Π'],
  [/[\u00b5\u03bc]/gu, 'u'],
  // Ways: to, from, and both.
  [/[\u2194\u21c4\u21c6\u21cb\u21cc\u21d4\u27f7\u2b0c]/gu, '<->'],
  [/[\u2190\u21d0\u27f5\u2b05]/gu, '<-'],
  [/[\u2192\u21d2\u27f6\u2794\u2798-\u27af\u27b1-\u27be\u2b95]/gu, '->'],
  [/[\u2191\u21d1\u2b06]/gu, '^'],
  [/[\u2193\u21d3\u2b07]/gu, 'v'],
  // For women, for men, for both; plugs and sockets too. Joined to a runner they are that picture's.
  [/(?<!\u200d)\u2640/gu, '(f)'],
  [/(?<!\u200d)\u2642/gu, '(m)'],
  [/(?<!\u200d)[\u26a5\u26a4]/gu, '(f/m)'],
  // Keys of music, and what one loves.
  [/(?<=\b[A-Ha-h])\u266d/gu, 'b'],
  [/(?<=\b[A-Ha-h])\u266f/gu, '#'],
  [/(?<=\bI ?)[\u2764\u2665]/gu, '<3'],
  // Quotes, brackets, dots and bars.
  [/[\u02bb\u02bc\u02b9\u02c8\u2039\u203a\uff07\u2035\ua78c]/gu, "'"],
  [/[\u2036\u02ba\u300a\u300b\u300c-\u300f\u301d-\u301f]/gu, '"'],
  [/\u2034/gu, "'''"],
  [/[\u3010\u3014\u3016\u3008]/gu, '('],
  [/[\u3011\u3015\u3017\u3009]/gu, ')'],
  [/[\u2022\u2023\u25cf\u25aa\u00b7\u2219\u2027\u22c5\u2500\u2501\u2e3a\u2e3b\u30fb]/gu, '-'],
  [/[\u00a6\u2016\u2223\u2502]/gu, '|'],
  // Measures and money.
  [/\u2114/gu, 'lb'],
  [/\u2125/gu, 'oz'],
  [/\u211e/gu, 'Rx'],
  [/\u00a2/gu, 'c'],
  [/\u1e9e/gu, 'SS'],
];

const from = (first: number, texts: readonly string[]): readonly (readonly [string, string])[] =>
  texts.map((text, index) => [String.fromCodePoint(first + index), text]);
const ALPHABET = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const UP_TO_TEN = Array.from({ length: 10 }, (_, index) => String(index + 1));
const FROM_ELEVEN = UP_TO_TEN.map((number) => String(Number(number) + 10));
const ZODIAC =
  'Aries Taurus Gemini Cancer Leo Virgo Libra Scorpio Sagittarius Capricorn Aquarius Pisces'.split(' ');

/** Letters of ours that no accent explains, and letters and numbers on dark grounds, which no normal form knows. */
export const SINGLE: ReadonlyMap<string, string> = new Map([
  ...Object.entries({
    ...{ Ł: 'L', ł: 'l', Đ: 'D', đ: 'd', Ð: 'D', ð: 'd', Þ: 'Th', þ: 'th', Œ: 'OE', œ: 'oe', ı: 'i' },
    ...{ Ħ: 'H', ħ: 'h', Ŧ: 'T', ŧ: 't', Ŋ: 'N', ŋ: 'n', ĸ: 'k', ƒ: 'f', Ə: 'E', ə: 'e', Ƶ: 'Z', ƶ: 'z' },
    ...{ Ɓ: 'B', ɓ: 'b', Ɗ: 'D', ɗ: 'd', Ƙ: 'K', ƙ: 'k', Ƴ: 'Y', ƴ: 'y', Ɛ: 'E', ɛ: 'e', Ɔ: 'O', ɔ: 'o' },
    ...{ Ǝ: 'E', ǝ: 'e', Ɨ: 'I', ɨ: 'i', Ȼ: 'C', ȼ: 'c', Ɖ: 'D', ɖ: 'd', ȷ: 'j', '⓿': '0', '🆎': 'AB' },
  }),
  ...from(0x2776, UP_TO_TEN),
  ...from(0x2780, UP_TO_TEN),
  ...from(0x278a, UP_TO_TEN),
  ...from(0x24eb, FROM_ELEVEN),
  ...from(0x1f150, ALPHABET),
  ...from(0x1f170, ALPHABET),
  ...from(0x2648, ZODIAC),
]);

/** Marks of trade and of footnotes, blocks, stars and emoji, with the joints and colours of these. A digit is none of them. */
export const ADORNING =
  /(?:(?:[\u2122\u00ae\u00a9\u2120\u2117\u24c7\u2020\u2021\u00b6\u2042\u203b\u212e]|\u1d40\u1d39|(?<=\p{L})\u24b8|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u20d0-\u20f0\u2580-\u27bf\u2b00-\u2bff])\u200d*)+/gu;

/** A letter of Greek that stands alone is a sign: vitamins, rays, kinds. The capitals that are not here look like ours, or are in the alphabet. */
export const GREEK_SIGNS: ReadonlyMap<string, string> = new Map([
  ...from(0x3b1, 'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda'.split(' ')),
  ...from(0x3bd, 'nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega'.split(' ')),
  ...[...'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ'].map((letter, index): [string, string] => [letter, 'ABEZHIKMNOPTYX'[index] ?? '']),
]);
