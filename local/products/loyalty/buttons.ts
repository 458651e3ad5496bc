// The buttons of the loyalty tracker: what the till tells of a sale, and what becomes of it.
import type { Press, SampleButton, SampleShop } from '../../console/product-face.ts';
import { sampleId } from '../sample-id.ts';
import {
  corrected,
  mariasSale,
  mistyped,
  randomSale,
  refunded,
  type SampleSale,
  type TillTelling,
} from './sample-sales.ts';

const NOTHING_YET = 'No sale has been sent from this page yet. Send one first.';

/** They remember the last sale of a member, so that it can be refunded and corrected, and the last event of all. */
export function saleButtons({ currency }: Pick<SampleShop, 'currency'>): readonly SampleButton[] {
  let sale: SampleSale | undefined;
  let last: object | undefined;
  const tellingOf = (press: Press): TillTelling => ({ saleId: sampleId('s', press), at: press.now });
  const remember = (event: object): object => {
    last = event;
    return event;
  };
  const selling = (saleOf: (press: Press) => SampleSale) => (press: Press) => {
    sale = saleOf(press);
    return remember(sale);
  };
  const ofTheLast = (eventOf: (sale: SampleSale, press: Press) => object) => (press: Press) =>
    sale === undefined ? NOTHING_YET : remember(eventOf(sale, press));

  return [
    {
      event: 'sale',
      label: 'Maria buys coffee and beans',
      hint: '18.00, of it 6.00 of beans; the first one earns her a reward',
      make: selling((press) => mariasSale(tellingOf(press), currency)),
    },
    {
      event: 'sale-random',
      label: 'Somebody buys something',
      hint: 'A new number is enrolled with its points',
      make: selling((press) => randomSale(press.now.getTime() + press.count, tellingOf(press), currency)),
    },
    {
      event: 'sale-again',
      label: 'Send the last event again',
      hint: 'Tills repeat themselves; it must not matter',
      make: () => (sale === undefined ? NOTHING_YET : (last ?? NOTHING_YET)),
    },
    {
      event: 'sale-refund-part',
      label: 'Refund the first line',
      hint: 'Takes back what that line earned',
      make: ofTheLast((sold, press) => refunded(sold, tellingOf(press), 'first-line')),
    },
    {
      event: 'sale-refund',
      label: 'Refund the last sale',
      hint: 'Takes back what is left of it, once',
      make: ofTheLast((sold, press) => refunded(sold, tellingOf(press), 'whole')),
    },
    {
      event: 'sale-updated',
      label: 'Tell the last sale with one latte more',
      hint: 'One net correction',
      make: ofTheLast((sold, { now }) => {
        sale = corrected(sold, now);
        return sale;
      }),
    },
    {
      event: 'sale-mistyped',
      label: 'Ring up 1,800.00 for Maria',
      hint: 'Held: a manager decides at the desk',
      make: (press) => remember(mistyped(mariasSale(tellingOf(press), currency))),
    },
    {
      event: 'sale-nobody',
      label: 'Sell to nobody',
      hint: 'Without a number there are no points',
      make: (press) => {
        const { phone: _, ...nobodys } = mariasSale(tellingOf(press), currency);
        return remember(nobodys);
      },
    },
    {
      event: 'sale-forged',
      label: 'Forge a sale',
      hint: 'A wrong signature is turned away',
      isForged: true,
      make: (press) => mariasSale(tellingOf(press), currency),
    },
  ];
}
