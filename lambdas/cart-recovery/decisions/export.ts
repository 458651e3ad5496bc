// One day's carts as the owner's list shows them: a row per cart, in the order in which they were left.
import { decimalText } from '../../../shared/shop/money.ts';
import { localParts } from '../../../shared/time/time.ts';
import type { CartRow, CloseReason, Step } from '../rows.ts';
import { maskedAddress } from './masked-address.ts';
import { isRecovered } from './recovered.ts';
import { comparableTotal } from './two-reminders.ts';

export const EXPORT_COLUMNS = [
  'Day',
  'Cart',
  'Last change',
  'Shopper',
  'Items',
  'Total',
  'Currency',
  'Status',
  'Recovered',
  'Bought at',
  'First reminder',
  'Second reminder',
  'Suppress this cart',
  'Unsubscribe this address',
  'Write off this cart',
] as const;

export type ExportLinks = {
  readonly suppress: string;
  readonly unsubscribe: string;
  readonly writeOff: string;
};
export type ExportRow = readonly (string | number)[];

export type ExportQuestion = {
  readonly day: string;
  readonly recoveredWithinDays: number;
  /** The shop's, in which sizes are said. */
  readonly currency: string;
  /** Times are shown on the shop's own clock. */
  readonly zone: string;
  readonly linksOf: (cartId: string) => ExportLinks;
};

const CLOSED: Readonly<Record<CloseReason, string>> = {
  'gave-up': 'closed: gave up',
  'bought-elsewhere': 'closed: bought another cart',
  suppressed: 'closed: suppressed',
  'written-off': 'closed: written off',
  erased: 'closed: shopper erased',
  cancelled: 'closed: cancelled in the store',
  'customer-deleted': 'closed: the store has no such customer any more',
  'before-go-live': 'closed: older than this system',
};
const STEP_OUTCOMES: Readonly<Record<string, string>> = {
  'skipped-do-not-disturb': 'skipped: had a reminder lately',
  'skipped-unsubscribed': 'skipped: unsubscribed',
  'skipped-no-consent': 'skipped: did not accept marketing',
  'skipped-too-late': 'skipped: SES put it off for too long',
  'skipped-held-out': 'skipped: held out',
  'skipped-silent-elsewhere': 'skipped: opted out of another product',
  'skipped-enough-messages': 'skipped: enough messages of all products',
  'skipped-not-live': 'skipped: not live for them yet',
  'skipped-owner-only': 'went to the owner instead',
  refused: 'refused by the mail service',
  unknown: 'nobody knows whether it arrived',
};
const MOST_ITEMS = 30;

/** The carts in the order in which they were left. */
export function inOrder(carts: readonly CartRow[]): CartRow[] {
  const order = (row: CartRow) => `${row.changed_at ?? row.bought_at ?? ''} ${row.cart_id}`;
  return [...carts].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** A cart's row. Links stand only where they can still do something. */
export function exportRow(
  cart: CartRow,
  { day, recoveredWithinDays, currency: shops, zone, linksOf }: ExportQuestion,
): ExportRow {
  const links = linksOf(cart.cart_id);
  const { currency, total_minor: totalMinor } = cart;
  const isOpen = cart.status === 'open';
  const shown = (at: string | undefined) => (at === undefined ? '' : wallTime(at, zone));
  return [
    day,
    cart.cart_id,
    shown(cart.changed_at),
    cart.email === undefined ? '' : maskedAddress(cart.email),
    itemsText(cart),
    currency === undefined || totalMinor === undefined ? '' : Number(decimalText(totalMinor, currency)),
    currency ?? '',
    statusText(cart, shops),
    isRecovered(cart, recoveredWithinDays) ? 'yes' : 'no',
    shown(cart.bought_at),
    stepText(cart, 'first', zone),
    stepText(cart, 'second', zone),
    isOpen ? links.suppress : '',
    cart.email === undefined ? '' : links.unsubscribe,
    isOpen ? links.writeOff : '',
  ];
}

/** A cart of another currency without a total in the shop's has no size of its own, and the list says which it was given. */
function statusText(cart: CartRow, shops: string): string {
  if (cart.status === 'closed') return CLOSED[cart.closed_reason ?? 'gave-up'];
  if (cart.status !== 'open' || comparableTotal(cart, { currency: shops }) !== undefined) return cart.status;
  return `open, reminded as a medium cart: the store does not say what it comes to in ${shops}`;
}

function itemsText({ items = [], item_count: count = items.length }: CartRow): string {
  const named = items.slice(0, MOST_ITEMS).map(({ name, quantity }) => `${quantity} × ${name}`);
  const more = count - named.length;
  return [...named, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

function stepText(row: CartRow, step: Step, zone: string): string {
  const [at, outcome] =
    step === 'first' ? [row.first_at, row.first_outcome] : [row.second_at, row.second_outcome];
  if (at === undefined || outcome === undefined) return '';
  const when = wallTime(at, zone);
  return outcome === 'sent' ? when : `${when} ${STEP_OUTCOMES[outcome] ?? outcome}`;
}

function wallTime(instant: string, zone: string): string {
  const { year, month, day, hour, minute } = localParts(new Date(instant), zone);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}
