// The buttons of the loyalty tracker: what the till tells of a sale, and what becomes of it.
import {
  corrected,
  mariasSale,
  mistyped,
  randomSale,
  refunded,
  type SampleSale,
} from '../../sample/store/sample-sales.ts';
import { type SampleButton, type SampleMaker, sampleId } from '../sample-button.ts';

const button = (event: string, label: string, hint: string): SampleButton => ({
  product: 'loyalty',
  event,
  label,
  hint,
});

export const saleButtons: readonly SampleButton[] = [
  button(
    'sale',
    'Maria buys coffee and beans',
    '18.00, of it 6.00 of beans; the first one earns her a reward',
  ),
  button('sale-random', 'Somebody buys something', 'A new number is enrolled with its points'),
  button('sale-again', 'Send the last event again', 'Tills repeat themselves; it must not matter'),
  button('sale-refund-part', 'Refund the first line', 'Takes back what that line earned'),
  button('sale-refund', 'Refund the last sale', 'Takes back what is left of it, once'),
  button('sale-updated', 'Tell the last sale with one latte more', 'One net correction'),
  button('sale-mistyped', 'Ring up 1,800.00 for Maria', 'Held: a manager decides at the desk'),
  button('sale-nobody', 'Sell to nobody', 'Without a number there are no points'),
  button('sale-forged', 'Forge a sale', 'A wrong signature is turned away'),
];

/** Remembers the last sale of a member, so that it can be refunded and corrected, and the last event of all. */
export function makeSampleSales({ currency }: { readonly currency: string }): SampleMaker {
  let sale: SampleSale | undefined;
  let last: object | undefined;
  const remember = (event: object): object => {
    last = event;
    return event;
  };
  return (press) => {
    const telling = { saleId: sampleId('s', press), at: press.now };
    switch (press.event) {
      case 'sale-forged':
        return mariasSale(telling, currency);
      case 'sale-nobody': {
        const { phone: _, ...nobodys } = mariasSale(telling, currency);
        return remember(nobodys);
      }
      case 'sale-mistyped':
        return remember(mistyped(mariasSale(telling, currency)));
      case 'sale':
        sale = mariasSale(telling, currency);
        return remember(sale);
      case 'sale-random':
        sale = randomSale(press.now.getTime() + press.count, telling, currency);
        return remember(sale);
      default:
        break;
    }
    if (sale === undefined || last === undefined)
      return 'No sale has been sent from this page yet. Send one first.';
    switch (press.event) {
      case 'sale-again':
        return last;
      case 'sale-updated':
        sale = corrected(sale, press.now);
        return remember(sale);
      default:
        return remember(refunded(sale, telling, press.event === 'sale-refund-part' ? 'first-line' : 'whole'));
    }
  };
}
