// What a shop has sold, as its sales and members tell it.
import type { Row, RulesProduct } from '../../../shared/rules/explained.ts';
import { MOST_ROWS, onceEach, type Thing } from '../../../shared/rules/goods.ts';

const DAY_MS = 86_400_000;
/** Who came for a shorter while is not known well enough to be reckoned with for years. */
const LEAST_DAYS = 90;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
const amount = (value: unknown): number => (typeof value === 'number' ? value : Number(value ?? 0) || 0);

export const loyaltyGoods: RulesProduct['goods'] = {
  tables: ['loy-sales', 'loy-members'],
  from(rows, currency) {
    const { 'loy-sales': sales = [], 'loy-members': members = [] } = rows;
    const own = sales.filter((sale) => sale.currency === undefined || sale.currency === currency);
    const figures = own.flatMap((sale) => (isRow(sale.figures) ? [sale.figures] : []));
    const paces = members.map(spentPerYear);
    return {
      things: onceEach(figures.flatMap(thingsOf)),
      totals: figures.map(({ total_minor }) => amount(total_minor)),
      ...(sales.length >= MOST_ROWS ? { isPart: true as const } : {}),
      ...(paces.length === 0 ? {} : { mostSpentPerYearMinor: Math.max(...paces) }),
    };
  },
};

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;

/** What earned nothing is kept by its name alone, or by its code. */
const thingsOf = ({ items, no_points }: Row): readonly Thing[] => [
  ...(Array.isArray(items) ? (items as readonly Row[]) : []).map(thingOf),
  ...(Array.isArray(no_points) ? no_points : []).map((name) => ({ name: String(name), code: String(name) })),
];

function thingOf({ code, name, quantity, amount_minor }: Row): Thing {
  const each = Math.round(amount(amount_minor) / Math.max(1, amount(quantity)));
  const known = text(code);
  return {
    name: text(name) ?? '',
    ...(known === undefined ? {} : { code: known }),
    ...(each > 0 ? { priceMinor: each } : {}),
  };
}

function spentPerYear({ spent_minor, joined, last_seen }: Row): number {
  const [from, to] = [joined, last_seen].map((moment) => Date.parse(String(moment)));
  if (from === undefined || to === undefined || Number.isNaN(from + to)) return 0;
  const days = Math.max(LEAST_DAYS, (to - from) / DAY_MS);
  return Math.round((amount(spent_minor) / days) * 365);
}
