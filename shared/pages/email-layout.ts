// The HTML part of every letter: tables and inline styles, because that is what mail programs draw alike, and
// nothing fetched from anywhere but the pictures of a list of items, which reads as well with pictures blocked. Programs that keep the
// style element follow the reader's dark mode; those that drop it show the light letter.
import { blockMarkup } from './email-block-markup.ts';
import { type EmailContent, footerLines, linkAddress, preheaderOf } from './email-blocks.ts';
import { breaking } from './email-markup-parts.ts';
import { logoOrName, logoStyle } from './logo.ts';
import { asIs, markup } from './markup.ts';
import { type Theme, themeOf } from './theme.ts';

/** By night the classes win over the colours that stand beside them. */
export const darkStyle = ({ dark }: Theme): string =>
  `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.paper{background-color:${dark.paper}!important}
.card{background-color:${dark.card}!important;border-color:${dark.line}!important}
.ink{color:${dark.ink}!important}
.soft{color:${dark.soft}!important}
.wrong{color:${dark.wrong}!important}
.line{border-color:${dark.line}!important}
.accent{background-color:${dark.accent}!important}
.on-accent{color:${dark.onAccent}!important}
.track{background-color:${dark.track}!important}
.ticket{border-color:${dark.accent}!important}
}
${logoStyle}
@media (max-width:480px){.card-pad{padding:24px 20px!important}}
`.trim();

/** The whole HTML document of a letter. Every string in `content` is escaped; see `emailText` for the other part. */
export function emailLayout(content: EmailContent): string {
  const { shop, heading, blocks, footer, lang = 'en' } = content;
  const theme = themeOf(shop.look);
  const { light, fonts } = theme;
  const paragraph = `margin:0 0 8px;font:13px/20px ${fonts};color:${light.soft}`;
  return String(markup`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${heading}</title>
<style>${asIs(darkStyle(theme))}</style>
</head>
<body class="paper" style="margin:0;padding:0;background-color:${light.paper}">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${preheaderOf(content)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="paper" style="background-color:${light.paper};${breaking}">
<tr><td align="center" style="padding:28px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px">
<tr><td class="soft" style="padding:0 4px 14px;font:600 14px/20px ${fonts};color:${light.soft}">${logoOrName(shop)}</td></tr>
<tr><td class="card card-pad" style="padding:36px;background-color:${light.card};border:1px solid ${light.line};border-radius:14px">
<h1 class="ink" style="margin:0 0 18px;font:700 24px/31px ${fonts};color:${light.ink}">${heading}</h1>
${blocks.map((block) => blockMarkup(block, theme))}
</td></tr>
<tr><td style="padding:18px 4px 0">
${footerLines(content).map((line) => markup`<p class="soft" style="${paragraph}">${line}</p>\n`)}
${
  footer.unsubscribe === undefined
    ? ''
    : markup`<p class="soft" style="${paragraph}"><a class="soft" href="${linkAddress(footer.unsubscribe.url)}" style="color:${light.soft};text-decoration:underline">${footer.unsubscribe.label}</a></p>`
}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`);
}
