// The owner's two documents in the demo month: as shipped, double points on beans included.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Stage } from '../../../demo/product.ts';
import type { SampleSale } from '../sample-sales.ts';

const FOLDER = resolve(import.meta.dirname, '..', '..', '..', '..', 'rules', 'loyalty');
const BUCKET = 'loy-rules-source';

/** Saves a document, with `slip` made in it. */
export async function writeDocument(
  { runtime }: Pick<Stage, 'runtime'>,
  document: 'rules.txt' | 'voice.txt',
  slip: (text: string) => string = (text) => text,
): Promise<void> {
  const text = readFileSync(resolve(FOLDER, document), 'utf8');
  await runtime.objects.write(BUCKET, document, Buffer.from(slip(text)), 'text/plain');
}

/** What a sale earns: a point for every 1 spent, and another one for every 1 of beans. */
export function pointsOf({ total, items }: Pick<SampleSale, 'total' | 'items'>): number {
  const hundredths = (text: string) => Math.round(Number(text) * 100);
  const beans = items.filter(({ name }) => /\bbeans\b/i.test(name));
  return (hundredths(total) + beans.reduce((sum, { amount }) => sum + hundredths(amount), 0)) / 100;
}
