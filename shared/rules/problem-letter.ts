// The owner's letter about a document that was not understood: what is wrong, where, what to write instead, that nothing is
// broken, and what is in force meanwhile. It shows the same page as `npm run rules -- check`.
import type { EmailContent } from '../pages/email-blocks.ts';
import { emailParts } from '../pages/email-parts.ts';
import type { ShopFace } from '../shop/look.ts';
import type { Meaning } from './explained.ts';
import { inForceBlocks, problemBlocks } from './sheet/sheet.ts';
import type { BadVersion } from './source.ts';

export type ProblemLetter = { readonly subject: string; readonly html: string; readonly text: string };

export type ProblemLetterFacts = {
  /** What the owner calls it: "upsell settings". */
  readonly title: string;
  readonly shop: ShopFace;
  readonly bad: BadVersion;
  /** What is in force says; empty where whoever found the mistake does not know it. */
  readonly inForce: readonly Meaning[];
};

/** More would not be read; the rest shows once the first are put right. */
const mostProblems = 10;
/** A document may have two thousand lines, and a letter of them all would not be read. */
const mostInForce = 60;

const inForceSentence: Readonly<Record<BadVersion['inForce'], string>> = {
  'earlier-version': 'Nothing has stopped: the last version that was understood stays in force.',
  'built-in': 'Nothing has stopped: the built-in version is in force.',
  'document-alone': 'Nothing has stopped: your document is in force, without these extra settings.',
};

/** The letter about one bad version. */
export function problemLetter({ title, shop, bad, inForce }: ProblemLetterFacts): ProblemLetter {
  const further = inForce.length - mostInForce;
  const content: EmailContent = {
    shop,
    heading: `Please look at your ${title} again`,
    blocks: [
      { kind: 'paragraph', text: `${countSentence(bad.problems.length)} ${inForceSentence[bad.inForce]}` },
      ...problemBlocks(bad.problems, mostProblems),
      {
        kind: 'paragraph',
        text: 'Put it right where you edited it, and the new version counts within minutes.',
      },
      ...inForceBlocks('In force meanwhile', inForce.slice(0, mostInForce)),
      ...(further > 0 ? [{ kind: 'note' as const, text: `And ${further} more.` }] : []),
    ],
    footer: {
      lines: [`About ${bad.document}, version ${bad.version}. This letter comes once for each version.`],
    },
  };
  const subject = `${shop.name}: please look at your ${title} again`;
  return { subject, ...emailParts(content) };
}

function countSentence(count: number): string {
  return count === 1 ? 'One sentence was not understood.' : `${count} places were not understood.`;
}
