// What people read in this repository: every document, and every comment of the code with the line it stands on.
import { globSync, readFileSync } from 'node:fs';

const ROOMS = '{.ci,bench,bin,conformance,docs,lambdas,lib,local,rules,shared,test,tools}';

export const DOCUMENTS = [...globSync('*.md'), ...globSync(`${ROOMS}/**/*.md`)].sort();
export const SOURCES = [...globSync('*.ts'), ...globSync(`${ROOMS}/**/*.{ts,js}`)].sort();

export type Line = {
  /** `file:line`, as an editor opens it. */
  readonly at: string;
  readonly text: string;
};

const linesOf = (file: string): Line[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map((text, index) => ({ at: `${file}:${index + 1}`, text }));

/** A comment begins a line or follows a blank, so that the slashes of an address are none. */
const COMMENT = /(?:^|\s)(?:\/\/|\/\*\*?|\*)\s(.*)$/;

export const documentLines = (): Line[] => DOCUMENTS.flatMap(linesOf);
export const commentLines = (): Line[] =>
  SOURCES.flatMap(linesOf).flatMap(({ at, text }) => {
    const comment = COMMENT.exec(text)?.[1];
    return comment === undefined ? [] : [{ at, text: comment }];
  });
