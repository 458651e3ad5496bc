// check: what documents mean, what they would change, or what is wrong with them.
import { resolve } from 'node:path';
import { type Environment, UsageError } from '../frame/command.ts';
import { answersIn } from '../import/answers.ts';
import { asShipped, documentInForce } from './in-force.ts';
import { type Looked, lookAtShop } from './look.ts';
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
  shownPath,
  writtenToday,
} from './options.ts';
import { type Paper, type Print, paperOf, publish } from './papers.ts';
import { openShelf } from './shelf.ts';
import { type Catalogue, textPart } from './texts.ts';

/** 0 when every document is good, else 1. */
export async function check(options: Options, print: Print, environment: Environment): Promise<number> {
  const documents = asked(options);
  const looks = new Map<string, Promise<Looked>>();
  for (const { name } of documents)
    if (!looks.has(name)) looks.set(name, lookAtShop(productNamed(name).product, options, environment));
  const papers = await Promise.all(
    documents.map(async (document) => checked(document, options, await looks.get(document.name))),
  );
  return publish(papers, print, options.html);
}

type Document = { readonly name: string; readonly key: string; readonly file: string };

/** The file that was named, or all documents as shipped. */
function asked({ rest: [file], product: given, as, catalogue }: Options): readonly Document[] {
  if (file !== undefined) {
    const { name, product } = productNamed(given ?? productOf(file));
    if (catalogue !== undefined && name !== 'upsell')
      throw new UsageError(`--catalogue is for the upsell recommender’s documents; ${name} sends no texts`);
    return [{ name, key: keyOf(file, as, product), file }];
  }
  if (catalogue !== undefined)
    throw new UsageError('Name the settings or the wording under which --catalogue is to be looked at');
  const names = given === undefined ? Object.keys(products) : [productNamed(given).name];
  return names.flatMap((name) =>
    Object.keys(productNamed(name).product.documents).map((key) => ({
      name,
      key,
      file: shippedFile(name, key),
    })),
  );
}

async function checked(document: Document, options: Options, looked: Looked | undefined): Promise<Paper> {
  const { name, key, file } = document;
  const { product } = productNamed(name);
  const text = readText(file);
  const endpoint = options.endpoint ?? looked?.endpoint;
  const against = await heldAgainst(document, endpoint === undefined ? options : { ...options, endpoint });
  const paper = paperOf({ product, key, place: shownPath(file), text: writtenToday(text) }, against, looked);
  if (!paper.good || name !== 'upsell' || options.rest.length === 0) return paper;
  const part = textPart({ key, text, catalogue: catalogueOf(options) }, shopWords());
  return { good: part.good, blocks: [...paper.blocks, ...part.blocks] };
}

const catalogueOf = ({ catalogue, decimal, separator, encoding }: Options): Catalogue | undefined =>
  catalogue === undefined
    ? undefined
    : {
        content: readBytes(catalogue),
        answers: answersIn({ dates: undefined, decimal, separator, encoding }),
      };

/** What is in force where somebody says where that is, else what was shipped; a shipped document is not held against itself. */
async function heldAgainst({ name, key, file }: Document, options: Options) {
  const { product } = productNamed(name);
  const where = [options.endpoint, options.bucket, options.stage].some((given) => given !== undefined);
  if (where || options['in-force'] === true)
    return documentInForce({ name, product, key }, await openShelf(product.prefix, options));
  return resolve(file) === shippedFile(name, key) ? undefined : asShipped({ name, product, key });
}
