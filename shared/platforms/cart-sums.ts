// What a cart's lines come to, and what stands between them and its total. A shopper who reads lines that do not add up to the
// total trusts neither, so whatever lies between is shown by its name: delivery, tax, a voucher.
import type { CartItem, Extra } from '../events/cart-events.ts';

/** A piece's price and, where the pieces do not come to exactly that, what the whole line costs. `pieceMinor`: where it is said. */
export function amountsOf(
  lineMinor: number,
  quantity: number,
  pieceMinor?: number,
): { readonly priceMinor: number; readonly lineMinor?: number } {
  const priceMinor = pieceMinor ?? Math.round(lineMinor / quantity);
  return Math.round(priceMinor * quantity) === lineMinor ? { priceMinor } : { priceMinor, lineMinor };
}

type Priced = Pick<CartItem, 'quantity' | 'priceMinor' | 'lineMinor'>;

/** What one line costs. */
export const lineCost = ({ quantity, priceMinor, lineMinor }: Priced): number =>
  lineMinor ?? Math.round(priceMinor * quantity);

/** Named amounts are looked at in all combinations, so there are only so many. */
const MOST_NAMED = 8;

/**
 * What the total holds beyond the lines. `named` are the amounts that the store speaks of, below zero for what it takes off; some of
 * them are in the lines' prices already (a tax, a discount), and which ones is seen by what adds up: as many as possible.
 * What no combination explains is shown as one sum, so that lines, differences and total always add up.
 */
export function extrasOf(
  lines: readonly Priced[],
  totalMinor: number,
  named: readonly Extra[] = [],
): readonly Extra[] {
  const gap = totalMinor - lines.reduce((sum, line) => sum + lineCost(line), 0);
  const told = joined(named);
  const explained = told.length > MOST_NAMED ? undefined : largestThatComesTo(gap, told);
  if (explained !== undefined) return explained;
  return [{ name: remainderName(gap, lines.length), minor: gap }];
}

/** Two shippings are one, and what comes to nothing is not spoken of. */
function joined(named: readonly Extra[]): readonly Extra[] {
  const sums = new Map<string, number>();
  for (const { name, minor } of named) sums.set(name, (sums.get(name) ?? 0) + minor);
  return [...sums].map(([name, minor]) => ({ name, minor })).filter(({ minor }) => minor !== 0);
}

function largestThatComesTo(gap: number, extras: readonly Extra[]): readonly Extra[] | undefined {
  let best: readonly Extra[] | undefined;
  for (let chosen = 0; chosen < 2 ** extras.length; chosen += 1) {
    const some = extras.filter((_, index) => (chosen & (1 << index)) !== 0);
    const sum = some.reduce((total, { minor }) => total + minor, 0);
    if (sum === gap && (best === undefined || some.length > best.length)) best = some;
  }
  return best;
}

/** Stores round each line or only the whole; a unit for each line is no charge of anybody's. */
function remainderName(gap: number, lines: number): string {
  if (Math.abs(gap) <= lines) return 'Rounding';
  return gap > 0 ? 'Other charges' : 'Reductions';
}
