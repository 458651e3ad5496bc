// What a text costs by the words under check: how long a name fits into one part, and, of a list of products, which would cost more
// or could not be sent.
import { costlyProducts, sampleLink, textProblem } from '../../lambdas/upsell/decisions/text-costs.ts';
import { defaultUpsellSettings, readUpsellSettings } from '../../lambdas/upsell/rules/settings.ts';
import { defaultUpsellVoice, readUpsellVoice } from '../../lambdas/upsell/rules/voice.ts';
import { readFeed } from '../../shared/platforms/generic-feed.ts';
import type { ShopWords } from '../../shared/rules/explained.ts';
import { decimalsOf } from '../../shared/shop/currencies.ts';
import type { Shop } from '../../shared/shop/shop.ts';

const MOST_NAMED = 50;
const LONGEST_ASKED = 100;

/** The lines to print. `document` is the one under check; the other holds as built in. */
export function textLines(
  document: { readonly key: string; readonly text: string; readonly catalogue: string | undefined },
  shop: ShopWords,
): readonly string[] {
  const voice = document.key === 'voice.txt' ? readUpsellVoice(document.text) : undefined;
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
      : `One part, for names of up to ${longest} letters that every telephone knows, with a link of ${words.link.length}.`;
  return ['  A text message is:', `      ${room}`, ...costlyLines(document.catalogue, words, shop), ''];
}

function costlyLines(
  catalogue: string | undefined,
  words: Parameters<typeof costlyProducts>[1],
  shop: ShopWords,
): readonly string[] {
  if (catalogue === undefined) return [];
  const products = readFeed(catalogue, { shop: { currency: shop.currency } as Shop });
  const costly = costlyProducts(products, words);
  const more = costly.length - MOST_NAMED;
  return [
    `      ${products.length - costly.length} of the ${products.length} products go out whole, in one part.`,
    ...costly.slice(0, MOST_NAMED).map(({ sku, name, why }) => `      ${name} (${sku}): ${why}`),
    ...(more > 0 ? [`      and ${more} more`] : []),
  ];
}
