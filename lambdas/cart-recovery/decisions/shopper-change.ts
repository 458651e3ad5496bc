// What becomes of a cart whose customer the store knows by another address, or as somebody else.
import type { CartRow } from '../rows.ts';

export type AddressChange = {
  readonly customerId: string;
  /** `none`: there is no address any more. */
  readonly email: string | 'none';
  /** When the store said so. */
  readonly at: string;
};

/** The row with the address; the very same where something newer is known. */
export function withAddress(row: CartRow, { customerId, email, at }: AddressChange): CartRow {
  const isSame = row.customer_id === customerId && (row.email ?? 'none') === email;
  if (isSame || row.erased_at !== undefined) return row;
  const known = { ...row, customer_id: customerId, customer_id_at: at };
  if (row.email_at !== undefined && row.email_at > at) return row.customer_id === customerId ? row : known;
  const { email: _, ...rest } = known;
  const had = row.email === undefined ? {} : { had_another_address: true as const };
  return email === 'none' ? { ...rest, ...had, email_at: at } : { ...rest, ...had, email, email_at: at };
}
