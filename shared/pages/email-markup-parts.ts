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
