// What several blocks of a letter have in common.
import { type Markup, markup } from './markup.ts';
import type { Theme } from './theme.ts';

/** The attributes of every table of a letter that has rows of its own. */
export const table = markup`width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px;border-collapse:collapse"`;

export const captionMarkup = (caption: string | undefined, { light, fonts }: Theme): Markup | '' =>
  caption === undefined
    ? ''
    : markup`<caption class="ink" style="padding:8px 0 8px;font:600 15px/21px ${fonts};color:${light.ink};text-align:left">${caption}</caption>`;

/** Text with its line breaks. */
export const lines = (text: string): readonly (Markup | string)[] =>
  text
    .trim()
    .split('\n')
    .flatMap((line, index) => (index === 0 ? [line] : [markup`<br>`, line]));

/** What a letter is drawn in breaks anywhere, because people choose names and ids, and a phone is narrow. */
export const breaking = 'overflow-wrap:anywhere;word-break:break-word';

const LONGEST_WORD = 18;
const hasLongWord = new RegExp(`\\S{${LONGEST_WORD + 1}}`, 'u');

/**
 * Of a cell beside others: it breaks between words alone, unless one of them is too long for that. Mail programs give a column that
 * may break anywhere hardly more room than a letter.
 */
export const cellBreaking = (text: string): string =>
  hasLongWord.test(text) ? '' : ';overflow-wrap:normal;word-break:normal';
