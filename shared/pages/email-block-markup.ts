// Each block of a letter as HTML. The colours of the dark letter hang on the class names, see email-layout.ts.
import { type Bar, barPercents, type EmailBlock, type KeyValueRow, linkAddress } from './email-blocks.ts';
import { barMarkup, figureMarkup } from './email-figure-markup.ts';
import { itemsMarkup } from './email-items-markup.ts';
import { captionMarkup, cellBreaking, lines, table } from './email-markup-parts.ts';
import { sentencesMarkup } from './email-sentences-markup.ts';
import { type Markup, markup } from './markup.ts';
import type { Theme } from './theme.ts';

/** One block as markup, escaped. */
export function blockMarkup(block: EmailBlock, theme: Theme): Markup {
  const { light, fonts } = theme;
  switch (block.kind) {
    case 'heading':
      return markup`<h2 class="ink" style="margin:30px 0 12px;font:700 17px/24px ${fonts};color:${light.ink}">${block.text}</h2>\n`;
    case 'paragraph':
      return markup`<p class="ink" style="margin:0 0 16px;font:16px/25px ${fonts};color:${light.ink}">${lines(block.text)}</p>\n`;
    case 'note':
      return markup`<p class="soft" style="margin:0 0 16px;font:14px/21px ${fonts};color:${light.soft}">${lines(block.text)}</p>\n`;
    case 'button':
      return buttonMarkup(block.label, block.url, theme);
    case 'keyValueTable':
      return tableMarkup(block.caption, block.rows, theme);
    case 'items':
      return itemsMarkup(block, theme);
    case 'sentences':
      return sentencesMarkup(block, theme);
    case 'barChart':
      return chartMarkup(block.caption, block.bars, theme);
    case 'figure':
    case 'progress':
    case 'ticket':
      return figureMarkup(block, theme);
  }
}

// The cell has the colour too, because Outlook ignores the padding and radius of a link.
function buttonMarkup(label: string, url: string, { light, fonts }: Theme): Markup {
  return markup`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 24px"><tr><td class="accent" style="border-radius:10px;background-color:${light.accent}"><a class="accent on-accent" href="${linkAddress(url)}" style="display:inline-block;padding:14px 26px;border-radius:10px;background-color:${light.accent};color:${light.onAccent};font:600 16px/20px ${fonts};text-decoration:none">${label}</a></td></tr></table>\n`;
}

function tableMarkup(caption: string | undefined, rows: readonly KeyValueRow[], theme: Theme): Markup {
  const { light, fonts } = theme;
  const cell = `padding:9px 0;border-top:1px solid ${light.line};font:15px/21px ${fonts}`;
  return markup`<table ${table}>${captionMarkup(caption, theme)}${rows.map(
    ({ key, value }) =>
      markup`<tr><th scope="row" align="left" class="soft line" style="${cell};color:${light.soft};font-weight:400;text-align:left${cellBreaking(key)}">${key}</th><td align="right" class="ink line" style="${cell};padding-left:16px;color:${light.ink};font-weight:600;text-align:right${cellBreaking(value)}">${value}</td></tr>`,
  )}</table>\n`;
}

// A bar is a cell with a background, and the number stands beside it as text: readable with pictures blocked,
// by a screen reader and in print.
function chartMarkup(caption: string, bars: readonly Bar[], theme: Theme): Markup {
  const { light, fonts } = theme;
  const percents = barPercents(bars);
  const text = `padding:7px 0;font:14px/19px ${fonts}`;
  return markup`<table ${table}>${captionMarkup(caption, theme)}${bars.map((bar, index) => {
    const shown = bar.shown ?? String(bar.value);
    return markup`<tr><th scope="row" align="left" width="34%" class="ink" style="${text};color:${light.ink};font-weight:400;text-align:left${cellBreaking(bar.label)}">${bar.label}</th><td width="40%" style="${text};padding-left:12px;padding-right:12px">${barMarkup(percents[index] ?? 0, theme)}</td><td align="right" class="ink" style="${text};color:${light.ink};font-weight:600;text-align:right;white-space:nowrap">${shown}</td></tr>`;
  })}</table>\n`;
}
