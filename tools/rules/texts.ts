// What a text costs by the words under check: how long a name fits into one part, and, of a list of products, which would cost more
// or could not be sent.
import { costlyProducts, sampleLink, textProblem } from '../../lambdas/upsell/decisions/text-costs.ts';
import { defaultUpsellSettings, readUpsellSettings } from '../../lambdas/upsell/rules/settings.ts';
import { defaultUpsellVoice, readUpsellVoice } from '../../lambdas/upsell/rules/voice.ts';
import type { Answers } from '../../shared/files/table.ts';
import { readProductList } from '../../shared/platforms/generic-feed.ts';
import type { ShopWords } from '../../shared/rules/explained.ts';
import { decimalsOf } from '../../shared/shop/currencies.ts';
import type { Shop } from '../../shared/shop/shop.ts';
import { cut } from '../../shared/text/cut.ts';
import type { Paper } from './papers.ts';

const MOST_NAMED = 50;
const LONGEST_ASKED = 100;
const LONGEST_NAME = 80;
/** No shop has been set up yet. */
const NOWHERE = 'GB';

/** A list of products as it was brought, and what was answered about it. */
export type Catalogue = { readonly content: Uint8Array; readonly answers: Answers };

type TextLines = {
  readonly lines: readonly string[];
  /** False where the list has to be asked about first, or holds nothing that can be read. */
  readonly isReadable: boolean;
};

/** A part of the page. `document` is the one under check; the other holds as built in. */
export function textPart(
  document: { readonly key: string; readonly text: string; readonly catalogue: Catalogue | undefined },
  shop: ShopWords,
): Paper {
  const voice = document.key === 'voice.txt' ? readUpsellVoice(document.text, shop.currency) : undefined;
  const settings =
    document.key === 'settings.txt' ? readUpsellSettings(document.text, shop.currency) : undefined;
  const words = {
    shopName: shop.name,
    locale: shop.locale,
    voice: voice?.ok === true ? voice.rules : defaultUpsellVoice,
    mostParts: (settings?.ok === true ? settings.rules : defaultUpsellSettings).textParts,
    link: sampleLink(),
  };
  const priceMinor = 45 * 10 ** decimalsOf(shop.currency);
  const fits = (length: number) =>
    textProblem({ sku: 'x', name: 'x'.repeat(length), priceMinor, currency: shop.currency }, words) ===
    undefined;
  const longest = [...Array(LONGEST_ASKED).keys()].findLast((length) => length > 0 && fits(length));
  const room =
    longest === undefined
      ? 'More than one part for any product: these words and the link alone are too long for one.'
      : `One part, for names of up to ${longest} letters that every telephone knows, with a link of ${words.link.length} letters.`;
  const products = document.catalogue === undefined ? NONE : costlyLines(document.catalogue, words, shop);
  const rows = [room, ...products.lines].map((text) => ({ text, notes: [] }));
  return {
    good: products.isReadable,
    blocks: [{ kind: 'sentences', caption: 'A text message is', rows }],
  };
}

const NONE: TextLines = { lines: [], isReadable: true };

function costlyLines(
  { content, answers }: Catalogue,
  words: Parameters<typeof costlyProducts>[1],
  shop: ShopWords,
): TextLines {
  const leftOut: string[] = [];
  const { products, notOffered, table } = readProductList(content, {
    shop: { country: NOWHERE, ...shop, timeZone: 'UTC' } as Shop,
    answers,
    leftOut: ({ row, why }) => leftOut.push(`${row}: ${why}`),
  });
  const questions = table?.questions ?? [];
  if (questions.length > 0) return { lines: ['First, about the list:', ...questions], isReadable: false };
  const costly = costlyProducts(products, words);
  const whole = products.length - costly.length;
  return {
    lines: [
      `${whole} of ${products.length === 1 ? 'the 1 product' : `the ${products.length} products`} ${whole === 1 ? 'goes' : 'go'} out whole, in one part.`,
      ...shown(
        costly.map(
          ({ sku, name, why }) => `${cut(name, { characters: LONGEST_NAME }).trimEnd()} (${sku}): ${why}`,
        ),
      ),
      ...counted(notOffered, 'Left out because the list says that it is not on sale'),
      ...counted(leftOut, 'Left out because it cannot be read'),
    ],
    isReadable: true,
  };
}

function counted(problems: readonly string[], what: string): readonly string[] {
  if (problems.length === 0) return [];
  return [`${what} (${problems.length}):`, ...shown(problems.map((each) => `  ${each}`))];
}

function shown(all: readonly string[]): readonly string[] {
  const more = all.length - MOST_NAMED;
  return [...all.slice(0, MOST_NAMED), ...(more > 0 ? [`and ${more} more`] : [])];
}
