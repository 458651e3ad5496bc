// The sample store's goods and people, in the words of the generic feed and the generic webhook body.
import catalogue from './catalogue.json' with { type: 'json' };
import history from './history.json' with { type: 'json' };
import shoppers from './shoppers.json' with { type: 'json' };

/** One line of `/catalogue.json`. `price` is a decimal string; `stock` is null where nothing is counted. */
export type FeedProduct = {
  readonly sku: string;
  readonly name: string;
  readonly price: string;
  readonly currency: string;
  readonly stock: number | null;
  readonly category: string;
  readonly tags: readonly string[];
  readonly complements: readonly string[];
};

/** A shopper as a generic order names one. Some left no phone, some no e-mail, one never agreed to be written to. */
export type Shopper = {
  readonly id: string;
  readonly name: string;
  readonly phone?: string;
  readonly email?: string;
  readonly marketing_consent: boolean;
  readonly locale: string;
};

export type SampleOrder = {
  readonly type: 'order.created';
  readonly order_id: string;
  readonly placed_at: string;
  readonly currency: string;
  readonly total: string;
  readonly customer: Shopper;
  readonly items: readonly {
    readonly sku: string;
    readonly name: string;
    readonly quantity: number;
    readonly price: string;
  }[];
};

/** The catalogue as the store opens with it. */
export const sampleCatalogue: readonly FeedProduct[] = catalogue;

export const sampleShoppers: readonly Shopper[] = shoppers;

/** What was bought before the shop had this suite; Tom bought his track pump in October 2025. */
export const sampleHistory: readonly SampleOrder[] = history as readonly SampleOrder[];

/** Throws for a SKU the sample store never had: a typo in a demonstration. */
export function product(sku: string): FeedProduct {
  const found = sampleCatalogue.find((candidate) => candidate.sku === sku);
  if (found === undefined) throw new Error(`The sample store has no ${sku}`);
  return found;
}

/** The same for a shopper. */
export function shopper(id: string): Shopper {
  const found = sampleShoppers.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`The sample store knows no shopper ${id}`);
  return found;
}
