// The owner's letter about a version that was understood and is in force, and names what nothing in the shop is called by. It shows
// what `npm run rules -- check` shows: each rule, a case of it, and what to look at again.
import type { EmailContent } from '../pages/email-blocks.ts';
import { emailParts } from '../pages/email-parts.ts';
import type { ShopFace } from '../shop/look.ts';
import type { Meaning } from './explained.ts';
import type { ProblemLetter } from './problem-letter.ts';
import { inForceBlocks } from './sheet/sheet.ts';

type Facts = {
  /** What the owner calls the document: "upsell settings". */
  readonly title: string;
  readonly shop: ShopFace;
  readonly document: string;
  readonly version: string;
  readonly meanings: readonly Meaning[];
};

/** A document may have two thousand lines, and a letter of them all would not be read. */
const MOST_OTHERS = 60;

export function lookAgainLetter({ title, shop, document, version, meanings }: Facts): ProblemLetter {
  const doubtful = meanings.filter(({ doubts = [] }) => doubts.length > 0);
  const others = meanings.filter((meaning) => !doubtful.includes(meaning));
  const further = others.length - MOST_OTHERS;
  const content: EmailContent = {
    shop,
    heading: `Your ${title} are in force: please look again`,
    blocks: [
      {
        kind: 'paragraph',
        text: 'Every sentence was understood, and all of them count. Yet a name in them is one that nothing in the shop has, and a rule about it would never act.',
      },
      ...inForceBlocks('Look again', doubtful),
      {
        kind: 'paragraph',
        text: 'Is it on its way to the shop, there is nothing to do. Else write it as the shop calls it, where you edited the document.',
      },
      ...inForceBlocks('In force as well', others.slice(0, MOST_OTHERS)),
      ...(further > 0 ? [{ kind: 'note' as const, text: `And ${further} more.` }] : []),
    ],
    footer: { lines: [`About ${document}, version ${version}. This letter comes once for each version.`] },
  };
  return { subject: `${shop.name}: a name in your ${title} that nothing has`, ...emailParts(content) };
}
