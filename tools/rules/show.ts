// show: what is in force.
import { checkFile, checkText, type Print } from './check.ts';
import { type Options, productNamed, shippedFile } from './options.ts';
import { openShelf } from './shelf.ts';

/** 0 when every document in force is good, else 1. */
export async function show(options: Options, print: Print): Promise<number> {
  const { name, product } = productNamed(options.rest[0] ?? options.product);
  const shelf = await openShelf(product.prefix, options);
  const good: boolean[] = [];
  for (const key of Object.keys(product.documents)) {
    const text = await shelf.read(key);
    if (text === undefined) {
      print(`${key}: not in ${shelf.place}, so the built-in one is in force:`);
      good.push(checkFile(name, shippedFile(name, key), key, print));
      continue;
    }
    print(`${key}: from ${shelf.place}`);
    const understood = checkText(name, key, text, print);
    if (!understood) print('The last version that was understood is in force.\n');
    good.push(understood);
  }
  return good.every(Boolean) ? 0 : 1;
}
