// What the owner's page counts of cart recovery, by the week of a cart's last change: every cart is in exactly one of what became of it,
// and those that were written off are in no other figure, as in the monthly summary.
import type { Figure, Figures } from '../../../shared/dashboard/figures.ts';
import type { ListedRow } from '../../../shared/dashboard/sheet.ts';
import { formatMoney } from '../../../shared/shop/money.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { maskedAddress } from '../decisions/masked-address.ts';
import { isRecovered, sentAt } from '../decisions/recovered.ts';
import { type CartFate, fateOf, wonBackOf } from '../decisions/summary.ts';
import type { CartRow, StepOutcome } from '../rows.ts';
import { FATES } from '../summary/summary-words.ts';

/** Stands beside a week's figures: the owner's days, by which its carts were judged. */
export const WITHIN_DAYS = 'withinDays';

export type CartFiguresBy = { readonly withinDays: number; readonly currency: string };

const CAPPED: readonly StepOutcome[] = ['skipped-do-not-disturb', 'skipped-enough-messages'];
/** What ended without a purchase, and not by time alone. */
const OTHERWISE: readonly CartFate[] = [
  'taken-back',
  'unsubscribed',
  'bought-elsewhere',
  'suppressed',
  'erased',
  'customer-deleted',
  'cancelled',
  'before-go-live',
];

const isWrittenOff = ({ status, closed_reason }: CartRow): boolean =>
  status === 'closed' && closed_reason === 'written-off';
const isSeen = (row: CartRow): boolean => row.changed_at !== undefined && !isWrittenOff(row);

export function cartFigures({ withinDays, currency }: CartFiguresBy): Figures<CartRow> {
  const carts = (of: (row: CartRow) => number): Figure<CartRow> => ({
    of: (row) => (isSeen(row) ? of(row) : 0),
  });
  const that = (fits: (row: CartRow) => boolean) => carts((row) => (fits(row) ? 1 : 0));
  const fated = (...fates: CartFate[]) => that((row) => fates.includes(fateOf(row, withinDays)));
  const hadFirst = (row: CartRow) => sentAt(row, 'first') !== undefined;
  const hadSecond = (row: CartRow) => sentAt(row, 'second') !== undefined;
  const steps = (row: CartRow) => [row.first_outcome, row.second_outcome];
  return {
    seen: that(() => true),
    reminded: that((row) => hadFirst(row) || hadSecond(row)),
    recovered: fated('recovered'),
    wonBackMinor: carts((row) => {
      if (!isRecovered(row, withinDays)) return 0;
      const won = wonBackOf(row);
      return won?.currency === currency ? won.minor : 0;
    }),
    bought: fated('bought'),
    open: fated('open'),
    noAddress: fated('no-address'),
    gaveUp: fated('gave-up'),
    otherwise: fated(...OTHERWISE),
    writtenOff: { of: (row) => (row.changed_at !== undefined && isWrittenOff(row) ? 1 : 0) },
    first: that(hadFirst),
    second: that(hadSecond),
    capped: carts((row) => steps(row).filter((one) => one !== undefined && CAPPED.includes(one)).length),
    unsure: carts((row) => steps(row).filter((one) => one === 'refused' || one === 'unknown').length),
  };
}

const MOST_NAMES = 3;

/** A cart as a list shows it; of its shopper no more than the first letter. */
export const listedCart =
  (shop: Shop, withinDays: number) =>
  (row: CartRow): ListedRow => {
    const { currency, total_minor, items = [], email, day } = row;
    const total =
      currency === undefined || total_minor === undefined
        ? 'Total unknown'
        : formatMoney(total_minor, currency, shop.locale);
    const names = items.slice(0, MOST_NAMES).map(({ name }) => name);
    return {
      what: `${total}: ${names.length === 0 ? 'nothing in it' : names.join(', ')}${items.length > MOST_NAMES ? ' …' : ''}`,
      more: [
        isWrittenOff(row) ? 'Written off by you' : FATES[fateOf(row, withinDays)],
        ...(day === undefined ? [] : [`last change ${day}`]),
        email === undefined ? 'no address' : maskedAddress(email),
        `cart ${row.cart_id}`,
      ],
    };
  };
