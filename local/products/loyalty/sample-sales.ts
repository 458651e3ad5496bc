// What the sample shop's till tells, in the generic format: the counter of a bicycle shop that also makes coffee. Ids and
// times come in as arguments; a random sale is the same for the same seed.
import { decimalsOf } from '../../../shared/shop/currencies.ts';
import { decimalText } from '../../../shared/shop/money.ts';
import { minorOf } from '../../sample/store/price.ts';
import { seededRandom } from '../../seeded-random.ts';

/** Something on the counter. `price` is a decimal text of two decimals. */
export type CounterGood = { readonly code: string; readonly name: string; readonly price: string };
/** Somebody who says a phone number at the counter; E.164, so that it is the same in whatever country the shop is. */
export type CounterMember = { readonly name: string; readonly phone: string; readonly email: string };

const good = (code: string, name: string, price: string): CounterGood => ({ code, name, price });

const counterGoods: readonly CounterGood[] = [
  good('LATTE', 'Latte', '4.00'),
  good('ESPRESSO', 'Espresso', '3.00'),
  good('TEA', 'Pot of tea', '3.50'),
  good('CAKE-CARROT', 'Carrot cake', '4.50'),
  good('SANDWICH', 'Cheese sandwich', '6.80'),
  good('BEANS-250', 'House beans', '6.00'),
  good('TUBE-28', 'Inner tube', '5.99'),
];

const member = (name: string, lastDigits: string): CounterMember => ({
  name,
  phone: `+447700900${lastDigits}`,
  email: `${name.toLowerCase()}@example.com`,
});
export const maria = member('Maria', '100');
const counterMembers: readonly CounterMember[] = [
  maria,
  member('Ben', '101'),
  member('Chiara', '102'),
  member('Dimitri', '103'),
  member('Esra', '104'),
  member('Femi', '105'),
];

/** One telling of the till. */
export type TillTelling = { readonly saleId: string; readonly at: Date };

export type SampleSale = {
  readonly type: 'sale.completed' | 'sale.updated';
  readonly sale_id: string;
  readonly closed_at: string;
  readonly updated_at?: string;
  readonly phone?: string;
  readonly currency: string;
  readonly total: string;
  readonly items: readonly {
    readonly code: string;
    readonly name: string;
    readonly quantity: number;
    readonly amount: string;
  }[];
};

export type SampleTillEvent =
  | SampleSale
  | (Omit<SampleSale, 'type' | 'phone'> & { readonly type: 'sale.refunded'; readonly refund_of: string })
  | {
      readonly type: 'sale.voided';
      readonly sale_id: string;
      readonly refund_of: string;
      readonly closed_at: string;
    };

export type SaleLine = readonly [good: CounterGood, quantity: number];

/** Three lattes and a bag of beans: 18.00, of it 6.00 of beans. */
export const mariasSale = (telling: TillTelling, currency: string): SampleSale =>
  saleOf({ ...telling, currency, phone: maria.phone }, [
    [counter('BEANS-250'), 1],
    [counter('LATTE'), 3],
  ]);

/** One to three things for one of the members. */
export const randomSale = (seed: number, telling: TillTelling, currency: string): SampleSale => {
  const random = seededRandom(seed);
  return saleOf({ ...telling, currency, phone: random.oneOf(counterMembers).phone }, basket(random));
};

/** One to three different things, most of them once. */
export function basket(random: ReturnType<typeof seededRandom>): readonly SaleLine[] {
  const lines = new Map<CounterGood, number>();
  for (let line = 0, count = 1 + random.below(3); line < count; line += 1)
    lines.set(random.oneOf(counterGoods), random.below(4) === 0 ? 2 : 1);
  return [...lines];
}

/** A closed sale of these things, its total added up exactly. Without a phone it is nobody's. */
export function saleOf(
  sale: TillTelling & { readonly currency: string; readonly phone?: string },
  lines: readonly SaleLine[],
): SampleSale {
  const { currency } = sale;
  const items = lines.map(([{ code, name, price }, quantity]) => {
    const each = minorOf(Number(price).toFixed(decimalsOf(currency)), currency);
    return { code, name, quantity, amount: decimalText(each * quantity, currency) };
  });
  return {
    type: 'sale.completed',
    sale_id: sale.saleId,
    closed_at: sale.at.toISOString(),
    ...(sale.phone === undefined ? {} : { phone: sale.phone }),
    currency,
    total: totalOf(items, currency),
    items,
  };
}

/** Somebody typed a figure too many: the same things at a hundred times their price. */
export const mistyped = (sale: SampleSale): SampleSale => {
  const times = (text: string) => decimalText(minorOf(text, sale.currency) * 100, sale.currency);
  return {
    ...sale,
    total: times(sale.total),
    items: sale.items.map((item) => ({ ...item, amount: times(item.amount) })),
  };
};

/** The till tells the same sale with one more latte in it. */
export function corrected(sale: SampleSale, at: Date): SampleSale {
  const latte = saleOf({ saleId: sale.sale_id, at, currency: sale.currency }, [[counter('LATTE'), 1]]);
  const items = [...sale.items, ...latte.items];
  return {
    ...sale,
    type: 'sale.updated',
    updated_at: at.toISOString(),
    items,
    total: totalOf(items, sale.currency),
  };
}

/** The first line's money goes back, or (`whole`) all of it. */
export function refunded(
  sale: SampleSale,
  telling: TillTelling,
  share: 'first-line' | 'whole',
): SampleTillEvent {
  const items = share === 'whole' ? sale.items : sale.items.slice(0, 1);
  return {
    type: 'sale.refunded',
    sale_id: telling.saleId,
    refund_of: sale.sale_id,
    closed_at: telling.at.toISOString(),
    currency: sale.currency,
    total: share === 'whole' ? sale.total : totalOf(items, sale.currency),
    items,
  };
}

/** The sale never was. */
export const voided = (sale: SampleSale, { saleId, at }: TillTelling): SampleTillEvent => ({
  type: 'sale.voided',
  sale_id: saleId,
  refund_of: sale.sale_id,
  closed_at: at.toISOString(),
});

/** Throws for a code the counter never had: a typo in a demonstration. */
export function counter(code: string): CounterGood {
  const found = counterGoods.find((candidate) => candidate.code === code);
  if (found === undefined) throw new Error(`The counter has no ${code}`);
  return found;
}

const totalOf = (items: SampleSale['items'], currency: string): string =>
  decimalText(
    items.reduce((sum, { amount }) => sum + minorOf(amount, currency), 0),
    currency,
  );
