// Sentences of a document as HTML: where each stands, what it says, and below it what there is to say of it. A person wrote
// them, so they may break anywhere.
import type { EmailBlock, SaidNote, SaidRow } from './email-blocks.ts';
import { breaking, captionMarkup, lines, table } from './email-markup-parts.ts';
import { type Markup, markup } from './markup.ts';
import type { Theme } from './theme.ts';

const cellOf = ({ light, fonts }: Theme): string =>
  `padding:10px 0;border-top:1px solid ${light.line};font:15px/22px ${fonts};vertical-align:top;text-align:left`;

export function sentencesMarkup(
  { caption, rows }: Extract<EmailBlock, { kind: 'sentences' }>,
  theme: Theme,
): Markup {
  const labelled = rows.some(({ label }) => label !== undefined);
  return markup`<table ${table}>${captionMarkup(caption, theme)}${rows.map((row) => rowMarkup(row, labelled, theme))}</table>\n`;
}

function rowMarkup({ label, text, notes }: SaidRow, labelled: boolean, theme: Theme): Markup {
  const { light } = theme;
  const cell = cellOf(theme);
  const where =
    label === undefined
      ? ''
      : markup`<th scope="row" align="left" width="64" class="soft line" style="${cell};padding-right:12px;color:${light.soft};font-size:14px;font-weight:400;white-space:nowrap">${label}</th>`;
  const span = labelled && label === undefined ? markup` colspan="2"` : '';
  const weight = notes.length === 0 ? 400 : 600;
  return markup`<tr>${where}<td${span} class="ink line" style="${cell};color:${light.ink};${breaking}"><div style="font-weight:${weight}">${lines(text)}</div>${notes.map((note) => noteMarkup(note, theme))}</td></tr>`;
}

function noteMarkup({ text, tone }: SaidNote, { light }: Theme): Markup {
  const colour = tone === undefined ? light.ink : light[tone];
  return markup`<div class="${tone ?? 'ink'}" style="margin-top:3px;color:${colour}">${lines(text)}</div>`;
}
