// One document on one page, as an owner reads it: what is wrong, what it means, what it changes, what is in force. The page of
// `npm run rules`, its file and the owner's letter are all made of these blocks, so that they can never say different things.
import type { EmailBlock, SaidNote, SaidRow } from '../../pages/email-blocks.ts';
import type { Meaning } from '../explained.ts';
import type { Problem } from '../reading.ts';
import { type Change, changesBetween } from './changes.ts';

export type DocumentSheet = {
  readonly problems: readonly Problem[];
  /** What the document means; of one with problems, what those sentences mean that are understood. */
  readonly meanings: readonly Meaning[];
  /** What it is held against; absent where nobody knows it. */
  readonly inForce?: {
    /** "the version in force". */
    readonly name: string;
    /** Where it is listed, because it counts and the document does not: "In force meanwhile". */
    readonly caption: string;
    readonly meanings: readonly Meaning[];
  };
};

/** What is wrong, first; nothing where nothing is. A letter names at most so many problems. */
export function problemBlocks(problems: readonly Problem[], most = problems.length): readonly EmailBlock[] {
  if (problems.length === 0) return [];
  const caption = problems.length === 1 ? 'One problem' : `${problems.length} problems`;
  const further = problems.length - most;
  const more: EmailBlock = {
    kind: 'note',
    text: `And ${further} more, which will be listed once these are put right.`,
  };
  return [
    { kind: 'sentences', caption, rows: problems.slice(0, most).map(problemRow) },
    ...(further > 0 ? [more] : []),
  ];
}

/** The whole page of one document, below its title. */
export function sheetBlocks({ problems, meanings, inForce }: DocumentSheet): readonly EmailBlock[] {
  const written = meanings.filter((meaning) => !isBuiltIn(meaning));
  if (problems.length > 0)
    return [
      ...problemBlocks(problems),
      ...understoodBlocks('Understood, and waiting for the rest to be put right', written),
      ...(inForce === undefined ? [] : inForceBlocks(inForce.caption, inForce.meanings)),
    ];
  return [
    ...understoodBlocks('What it means', written),
    ...understoodBlocks('Not mentioned, so as built in', meanings.filter(isBuiltIn)),
    ...(inForce === undefined ? [] : changeBlocks(inForce.name, changesBetween(inForce.meanings, meanings))),
  ];
}

/** What sentences mean that are understood, as a part of a page; nothing where there are none. */
export const understoodBlocks = (caption: string, meanings: readonly Meaning[]): readonly EmailBlock[] =>
  sentences(caption, meanings.map(meaningRow));

/** What rules say that are in force, whoever wrote them. */
export function inForceBlocks(caption: string, meanings: readonly Meaning[]): readonly EmailBlock[] {
  const plain = meanings.map(({ line: _, ...meaning }) => ({ ...meaning, line: 0 }));
  return sentences(
    caption,
    plain.map((meaning) => meaningRow(meaning.rule === undefined ? meaning : { ...meaning, text: '' })),
  );
}

function changeBlocks(name: string, changes: readonly Change[]): readonly EmailBlock[] {
  const caption = `What it changes against ${name}`;
  return changes.length === 0
    ? [{ kind: 'note', text: `It changes nothing against ${name}.` }]
    : sentences(caption, changes.map(changeRow));
}

const sentences = (caption: string, rows: readonly SaidRow[]): readonly EmailBlock[] =>
  rows.length === 0 ? [] : [{ kind: 'sentences', caption, rows }];

const isBuiltIn = ({ line, text }: Meaning): boolean => line === 0 && text === '';

function meaningRow({ line, text, means, example, doubts = [] }: Meaning): SaidRow {
  const shown: readonly SaidNote[] = [
    ...(example === undefined ? [] : [{ text: `For example: ${example}`, tone: 'soft' as const }]),
    ...doubts.map(doubtNote),
  ];
  if (line === 0 && text === '') return { text: means, notes: shown };
  return { ...labelled(line), text, notes: [{ text: means }, ...shown] };
}

/** A rule is in force all the same; whoever wrote it may want to know. */
const doubtNote = (doubt: string): SaidNote => ({
  text: `Look again: ${doubt}${/[.?]$/.test(doubt) ? '' : '.'}`,
  tone: 'wrong',
});

function problemRow({ line, text, message, nearest, page }: Problem): SaidRow {
  return {
    ...labelled(line),
    text: text === '' ? 'The document as a whole' : text,
    notes: [
      { text: `${message}.`, tone: 'wrong' },
      ...(nearest === undefined ? [] : [{ text: `You could write: ${nearest}` }]),
      ...(page === undefined ? [] : [{ text: `All sentences are listed in ${page}.` }]),
    ],
  };
}

function changeRow({ was, becomes }: Change): SaidRow {
  if (was === undefined) return { text: becomes ?? '', notes: [{ text: 'New.', tone: 'soft' }] };
  if (becomes === undefined) return { text: was, notes: [{ text: 'No longer.', tone: 'soft' }] };
  return { text: becomes, notes: [{ text: `Until now: ${was}`, tone: 'soft' }] };
}

const labelled = (line: number): { readonly label?: string } => (line === 0 ? {} : { label: `Line ${line}` });
