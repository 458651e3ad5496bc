// A document as shipped, saved by the owner as it is or with a change of theirs: in demo months and in simulated ones.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Runtime } from '../runtime/runtime.ts';

const RULES = resolve(import.meta.dirname, '..', '..', 'rules');

/** Saves `document` of that product into its bucket; `change` makes the owner's text out of the shipped one. */
export async function saveShipped(
  { objects }: Pick<Runtime, 'objects'>,
  {
    product,
    bucket,
    document,
  }: { readonly product: string; readonly bucket: string; readonly document: string },
  change: (text: string) => string = (text) => text,
): Promise<void> {
  const text = readFileSync(resolve(RULES, product, document), 'utf8');
  await objects.write(bucket, document, Buffer.from(change(text)), 'text/plain');
}
