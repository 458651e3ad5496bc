// The owner's two documents in the demo month: as shipped, double points on beans included; in the story with a stamp card.
import type { Stage } from '../../../demo/product.ts';
import { saveShipped } from '../../../sample/shipped-document.ts';
import type { SampleSale } from '../sample-sales.ts';

const DOCUMENTS = { product: 'loyalty', bucket: 'loy-rules-source' };

/** Saves a document, with `slip` made in it. */
export const writeDocument = (
  { runtime }: Pick<Stage, 'runtime'>,
  document: 'rules.txt' | 'voice.txt',
  slip?: (text: string) => string,
): Promise<void> => saveShipped(runtime, { ...DOCUMENTS, document }, slip);

/** The owner's rules with a stamp card, which the document as shipped has as an example. */
export const withCard = (text: string): string =>
  text.replace('# Every 10th coffee is free.', 'Every 10th latte is free.');

/** What a sale earns: a point for every 1 spent, and another one for every 1 of beans. */
export function pointsOf({ total, items }: Pick<SampleSale, 'total' | 'items'>): number {
  const hundredths = (text: string) => Math.round(Number(text) * 100);
  const beans = items.filter(({ name }) => /\bbeans\b/i.test(name));
  return (hundredths(total) + beans.reduce((sum, { amount }) => sum + hundredths(amount), 0)) / 100;
}
