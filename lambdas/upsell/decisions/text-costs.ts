// Which products a text costs more for, or cannot be sent for at all, by the words and the parts in force. The owner can give a product
// another name, or none of the signs that telephones do not have; nobody else would ever notice.
import type { Product } from '../../../shared/events/store-events.ts';
import { foreignToGsm, inGsm } from '../../../shared/messages/gsm-alphabet.ts';
import { textPrice } from '../../../shared/messages/text-price.ts';
import type { UpsellVoice } from '../rules/voice.ts';
import { textNudge } from './text-nudge.ts';

export type TextWords = {
  readonly shopName: string;
  readonly locale: string;
  readonly voice: UpsellVoice;
  readonly mostParts: number;
  /** As long as the links that are sent. */
  readonly link: string;
};

export type CostlyProduct = { readonly sku: string; readonly name: string; readonly why: string };

type Named = Pick<Product, 'sku' | 'name' | 'priceMinor' | 'currency'>;

/** What is wrong with one product's text; undefined where it goes out whole, in one part. */
export function textProblem(product: Named, words: TextWords): string | undefined {
  const nudge = textNudge({
    shopName: words.shopName,
    customerName: undefined,
    productName: product.name,
    price: textPrice(product.priceMinor, product.currency, words.locale),
    link: words.link,
    line: undefined,
    voice: words.voice,
    mostParts: words.mostParts,
  });
  const foreign = foreignSigns(product.name);
  const because = foreign === '' ? 'its name is long' : `telephones do not have ${foreign}`;
  if (nudge === undefined) return `no text can be sent: ${because}`;
  const shown = nudge.text.includes(inGsm(product.name) ?? product.name) ? '' : ', and its name is shortened';
  return nudge.segments === 1 && shown === '' ? undefined : `${nudge.segments} parts${shown}: ${because}`;
}

/** All such products, in the order of the catalogue. */
export const costlyProducts = (products: Iterable<Named>, words: TextWords): readonly CostlyProduct[] =>
  [...products].flatMap(({ sku, name, ...rest }) => {
    const why = textProblem({ sku, name, ...rest }, words);
    return why === undefined ? [] : [{ sku, name, why }];
  });

/** The first few signs of a name that no alphabet of the telephones has, nor anything that says the same. */
const foreignSigns = (name: string): string => foreignToGsm(name).slice(0, 3).join(' ');

/** A link of Function URLs as it is sent: the name of the region is what differs. */
export const sampleLink = (region = 'eu-west-2'): string =>
  `https://${'x'.repeat(32)}.lambda-url.${region}.on.aws/${'x'.repeat(12)}`;
