// WordPress keeps names as HTML ("Ship Your Idea &ndash; Black"). In a text message they must read as text.

import { oneLine } from '../text/well-formed.ts';

/** The entities WordPress and WooCommerce write into titles; anything rarer comes as a number. */
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  bull: '•',
  middot: '·',
  times: '×',
  deg: '°',
  reg: '®',
  copy: '©',
  trade: '™',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  euro: '€',
  pound: '£',
  yen: '¥',
  cent: '¢',
  szlig: 'ß',
  aelig: 'æ',
  AElig: 'Æ',
  oslash: 'ø',
  Oslash: 'Ø',
};

/** A letter with an accent is named by both: eacute, Uuml, ccedil. */
const accents: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  ring: '\u030A',
  cedil: '\u0327',
};

/** Text without tags, entities decoded once, white space as single spaces. Unknown entities stay as they are. */
export function htmlToText(html: string): string {
  const text = html
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,9}));/gi, decode)
    .replace(/\s+/g, ' ');
  // A number may name what is no character: &#65535;
  return oneLine(text);
}

function decode(entity: string, decimal?: string, hex?: string, name = ''): string {
  if (decimal !== undefined || hex !== undefined) {
    const point = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    const writable = point >= 0x20 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
    return writable ? String.fromCodePoint(point) : ' ';
  }
  const accent = accents[name.slice(1)];
  if (accent !== undefined && Object.hasOwn(accents, name.slice(1)))
    return (name.charAt(0) + accent).normalize('NFC');
  return (Object.hasOwn(named, name) ? named[name] : undefined) ?? entity;
}
