// Every command that a document shows, one per entry: the lines of its shell blocks, joined where a backslash ends them, without
// comments; and the commands in code quotes that begin with `npm`.
import { readFileSync } from 'node:fs';
import { DOCUMENTS } from './house-text.ts';

export type Shown = {
  readonly at: string;
  readonly command: string;
  readonly words: readonly string[];
  /** In a sentence, where a command may be named without all that it wants. */
  readonly isNamed: boolean;
};

const BLOCK = /^ *```sh\n([\s\S]*?)^ *```/gm;
/** What a shell script writes into a file is no command of the document's. */
const HERE_DOCUMENT = /<<'(\w+)'\n[\s\S]*?^\1$/gm;
/** What a table of commands leaves to whoever types. */
const CHOICE = / (?:\\?\||…)/;

export function shownCommands(): readonly Shown[] {
  return DOCUMENTS.flatMap((document) => {
    const text = readFileSync(document, 'utf8');
    const blocks = [...text.matchAll(BLOCK)].flatMap(([, block = '']) =>
      block
        .replaceAll(HERE_DOCUMENT, '')
        .replaceAll(/\\\n\s*/g, ' ')
        .split('\n'),
    );
    const quoted = [...text.matchAll(/`(npm (?:run|start|ci|test)[^`]*)`/g)].flatMap(([, command = '']) =>
      CHOICE.test(command) ? [] : [command],
    );
    const lines = [
      ...blocks.map((line) => ({ line, isNamed: false })),
      ...quoted.map((line) => ({ line, isNamed: true })),
    ];
    return lines.flatMap(({ line, isNamed }) =>
      line.split(/ && |; /).flatMap((each) => {
        const command = each.trim().replace(/\)$/, '');
        if (command === '' || command.startsWith('#') || command === 'npm run') return [];
        return [{ at: document, command, words: wordsOf(command), isNamed }];
      }),
    );
  });
}

/** As a shell splits them, up to a comment, a pipe or a redirection. */
export function wordsOf(command: string): readonly string[] {
  const words: string[] = [];
  for (const [word] of command.matchAll(/(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'])+/g)) {
    if (word.startsWith('#') || ['|', '>', '2>', '&'].includes(word)) break;
    words.push(
      word.replaceAll(
        /"((?:[^"\\]|\\.)*)"|'([^']*)'/g,
        (_, double?: string, single?: string) => double ?? single ?? '',
      ),
    );
  }
  return words;
}
