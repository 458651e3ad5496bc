// Parts that every product's sheet has: documents with mistakes wait for their owner, and what was brought is said in the letters' own
// words.
import type { EmailBlock } from '../pages/email-blocks.ts';
import type { ReadDocument } from '../rules/tell-owner.ts';
import type { Told, Waiting } from './sheet.ts';

/** A document of which the last good version is in force. */
export const documentsThatWait = (documents: readonly ReadDocument[]): readonly Waiting[] =>
  documents
    .filter((one) => one.problem !== undefined)
    .map(({ document }) => ({
      label: `${document} has a mistake; what it said before is in force. A letter says what is wrong`,
    }));

/** Tables of a letter, each with the note that stands behind it. */
export function toldOf(blocks: readonly EmailBlock[]): readonly Told[] {
  const told: Told[] = [];
  for (const block of blocks) {
    const last = told.at(-1);
    if (block.kind === 'keyValueTable') told.push({ caption: block.caption ?? '', rows: block.rows });
    else if (block.kind === 'note' && last !== undefined)
      told[told.length - 1] = { ...last, note: block.text };
  }
  return told;
}
