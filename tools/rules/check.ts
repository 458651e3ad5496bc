// check: what a document means, or what is wrong with it.
import { relative } from 'node:path';
import type { Meaning } from '../../shared/rules/explained.ts';
import type { Problem } from '../../shared/rules/reading.ts';
import { UsageError } from '../frame/command.ts';
import { answersIn } from '../import/answers.ts';
import {
  keyOf,
  type Options,
  productNamed,
  productOf,
  products,
  readBytes,
  readText,
  shippedFile,
  shopWords,
} from './options.ts';
import { type Catalogue, textLines } from './texts.ts';

export type Print = (line: string) => void;

/** 0 when every document is good, else 1. */
export async function check(options: Options, print: Print): Promise<number> {
  const [file] = options.rest;
  if (file !== undefined) {
    const { name, product } = productNamed(options.product ?? productOf(file));
    const key = keyOf(file, options.as, product);
    const good = checkFile(name, file, key, print);
    if (options.catalogue !== undefined && name !== 'upsell')
      throw new UsageError(`--catalogue is for the upsell recommender’s documents; ${name} sends no texts`);
    if (!good || name !== 'upsell') return good ? 0 : 1;
    const texts = textLines({ key, text: readText(file), catalogue: catalogueOf(options) }, shopWords());
    for (const line of texts.lines) print(line);
    return texts.isReadable ? 0 : 1;
  }
  if (options.catalogue !== undefined)
    throw new UsageError('Name the settings or the wording under which --catalogue is to be looked at');
  const names = options.product === undefined ? Object.keys(products) : [productNamed(options.product).name];
  const good = names.flatMap((name) =>
    Object.keys(productNamed(name).product.documents).map((key) =>
      checkFile(name, shippedFile(name, key), key, print),
    ),
  );
  return good.every(Boolean) ? 0 : 1;
}

const catalogueOf = ({ catalogue, decimal, separator, encoding }: Options): Catalogue | undefined =>
  catalogue === undefined
    ? undefined
    : {
        content: readBytes(catalogue),
        answers: answersIn({ dates: undefined, decimal, separator, encoding }),
      };

/** Prints one document's meanings or problems; true when it is good. */
export function checkFile(product: string, file: string, key: string, print: Print): boolean {
  print(`${relative(process.cwd(), file)} (${product}, ${key})`);
  return checkText(product, key, readText(file), print);
}

/** As `checkFile`, for a text that came another way. */
export function checkText(product: string, key: string, text: string, print: Print): boolean {
  const explain = productNamed(product).product.documents[key];
  if (explain === undefined) throw new Error(`${product} has no document ${key}`);
  const read = explain(text, shopWords());
  for (const line of read.ok ? meaningLines(read.rules) : problemLines(read.problems)) print(line);
  print('');
  return read.ok;
}

function meaningLines(meanings: readonly Meaning[]): readonly string[] {
  const builtIn = meanings.filter(({ line, text }) => line === 0 && text === '');
  return [
    ...meanings
      .filter((meaning) => !builtIn.includes(meaning))
      .flatMap(({ line, text, means }) => [
        line === 0 ? `  ${text}:` : `  line ${line}: ${text}`,
        `      ${means.replaceAll('\n', '\n      ')}`,
      ]),
    ...(builtIn.length === 0
      ? []
      : ['  Not mentioned, so as built in:', ...builtIn.map(({ means }) => `      ${means}`)]),
  ];
}

function problemLines(problems: readonly Problem[]): readonly string[] {
  return [
    `  ${problems.length === 1 ? 'One problem' : `${problems.length} problems`}:`,
    ...problems.flatMap(({ line, text, message, nearest }) => [
      line === 0 ? '  the document as a whole' : `  line ${line}: ${text}`,
      `      ${message}.`,
      ...(nearest === undefined ? [] : [`      You could write: ${nearest}`]),
    ]),
  ];
}
