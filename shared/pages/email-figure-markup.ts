// The blocks of a letter that is about one number: the number itself, how far it is to the next, and what it is worth.
import { type EmailBlock, progressPercent } from './email-blocks.ts';
import { type Markup, markup } from './markup.ts';
import type { Theme } from './theme.ts';

const table = markup`role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"`;

type FigureBlock = Extract<EmailBlock, { kind: 'figure' | 'progress' | 'ticket' }>;

export function figureMarkup(block: FigureBlock, theme: Theme): Markup {
  const { light, fonts } = theme;
  switch (block.kind) {
    case 'figure':
      return markup`<table ${table} style="margin:8px 0 16px"><tr><td class="ink" style="font:700 48px/52px ${fonts};letter-spacing:-1px;color:${light.ink}">${block.figure}</td></tr><tr><td class="soft" style="padding-top:2px;font:15px/21px ${fonts};color:${light.soft}">${block.label}</td></tr></table>\n`;
    case 'progress':
      return markup`<table ${table} style="margin:0 0 22px"><tr><td>${barMarkup(progressPercent(block.share), theme)}</td></tr><tr><td class="soft" style="padding-top:8px;font:14px/20px ${fonts};color:${light.soft}">${block.label}</td></tr></table>\n`;
    // Separate borders, because Outlook draws no dashes on collapsed ones.
    case 'ticket':
      return markup`<table ${table} style="margin:0 0 14px;border-collapse:separate"><tr><td class="ticket" style="padding:16px 20px;border:2px dashed ${light.accent};border-radius:12px"><p class="ink" style="margin:0;font:700 20px/27px ${fonts};color:${light.ink};overflow-wrap:anywhere">${block.title}</p><p class="soft" style="margin:2px 0 0;font:14px/20px ${fonts};color:${light.soft}">${block.detail}</p></td></tr></table>\n`;
  }
}

/** A bar that is so many whole percent full. */
export function barMarkup(percent: number, { light }: Theme): Markup {
  const cell = 'height:12px;font-size:1px;line-height:12px';
  const full =
    percent === 0
      ? ''
      : markup`<td class="accent" width="${percent}%" style="${cell};border-radius:3px;background-color:${light.accent}">&nbsp;</td>`;
  const rest =
    percent === 100
      ? ''
      : markup`<td class="track" width="${100 - percent}%" style="${cell};border-radius:3px;background-color:${light.track}">&nbsp;</td>`;
  return markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr aria-hidden="true">${full}${rest}</tr></table>`;
}
