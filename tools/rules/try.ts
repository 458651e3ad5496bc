// try: what one sentence means, in each product that would take it; nothing is read but this sentence, and nothing is changed.
import type { EmailBlock } from '../../shared/pages/email-blocks.ts';
import { blockText } from '../../shared/pages/email-text.ts';
import type { Meaning, RulesProduct, ShopWords } from '../../shared/rules/explained.ts';
import type { Problem } from '../../shared/rules/reading.ts';
import { problemBlocks, understoodBlocks } from '../../shared/rules/sheet/sheet.ts';
import { sentenceStart } from '../../shared/rules/slots/slot.ts';
import { type Environment, UsageError } from '../frame/command.ts';
import { lookAtShop } from './look.ts';
import { type Options, productNamed, products, writtenToday } from './options.ts';
import type { Print } from './papers.ts';

type Tried = {
  readonly title: string;
  readonly meanings: readonly Meaning[];
  readonly problems: readonly Problem[];
};

/** 0 when at least one product takes all of it, 1 when none does. */
export async function trySentence(options: Options, print: Print, environment: Environment): Promise<number> {
  const sentence = options.rest.join(' ').trim();
  if (sentence === '')
    throw new UsageError(
      'Write a sentence in quotation marks: npm run rules -- try "Quiet hours are 9 pm to 8 am."',
    );
  const names = options.product === undefined ? Object.keys(products) : [productNamed(options.product).name];
  const tried = await Promise.all(
    names.map(async (name) => {
      const { product } = productNamed(name);
      return tryIn(product, sentence, (await lookAtShop(product, options, environment)).shop);
    }),
  );
  const taking = tried.filter(({ meanings, problems }) => meanings.length > 0 && problems.length === 0);
  const refusing = tried.filter((one) => !taking.includes(one));
  const blocks: readonly EmailBlock[] =
    taking.length > 0
      ? [...taking.flatMap(takenBlocks), ...noneOf(refusing)]
      : [nobodyTakesIt(refusing), ...refusing.flatMap(refusedBlocks)];
  for (const block of blocks) print(`${blockText(block)}\n`);
  return taking.length > 0 ? 0 : 1;
}

/** What a document would lack besides is no matter here; what is wrong between the sentences is. */
function tryIn(product: RulesProduct, sentence: string, shop: ShopWords): Tried {
  const written = writtenToday(sentence, shop.now);
  const read = product.documents[product.sentences]?.(written, shop);
  return {
    title: sentenceStart(product.titles[product.sentences] ?? ''),
    meanings: product.understood(written, shop),
    problems: read === undefined || read.ok ? [] : read.problems.filter(({ line }) => line > 0),
  };
}

const takenBlocks = ({ title, meanings }: Tried): readonly EmailBlock[] => [
  { kind: 'heading', text: title },
  ...understoodBlocks('It means', meanings),
];

const refusedBlocks = ({ title, meanings, problems }: Tried): readonly EmailBlock[] =>
  problems.length === 0
    ? []
    : [
        { kind: 'heading', text: title },
        ...problemBlocks(problems),
        ...understoodBlocks('Understood', meanings),
      ];

const noneOf = (refusing: readonly Tried[]): readonly EmailBlock[] =>
  refusing.length === 0
    ? []
    : [
        {
          kind: 'note',
          text: `No sentence of: ${refusing.map(({ title }) => title.toLowerCase()).join(', ')}.`,
        },
      ];

function nobodyTakesIt(refusing: readonly Tried[]): EmailBlock {
  const isNote = refusing.every(({ problems }) => problems.length === 0);
  return {
    kind: 'paragraph',
    text: isNote
      ? 'This says nothing: lines that begin with # are notes for people, and a line that ends in a colon is a heading.'
      : 'Nobody takes this sentence as it stands.',
  };
}
