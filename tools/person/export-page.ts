// The copy for a person as a page to read: first in sentences, then row by row. Pure.
import { blockPage } from '../../shared/pages/block-page.ts';
import type { EmailBlock } from '../../shared/pages/email-blocks.ts';
import type { Shop } from '../../shared/shop/shop.ts';
import { storyWords } from '../../shared/stories/story-words.ts';
import type { Copy, CopyOfProduct } from './export.ts';
import type { Row } from './hold.ts';

const NAMES: Readonly<Record<string, string>> = {
  upsell: 'Suggestions after an order',
  'cart-recovery': 'Reminders of a cart',
  loyalty: 'Points and rewards',
};

export function exportPage(copy: Copy, shop: Shop): string {
  const words = storyWords(shop, copy.made_at);
  const known = [...copy.known_by.phones, ...copy.known_by.emails, ...copy.known_by.ids];
  return blockPage({
    shop,
    heading: `What ${shop.name} holds about you`,
    blocks: [
      {
        kind: 'paragraph',
        text: `As of ${words.moment(copy.made_at)}. You are known by: ${known.join(', ')}.`,
      },
      ...copy.products.flatMap((product) => blocksOf(product, words)),
    ],
    footer: { lines: ['The file that came with this page holds the same for machines.'] },
  });
}

function blocksOf(product: CopyOfProduct, { moment }: ReturnType<typeof storyWords>): readonly EmailBlock[] {
  const { sentences, stories, tables, planned, waiting, lists } = product;
  const others = [
    ...planned.map(({ name, at }) => `A mail is planned (${name}, ${at}).`),
    ...waiting.map(() => 'An event about you could not be worked off and waits.'),
    ...lists.map((key) => `A cart of yours is in the list ${key}.`),
  ];
  return [
    { kind: 'heading', text: NAMES[product.product] ?? product.product },
    { kind: 'paragraph', text: [...sentences, ...others].join('\n') || 'Nothing.' },
    ...stories.map(
      (story): EmailBlock => ({
        kind: 'keyValueTable',
        caption: story.title,
        rows: story.lines.map(({ at, says, why }) => ({
          key: Number.isNaN(Date.parse(at)) ? at : moment(at),
          value: why === undefined || why === '' ? says : `${says}: ${why}`,
        })),
      }),
    ),
    ...Object.entries(tables).flatMap(([table, rows]) =>
      rows.map(
        (row, index): EmailBlock => ({
          kind: 'keyValueTable',
          caption: `${table}, ${index + 1} of ${rows.length}`,
          rows: Object.entries(row).map(([name, value]) => ({ key: name, value: shown(value) })),
        }),
      ),
    ),
  ];
}

/** Lists and objects with room to break a line, because a phone is narrow: "sku: BIKE, quantity: 1". */
function shown(value: Row[string]): string {
  if (Array.isArray(value)) return value.map(shown).join('; ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([name, each]) => `${name}: ${shown(each)}`)
    .join(', ');
}
