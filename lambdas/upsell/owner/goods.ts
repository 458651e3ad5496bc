// What a shop sells and has sold, as its catalogue and its orders tell it.
import type { Row, RulesProduct } from '../../../shared/rules/explained.ts';
import { MOST_ROWS, onceEach, type Thing } from '../../../shared/rules/goods.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) || value instanceof Set ? [...value].map(String) : [];
const price = (value: unknown) =>
  typeof value === 'number' && value > 0 ? { priceMinor: Math.round(value) } : {};

export const upsellGoods: RulesProduct['goods'] = {
  tables: ['upsr-catalogue', 'upsr-orders'],
  from({ 'upsr-catalogue': catalogue = [], 'upsr-orders': orders = [] }, currency) {
    const own = orders.filter((order) => order.currency === undefined || order.currency === currency);
    const lines = own.flatMap(({ items }) => (Array.isArray(items) ? (items as readonly Row[]) : []));
    const isPart = [catalogue, orders].some((rows) => rows.length >= MOST_ROWS);
    return {
      things: onceEach([
        ...catalogue.map((row) => offered(row, currency)),
        ...lines.map(({ sku, name, price_minor }) => ({
          name: text(name),
          code: text(sku),
          ...price(price_minor),
        })),
      ]),
      totals: own.flatMap(({ total_minor }) =>
        typeof total_minor === 'number' && total_minor > 0 ? [total_minor] : [],
      ),
      ...(isPart ? { isPart: true as const } : {}),
    };
  },
};

const offered = (
  { sku, name, category, tags, price_minor, currency: own }: Row,
  currency: string,
): Thing => ({
  name: text(name),
  code: text(sku),
  category: text(category),
  tags: texts(tags),
  ...(own === currency ? { ...price(price_minor), isOffered: true as const } : {}),
});
