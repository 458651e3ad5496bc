// One line of an order or of a return at Square.
import type { SaleItem } from '../events/till-events.ts';
import { at, id, itemName, known, label, text } from '../platforms/fields.ts';
import { amount } from './square-money.ts';

const LONGEST_VARIATION = 100;
/** More than anybody sells at once. */
const MOST_UNITS = 100_000;

export function itemOf(line: unknown): SaleItem {
  const quantity = Number(text(at(line, 'quantity')) ?? '1');
  return known({
    code: id(at(line, 'catalog_object_id')) ?? id(at(line, 'sku')),
    name: nameOf(line),
    quantity: quantity > 0 && quantity <= MOST_UNITS ? quantity : 1,
    amountMinor: Math.max(0, amount(line, 'total_money') ?? 0),
    giftCard: text(at(line, 'item_type')) === 'GIFT_CARD' ? true : undefined,
  }) as SaleItem;
}

const QUANTITY_STEPS = 1_000;

/** So much of a line, between 0 and 1. `round` decides what becomes of half a cent. */
export const partOf = (item: SaleItem, part: number, round = Math.floor): SaleItem =>
  part >= 1
    ? item
    : {
        ...item,
        quantity: Math.max(1, Math.floor(item.quantity * part * QUANTITY_STEPS)) / QUANTITY_STEPS,
        amountMinor: round(item.amountMinor * part),
      };

/** "House beans – 250 g"; Square calls the only variation of a product "Regular". */
function nameOf(line: unknown): string {
  const name = itemName(at(line, 'name')) ?? 'Custom amount';
  const variation = label(at(line, 'variation_name'), LONGEST_VARIATION);
  const full = variation === undefined || variation === 'Regular' ? name : `${name} – ${variation}`;
  return itemName(full) ?? name;
}
