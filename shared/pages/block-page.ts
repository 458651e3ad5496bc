// A page that stands in a file of its own, made of the same blocks as a letter: nothing is fetched, and it reads by day and
// by night, on a phone and in print.
import { blockMarkup } from './email-block-markup.ts';
import type { EmailContent } from './email-blocks.ts';
import { darkStyle } from './email-layout.ts';
import { logoOrName } from './logo.ts';
import { asIs, markup } from './markup.ts';
import { type Theme, themeOf } from './theme.ts';

const pageStyle = ({ light }: Theme): string =>
  `
body{margin:0;padding:clamp(12px,3vw,40px);background-color:${light.paper}}
main{box-sizing:border-box;max-width:760px;margin:0 auto;padding:clamp(20px,5vw,44px);background-color:${light.card};border:1px solid ${light.line};border-radius:14px}
h2:not(:first-of-type){margin-top:44px!important}
@media print{body{padding:0}main{border:0}tr{break-inside:avoid}}
`.trim();

/** The whole HTML document. Every string in `content` is escaped. */
export function blockPage({ shop, heading, blocks, footer, lang = 'en' }: EmailContent): string {
  const theme = themeOf(shop.look);
  const { light, fonts } = theme;
  return String(markup`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${heading}</title>
<style>${asIs(pageStyle(theme))}
${asIs(darkStyle(theme))}</style>
</head>
<body class="paper">
<main class="card">
<p class="soft" style="margin:0 0 6px;font:600 14px/20px ${fonts};color:${light.soft}">${logoOrName(shop)}</p>
<h1 class="ink" style="margin:0 0 18px;font:700 26px/33px ${fonts};color:${light.ink}">${heading}</h1>
${blocks.map((block) => blockMarkup(block, theme))}
${footer.lines.map((line) => markup`<p class="soft" style="margin:0 0 8px;font:14px/20px ${fonts};color:${light.soft}">${line}</p>\n`)}
</main>
</body>
</html>
`);
}
