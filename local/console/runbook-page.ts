// What the runbook says of one alarm, as a page: whoever reads an alarm on the console is one press away from what to do.
import { readFileSync } from 'node:fs';
import { asIs, type Markup, markup } from '../../shared/pages/markup.ts';

const RUNBOOK = new URL('../../docs/runbook.md', import.meta.url);

/** The chapter of that heading as a page; undefined where the runbook has none. */
export function runbookPage(name: string, style: string): string | undefined {
  const chapter = chapterOf(readFileSync(RUNBOOK, 'utf8'), name);
  if (chapter === undefined) return undefined;
  return String(markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name} – runbook</title><style>${asIs(style)}</style></head>
<body class="visit"><main>
<p><a href="/#alarms">Back to the alarms</a></p>
<h1>${name}</h1>
${blocksOf(chapter)}
</main></body></html>`);
}

/** A stage ends the alarm's name and not the heading's. */
function chapterOf(text: string, name: string): string | undefined {
  const chapters = text.split(/^(?=#{1,2} )/m);
  const found = chapters
    .map((chapter) => ({ chapter, heading: /^## (.+)$/m.exec(chapter)?.[1] ?? '' }))
    .filter(({ heading }) => heading !== '' && (name === heading || name.startsWith(`${heading}-`)))
    .sort((a, b) => b.heading.length - a.heading.length)[0];
  return found?.chapter.slice(found.chapter.indexOf('\n') + 1).trim();
}

/** As much of the documents' own way of writing as the runbook uses. */
function blocksOf(text: string): readonly Markup[] {
  return text
    .split(/\n{2,}(?=(?:[^`]*```[^`]*```)*[^`]*$)/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map((block) => {
      const code = /^```\w*\n([\s\S]*?)\n?```$/.exec(block)?.[1];
      if (code !== undefined) return markup`<pre tabindex="0">${code}</pre>`;
      if (/^[*-] /.test(block))
        return markup`<ul>${block.split(/\n(?=[*-] )/).map((item) => markup`<li>${wordsOf(item.slice(2))}</li>`)}</ul>`;
      if (/^\d+\. /.test(block))
        return markup`<ol>${block.split(/\n(?=\d+\. )/).map((item) => markup`<li>${wordsOf(item.replace(/^\d+\. /, ''))}</li>`)}</ol>`;
      const heading = /^#{3,} (.+)$/.exec(block)?.[1];
      return heading === undefined ? markup`<p>${wordsOf(block)}</p>` : markup`<h2>${heading}</h2>`;
    });
}

/** Code and strong words; of a link its words, because it leads into the repository. */
function wordsOf(text: string): readonly (Markup | string)[] {
  const plain = text.replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1').replaceAll('\n', ' ');
  return plain.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((piece) => {
    if (/^`.+`$/.test(piece)) return markup`<code>${piece.slice(1, -1)}</code>`;
    return /^\*\*.+\*\*$/.test(piece) ? markup`<b>${piece.slice(2, -2)}</b>` : piece;
  });
}
