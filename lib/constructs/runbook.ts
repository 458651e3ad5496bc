// What docs/runbook.md says of an alarm, read when the stack is made: the alarm carries it, and the owner's letter says it.
import { readFileSync } from 'node:fs';
import type { AlarmWords } from '../../shared/alarms/description.ts';

const RUNBOOK = new URL('../../docs/runbook.md', import.meta.url);
const MOST_STEPS = 3;

let text: string | undefined;

/** Throws where the runbook has no such heading, or under it not what every alarm's must have. */
export function runbookWords(heading: string): AlarmWords {
  text ??= readFileSync(RUNBOOK, 'utf8');
  const chapter = text.split(/^(?=#{1,2} )/m).find((one) => one.startsWith(`## ${heading}\n`));
  if (chapter === undefined)
    throw new Error(
      `docs/runbook.md has no heading ${heading}, to which an alarm of that name leads. Write one.`,
    );
  const part = (label: string): string => {
    const beginning = `**${label}.** `;
    const said = chapter
      .split('\n\n')
      .find((paragraph) => paragraph.startsWith(beginning))
      ?.slice(beginning.length);
    if (said === undefined)
      throw new Error(`docs/runbook.md says under ${heading} nothing of “${label}.” Write it.`);
    return plain(said);
  };
  const toDo = [...part('In short').matchAll(/\d\. (.*?)(?= \d\. |$)/g)].map(([, line = '']) => line);
  if (toDo.length === 0 || toDo.length > MOST_STEPS)
    throw new Error(`docs/runbook.md: “In short.” under ${heading} has one to three numbered lines, “1. …”`);
  return {
    happened: twoSentences(part('What it means')),
    noticed: twoSentences(part('What the shopper notices')),
    toDo,
    runbook: heading,
  };
}

/** Without what only a document has: links, code, stress, line breaks. */
const plain = (markdown: string): string =>
  markdown
    .replaceAll(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replaceAll(/[`*]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

const twoSentences = (said: string): string =>
  said
    .split(/(?<=[.!?]) (?=[A-Z])/)
    .slice(0, 2)
    .join(' ');
