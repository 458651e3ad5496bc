import { parseMoney } from '../../../shared/shop/money.ts';

/** A price of the feed in minor units. Throws for text that is no amount: the catalogue file is ours. */
export function minorOf(price: string, currency: string): number {
  const parsed = parseMoney(price, currency);
  if (!parsed.ok) throw new Error(`The sample store's price ${price} ${parsed.message}`);
  return parsed.minor;
}
