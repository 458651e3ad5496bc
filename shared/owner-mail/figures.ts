// How letters to the owner say a number, and the shapes in which they show several.
import type { EmailBlock } from '../pages/email-blocks.ts';
import type { Shop } from '../shop/shop.ts';
import { numberFormat } from '../text/formats.ts';

/** `1,234`, as the shop's language writes it. */
export const number = (value: number, shop: Shop): string => numberFormat(shop.locale).format(value);

/** `1 cart`, `1,234 carts`. */
export const count = (value: number, thing: string, shop: Shop): string =>
  `${number(value, shop)} ${thing}${value === 1 ? '' : 's'}`;

/** A chart of counts. */
export const countsChart = (
  caption: string,
  counts: readonly (readonly [label: string, value: number])[],
  shop: Shop,
): EmailBlock => ({
  kind: 'barChart',
  caption,
  bars: counts.map(([label, value]) => ({ label, value, shown: number(value, shop) })),
});

/** A table of counts, and of what is said otherwise. */
export const countsTable = (
  caption: string,
  rows: readonly (readonly [key: string, value: number | string])[],
  shop: Shop,
): EmailBlock => ({
  kind: 'keyValueTable',
  caption,
  rows: rows.map(([key, value]) => ({ key, value: typeof value === 'string' ? value : number(value, shop) })),
});

/** Sentences that are there in a bad month only, as one note; nothing in a good one. */
export const noteOf = (sentences: readonly string[]): EmailBlock[] =>
  sentences.length === 0 ? [] : [{ kind: 'note', text: sentences.join(' ') }];
