// The owner's letter about a document that was not understood: what is wrong, where, what to write instead, and
// that nothing is broken meanwhile.
import type { EmailBlock, EmailContent } from '../pages/email-blocks.ts';
import { emailParts } from '../pages/email-parts.ts';
import type { Problem } from './reading.ts';
import type { BadVersion } from './source.ts';

export type ProblemLetter = { readonly subject: string; readonly html: string; readonly text: string };

export type ProblemLetterFacts = {
  /** What the owner calls it: "upsell settings". */
  readonly title: string;
  readonly shopName: string;
  readonly bad: BadVersion;
};

/** More would not be read; the rest shows once the first are put right. */
const mostProblems = 10;

const inForceSentence: Readonly<Record<BadVersion['inForce'], string>> = {
  'earlier-version': 'Nothing has stopped: the last version that was understood stays in force.',
  'built-in': 'Nothing has stopped: the built-in version is in force.',
  'document-alone': 'Nothing has stopped: your document is in force, without these extra settings.',
};

/** The letter about one bad version. */
export function problemLetter({ title, shopName, bad }: ProblemLetterFacts): ProblemLetter {
  const content: EmailContent = {
    shopName,
    heading: `Please look at your ${title} again`,
    blocks: [
      { kind: 'paragraph', text: `${countSentence(bad.problems.length)} ${inForceSentence[bad.inForce]}` },
      ...bad.problems.slice(0, mostProblems).map(problemBlock),
      ...furtherProblems(bad.problems.length - mostProblems),
      {
        kind: 'paragraph',
        text: 'Put it right where you edited it, and the new version counts within minutes.',
      },
    ],
    footer: {
      lines: [`About ${bad.document}, version ${bad.version}. This letter comes once for each version.`],
    },
  };
  const subject = `${shopName}: please look at your ${title} again`;
  return { subject, ...emailParts(content) };
}

function countSentence(count: number): string {
  return count === 1 ? 'One sentence was not understood.' : `${count} places were not understood.`;
}

function problemBlock({ line, text, message, nearest }: Problem): EmailBlock {
  return {
    kind: 'keyValueTable',
    caption: line === 0 ? 'The document as a whole' : `Line ${line}`,
    rows: [
      ...(text === '' ? [] : [{ key: 'You wrote', value: text }]),
      { key: 'What is wrong', value: `${message}.` },
      ...(nearest === undefined ? [] : [{ key: 'You could write', value: nearest }]),
    ],
  };
}

function furtherProblems(count: number): readonly EmailBlock[] {
  if (count <= 0) return [];
  return [{ kind: 'note', text: `And ${count} more, which will be listed once these are put right.` }];
}
