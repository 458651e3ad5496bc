// show: what is in force.
import type { Environment } from '../frame/command.ts';
import { documentInForce } from './in-force.ts';
import { lookAtShop } from './look.ts';
import { type Options, productNamed, readText, shippedFile } from './options.ts';
import { type Paper, type Print, paperOf, publish } from './papers.ts';
import { openShelf } from './shelf.ts';

/** Ends with 0 whatever the documents are like: to say what is in force is what it is for, and a fault is thrown. */
export async function show(options: Options, print: Print, environment: Environment): Promise<number> {
  const { name, product } = productNamed(options.rest[0] ?? options.product);
  const shelf = await openShelf(product.prefix, options);
  const looked = await lookAtShop(
    product,
    options.endpoint === undefined ? { ...options, 'in-force': true } : options,
    environment,
  );
  const papers: Paper[] = [];
  for (const key of Object.keys(product.documents)) {
    const own = await shelf.read(key);
    const inForce = own === undefined ? undefined : await documentInForce({ name, product, key }, shelf);
    const [text, place] =
      own === undefined
        ? [readText(shippedFile(name, key)), `${key}: not in ${shelf.place}, so the built-in one is in force`]
        : [own, `${key}: from ${shelf.place}`];
    papers.push(
      paperOf({ product, key, place, text }, inForce?.refused === undefined ? undefined : inForce, looked),
    );
  }
  publish(papers, print, options.html);
  return 0;
}
