// Who an event about a shopper is about: every row of theirs, and every key under which they may be known.

import type { PersonReference } from '../../../shared/events/store-events.ts';
import { formsOf } from '../../../shared/people/address.ts';
import { personKeys } from '../../../shared/people/person-keys.ts';
import type { CustomerRow } from '../rows.ts';
import type { Customers } from '../state/customers.ts';

export type KnownPerson = {
  readonly rows: readonly CustomerRow[];
  readonly keys: readonly string[];
};

/** Ids that this person may have a row under by what the event names: their own, and those of a guest. */
export function idsOf(person: PersonReference): string[] {
  return person.id === undefined ? personKeys(person) : [person.id];
}

/** Every row of this person, under their ids and under whatever other account has their e-mail address; and all their keys. */
export async function knownPerson(
  person: PersonReference,
  customers: Pick<Customers, 'get' | 'idsByEmail'>,
): Promise<KnownPerson> {
  const own = await present(new Set([...idsOf(person), ...personKeys(person)]), customers);
  const emails = new Set([person.email, ...own.map(({ email }) => email)].filter(isText));
  const known = new Set(own.map(({ customer_id }) => customer_id));
  const others = (
    await Promise.all([...emails].flatMap(formsOf).map((email) => customers.idsByEmail(email)))
  ).flat();
  const rows = [...own, ...(await present(new Set(others.filter((id) => !known.has(id))), customers))];
  const keys = [...personKeys(person), ...rows.flatMap((row) => [row.customer_id, ...addressKeys(row)])];
  return { rows, keys: [...new Set(keys)] };
}

async function present(ids: ReadonlySet<string>, customers: Pick<Customers, 'get'>): Promise<CustomerRow[]> {
  const rows = await Promise.all([...ids].map((id) => customers.get(id)));
  return rows.filter((row) => row !== undefined);
}

export const isText = (value: string | undefined): value is string => value !== undefined;

const addressKeys = ({ email, phone }: CustomerRow): string[] =>
  personKeys({ ...(email === undefined ? {} : { email }), ...(phone === undefined ? {} : { phone }) });
