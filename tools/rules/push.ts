// push: a document that is understood, into force; a bad one stays where it is.
import {
  keyOf,
  type Options,
  productNamed,
  readText,
  shippedFile,
  shownPath,
  writtenToday,
} from './options.ts';
import { type Print, paperOf, publish } from './papers.ts';
import { openShelf } from './shelf.ts';

/** 0 when everything was uploaded, 1 when a document is bad; then nothing at all is uploaded. */
export async function push(options: Options, print: Print): Promise<number> {
  const [productName, file] = options.rest;
  const { name, product } = productNamed(productName ?? options.product);
  const paths =
    file === undefined
      ? Object.keys(product.documents).map((key) => ({ key, path: shippedFile(name, key) }))
      : [{ key: keyOf(file, options.as, product), path: file }];
  const documents = paths.map(({ key, path }) => ({
    key,
    place: shownPath(path),
    text: readText(path),
  }));
  const papers = documents.map((document) =>
    paperOf({ product, ...document, text: writtenToday(document.text) }, undefined),
  );
  if (publish(papers, print, options.html) !== 0) {
    print('Nothing was uploaded. What was in force stays in force.');
    return 1;
  }
  const shelf = await openShelf(product.prefix, options);
  for (const { key, text } of documents) {
    await shelf.write(key, text);
    print(`Uploaded ${key} to ${shelf.place}. It is in force within a minute.`);
  }
  return 0;
}
