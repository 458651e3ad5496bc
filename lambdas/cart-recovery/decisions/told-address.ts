// The e-mail address that an event of a cart tells, and whose word it is: the store's record of the customer has it too, or
// the checkout alone. The newest event that knows an address counts; part of merge.ts.
import type { CartChanged, CheckoutCompleted } from '../../../shared/events/cart-events.ts';
import type { CartRow } from '../rows.ts';
import { isNewer } from './newer.ts';

type Addressed = Pick<CartRow, 'email' | 'email_at' | 'email_from'>;

/** The row with the event's address, or the very same. */
export function withAddressOf<Row extends Addressed>(row: Row, event: CartChanged | CheckoutCompleted): Row {
  if (!tellsAddress(row, event)) return row;
  const { email_from: _, ...rest } = row;
  const { email, emailIsRecorded, occurredAt } = event;
  const source = emailIsRecorded === true ? { email_from: 'customer' as const } : {};
  return { ...rest, email, email_at: occurredAt, ...source } as Row;
}

/** Of two events of one moment and one address the one counts that says it is the record's. */
function tellsAddress(
  row: Addressed,
  { email, emailIsRecorded, occurredAt }: CartChanged | CheckoutCompleted,
) {
  if (email === undefined) return false;
  if (row.email_at === occurredAt && row.email === email) return emailIsRecorded === true;
  return isNewer(occurredAt, email, row.email_at, row.email);
}
