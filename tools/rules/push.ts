// push: a document that is understood, into force; a bad one stays where it is.
import { checkFile, type Print } from './check.ts';
import { keyOf, type Options, productNamed, readText, shippedFile } from './options.ts';
import { openShelf } from './shelf.ts';

/** 0 when everything was uploaded, 1 when a document is bad; then nothing at all is uploaded. */
export async function push(options: Options, print: Print): Promise<number> {
  const [productName, file] = options.rest;
  const { name, product } = productNamed(productName ?? options.product);
  const documents =
    file === undefined
      ? Object.keys(product.documents).map((key) => ({ key, path: shippedFile(name, key) }))
      : [{ key: keyOf(file, options.as, product), path: file }];
  const good = documents.map(({ key, path }) => checkFile(name, path, key, print));
  if (!good.every(Boolean)) {
    print('Nothing was uploaded. What was in force stays in force.');
    return 1;
  }
  const shelf = await openShelf(product.prefix, options);
  for (const { key, path } of documents) {
    await shelf.write(key, readText(path));
    print(`Uploaded ${key} to ${shelf.place}. It is in force within a minute.`);
  }
  return 0;
}
