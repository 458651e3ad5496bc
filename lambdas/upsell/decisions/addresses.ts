// Which word counts on somebody's e-mail address and number. Two speak of them: the store's record of the customer, and
// every order, which may name another one. The newer word counts, whichever is heard first; and where the record has none
// any more, that ends what the record said and nothing else: the number of a billing address was never its to take away.
import type { Order } from '../../../shared/events/store-events.ts';

export type Address = 'email' | 'phone';

export type KnownAddresses = {
  readonly email?: string;
  readonly phone?: string;
  readonly email_from?: 'customer';
  readonly phone_from?: 'customer';
  readonly contact_at?: string;
  readonly last_order_at?: string;
};

const fromRecord = (row: KnownAddresses, address: Address): boolean => row[`${address}_from`] === 'customer';

/** Those of an order that count though something newer was said, because that was not said of them; undefined: nothing was. */
export function addressesOfLateOrder(
  { customer, placedAt, saidAt = placedAt }: Order,
  row: KnownAddresses | undefined,
): { readonly knownAt: string; readonly except: readonly Address[] } | undefined {
  const knownAt = row?.contact_at;
  if (row === undefined || knownAt === undefined || knownAt <= saidAt) return undefined;
  const isOlderOrder = (row.last_order_at ?? '') > saidAt;
  const counts = (address: Address): boolean =>
    customer?.[address] !== undefined &&
    customer.recorded?.includes(address) !== true &&
    !(row[address] !== undefined && fromRecord(row, address));
  return { knownAt, except: isOlderOrder ? [] : (['email', 'phone'] as const).filter(counts) };
}

export type RecordSays = { readonly [Name in Address]?: string | undefined };

/** What a newer word of the record does to a row: `none` takes away what the record itself had said. */
export function addressesOfRecord(
  row: KnownAddresses,
  said: RecordSays,
): { readonly set: Readonly<Record<string, string>>; readonly remove: readonly string[] } {
  const set: Record<string, string> = {};
  const remove: string[] = [];
  for (const address of ['email', 'phone'] as const) {
    const value = said[address];
    if (value === undefined) continue;
    if (value !== 'none') Object.assign(set, { [address]: value, [`${address}_from`]: 'customer' });
    else if (fromRecord(row, address)) remove.push(address, `${address}_from`);
  }
  return { set, remove };
}
