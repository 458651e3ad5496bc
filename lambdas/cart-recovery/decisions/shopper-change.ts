// What becomes of a cart whose customer the store knows by another address, or as somebody else. The newer word counts; and
// where the store's record has no address any more, that ends what the record said, and not what was typed in the checkout.
import type { CartRow } from '../rows.ts';

export type AddressChange = {
  readonly customerId: string;
  /** `none`: the store's record has no address any more. */
  readonly email: string | 'none';
  /** When the store said so. */
  readonly at: string;
  /** With `none`: no address may be kept, wherever it came from. */
  readonly whatever?: true;
};

/** The row with the address; the very same where something newer is known. */
export function withAddress(row: CartRow, change: AddressChange): CartRow {
  const { customerId, email, at, whatever } = change;
  if (row.erased_at !== undefined) return row;
  const known =
    row.customer_id === customerId ? row : { ...row, customer_id: customerId, customer_id_at: at };
  const staysAsTyped = email === 'none' && row.email_from !== 'customer' && whatever !== true;
  if (staysAsTyped || (row.email_at !== undefined && row.email_at > at)) return known;
  if (row.email === email)
    return row.email_from === 'customer' ? known : { ...known, email_from: 'customer' };
  if (row.email === undefined && email === 'none') return known;
  const { email: _, email_from: __, ...rest } = known;
  const had = row.email === undefined ? {} : { had_another_address: true as const };
  return email === 'none'
    ? { ...rest, ...had, email_at: at }
    : { ...rest, ...had, email, email_at: at, email_from: 'customer' };
}
