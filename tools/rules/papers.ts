// Documents as pages for their owner: on the terminal, and as a file that a browser opens.
import { writeFileSync } from 'node:fs';
import { blockPage } from '../../shared/pages/block-page.ts';
import type { EmailBlock } from '../../shared/pages/email-blocks.ts';
import { blockText } from '../../shared/pages/email-text.ts';
import type { RulesProduct } from '../../shared/rules/explained.ts';
import { type DocumentSheet, sheetBlocks } from '../../shared/rules/sheet/sheet.ts';
import { sentenceStart } from '../../shared/rules/slots/slot.ts';
import type { Written as Text } from '../../shared/rules/written.ts';
import type { DocumentInForce } from './in-force.ts';
import { explained } from './in-force.ts';
import type { Looked } from './look.ts';
import { shopWords } from './options.ts';

export type Print = (line: string) => void;

export type Paper = { readonly good: boolean; readonly blocks: readonly EmailBlock[] };

type Written = {
  readonly product: RulesProduct;
  readonly key: string;
  readonly place: string;
  readonly text: Text;
};

/** A text of one document as a page, held against what is in force, with what was found in the shop. */
export function paperOf(
  { product, key, place, text }: Written,
  inForce: DocumentInForce | undefined,
  { shop, note }: Looked = { shop: shopWords(), note: '' },
): Paper {
  const read = explained({ product, key }, text, shop);
  const isSentences = key === product.sentences;
  const understood = () => (isSentences ? product.understood(text, shop) : []);
  const sheet: DocumentSheet = read.ok
    ? { problems: [], meanings: read.rules }
    : { problems: read.problems, meanings: understood() };
  const title = sentenceStart(product.titles[key] ?? key);
  return {
    good: read.ok,
    blocks: [
      { kind: 'heading', text: `${title} (${place})` },
      ...sheetBlocks(inForce === undefined ? sheet : { ...sheet, inForce }),
      ...(isSentences && note !== '' ? [{ kind: 'note' as const, text: note }] : []),
    ],
  };
}

/** Prints the pages, writes them as one file where that is wanted, and answers the exit code. */
export function publish(papers: readonly Paper[], print: Print, file: string | undefined): number {
  const blocks = papers.flatMap((paper) => paper.blocks);
  for (const block of blocks) print(`${blockText(block)}\n`);
  if (file !== undefined) {
    const shop = shopWords();
    writeFileSync(
      file,
      blockPage({
        shop,
        heading: 'What your documents mean',
        blocks,
        footer: { lines: ['Made by npm run rules. Nothing was changed.'] },
        lang: shop.locale.startsWith('en') ? shop.locale : 'en',
      }),
    );
    print(`The same as a page: ${file}`);
  }
  return papers.every(({ good }) => good) ? 0 : 1;
}
