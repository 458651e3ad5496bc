// The bytes of a file as text. UTF-8 and UTF-16 say themselves what they are; of all others only whoever made the file
// knows, and a wrong guess turns names into other names, so that it is asked.

export type Decoded =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: string }
  | { readonly kind: 'question'; readonly question: string };

/** What people's programs write beside UTF-8, the likeliest first; more where a country has one of its own. */
const USUAL = ['windows-1252', 'macintosh'];
const BY_COUNTRY: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['PL', 'CZ', 'SK', 'HU', 'RO', 'SI', 'HR'].map((country) => [country, 'windows-1250']),
  ),
  ...Object.fromEntries(['RU', 'UA', 'BG', 'RS', 'BY'].map((country) => [country, 'windows-1251'])),
  GR: 'windows-1253',
  TR: 'windows-1254',
  IL: 'windows-1255',
  JP: 'shift_jis',
  KR: 'euc-kr',
  CN: 'gbk',
  TW: 'big5',
  HK: 'big5',
};

/** What such files begin with that only look like lists; a program that opens them can save them as CSV. */
const NO_TEXT: readonly (readonly [(start: string) => boolean, string])[] = [
  [(start) => start.startsWith('PK\u0003\u0004'), 'a spreadsheet or an archive (.xlsx, .ods, .zip)'],
  [(start) => start.startsWith('\u00d0\u00cf\u0011\u00e0'), 'an old spreadsheet (.xls)'],
  [(start) => start.startsWith('%PDF'), 'a PDF'],
  [(start) => /^\s*<(!doctype|html|\?xml|table)/i.test(start), 'a web page or XML'],
];
const SAMPLED_BYTES = 2_000;
const SHOWN_CHARACTERS = 60;

/** Text is a file that somebody has decoded already. */
export type FileContent = string | Uint8Array;

/** What is read of a file before anything else of it. Throws for what is no text at all. */
export const decodeContent = (
  content: FileContent,
  how: { readonly encoding?: string | undefined; readonly country: string },
): Decoded =>
  typeof content === 'string' ? { kind: 'text', text: content, encoding: 'utf-8' } : decode(content, how);

/** True for what is a JSON list, or an object with one, and no table. */
export const isJson = (text: string): boolean => /^\uFEFF?\s*[[{]/.test(text);

/** Throws for what is no text at all. `encoding` is what somebody said it is. */
export function decode(
  bytes: Uint8Array,
  { encoding, country }: { encoding?: string | undefined; country: string },
): Decoded {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const other = NO_TEXT.find(([isSuch]) => isSuch(start.replace(/^\u00ef\u00bb\u00bf/, '')));
  if (other !== undefined)
    throw new Error(`The file is ${other[1]}, not CSV. Open it and save it as "CSV UTF-8".`);
  if (encoding !== undefined) return readAs(bytes, encoding);
  const unicode = unicodeOf(bytes);
  const text = decoded(bytes, unicode);
  if (text !== undefined) return { kind: 'text', text, encoding: unicode };
  return { kind: 'question', question: questionAbout(bytes, country) };
}

function readAs(bytes: Uint8Array, encoding: string): Decoded {
  let text: string | undefined;
  try {
    // Whoever says UTF-8 of a file that is damaged somewhere wants the rest of it; the damage stays marked.
    text = /^utf-?8$/i.test(encoding) ? new TextDecoder().decode(bytes) : decoded(bytes, encoding);
  } catch {
    return {
      kind: 'question',
      question: `There is no encoding "${encoding}"; there is, for example, windows-1252: --encoding`,
    };
  }
  if (text !== undefined) return { kind: 'text', text, encoding };
  return {
    kind: 'question',
    question: `The file cannot be read as ${encoding}; it is written in something else: --encoding`,
  };
}

/** Undefined where the bytes are none of this encoding. Throws RangeError for an encoding that does not exist. */
function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** By the byte-order mark, or by the noughts that UTF-16 puts beside every Latin letter. */
function unicodeOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLED_BYTES);
  const noughts = [0, 0];
  for (const [index, byte] of sample.entries())
    if (byte === 0) noughts[index % 2] = (noughts[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = noughts;
  const many = sample.length / 5;
  if (odd > many && even < many / 4) return 'utf-16le';
  return even > many && odd < many / 4 ? 'utf-16be' : 'utf-8';
}

/** Shows the first line that is not UTF-8 in each encoding it may be, so that whoever reads it sees which is right. */
function questionAbout(bytes: Uint8Array, country: string): string {
  const own = BY_COUNTRY[country.toUpperCase()];
  const candidates = own === undefined ? USUAL : [own, ...USUAL];
  const { line, raw } = firstBrokenLine(bytes);
  const readings = candidates.flatMap((encoding) => {
    const text = decoded(raw, encoding)?.trim().slice(0, SHOWN_CHARACTERS);
    return text === undefined ? [] : [`"${text}" in ${encoding}`];
  });
  const options = [...candidates, ...(hasUtf8(bytes) ? ['utf-8'] : [])].map((each) => `--encoding ${each}`);
  return `The file is not written in UTF-8${hasUtf8(bytes) ? ' everywhere' : ''}. Line ${line} is ${readings.join(', ')}: say which with ${options.join(' or ')}`;
}

/** Letters of two bytes or more, as nothing but UTF-8 writes them: then a part of the file is damaged rather than foreign. */
const hasUtf8 = (bytes: Uint8Array): boolean => /[\u00a0-\ufffc]/.test(new TextDecoder().decode(bytes));

function firstBrokenLine(bytes: Uint8Array): { readonly line: number; readonly raw: Uint8Array } {
  const LINE_FEED = 10;
  let start = 0;
  for (let line = 1; start <= bytes.length; line += 1) {
    const found = bytes.indexOf(LINE_FEED, start);
    const end = found === -1 ? bytes.length : found;
    const raw = bytes.subarray(start, end);
    if (decoded(raw, 'utf-8') === undefined) return { line, raw };
    start = end + 1;
  }
  return { line: 1, raw: bytes.subarray(0, SHOWN_CHARACTERS) };
}
