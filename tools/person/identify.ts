// Everything by which one person is known: from an address to the number of the account that has it, and back, as far as rows name
// both. A telephone may be a family's: whoever has an address of their own is not joined by a number.

import { MEMBERS_BY_EMAIL } from '../../lambdas/loyalty/names.ts';
import type { MemberRow } from '../../lambdas/loyalty/rows.ts';
import type { CustomerRow } from '../../lambdas/upsell/rows.ts';
import { makeCustomers } from '../../lambdas/upsell/state/customers.ts';
import { readMany } from '../../shared/aws/batches.ts';
import { allOf, queryRows } from '../../shared/aws/pages.ts';
import { formsOf } from '../../shared/people/address.ts';
import { personKeys } from '../../shared/people/person-keys.ts';
import { presentForm } from '../../shared/people/phone-forms.ts';
import { keptForms, type Person } from './person.ts';
import { type Reach, reachOf } from './reach.ts';

/** More than anybody has; a circle of joined rows ends there. */
const MOST_NAMES = 40;

/** `only`: nothing is joined, the person is what was asked for and what has exactly that. */
export async function identify(asked: Person, reaches: readonly Reach[], only: boolean): Promise<Person> {
  const found = { phones: [...asked.phones], emails: [...asked.emails], ids: [...asked.ids] };
  const notMembers = new Set(asked.notMembers);
  const joined: string[] = [];
  const accounts = accountsIn(reachOf(reaches, 'upsell'));
  const members = membersIn(reachOf(reaches, 'loyalty'));

  const join = (list: string[], value: string | undefined, how: string): void => {
    if (value === undefined || list.includes(value) || only || list.length >= MOST_NAMES) return;
    list.push(value);
    joined.push(`${value} belongs to them as well: ${how}.`);
  };
  const isTheirs = (email: string | undefined): boolean =>
    email === undefined || found.emails.includes(email);

  for (let known = -1; known !== size(found); ) {
    known = size(found);
    for (const email of [...found.emails]) {
      for (const { customer_id, phone } of await accounts.byEmail(email)) {
        if (!found.ids.includes(customer_id)) found.ids.push(customer_id);
        join(found.phones, phone, `the store's customer ${customer_id} has it beside ${email}`);
      }
      for (const member of await members.byEmail(email))
        join(found.phones, presentForm(member.phone), `a member has that number and confirmed ${email}`);
    }
    for (const phone of [...found.phones]) {
      const sharing = await accounts.byPhone(phone);
      // Beside an address that is known already, another one is somebody else's.
      const emails = new Set([...found.emails, ...sharing.map(({ email }) => email)].filter(isText));
      for (const { customer_id, email } of sharing) {
        if (emails.size <= 1)
          join(found.emails, email, `the store's customer ${customer_id} has it beside ${phone}`);
        if (isTheirs(email) && !found.ids.includes(customer_id)) found.ids.push(customer_id);
      }
      for (const member of await members.byPhone(phone)) {
        if (asked.phones.includes(phone) || isTheirs(member.email))
          join(found.emails, member.email, `the member with ${phone} confirmed it`);
        else notMembers.add(phone);
      }
    }
  }
  for (const phone of found.phones) {
    const others = new Set(
      (await accounts.byPhone(phone)).map(({ email }) => email).filter((email) => !isTheirs(email)),
    );
    if (others.size > 0)
      joined.push(
        `${others.size === 1 ? 'Another account has' : `${others.size} other accounts have`} the number ${phone}, with an address of its own: that is somebody else's, and not part of this.`,
      );
  }
  for (const phone of notMembers)
    joined.push(
      `The member with ${phone} has another address: somebody else, and not part of this. Ask for the number itself if it is them after all.`,
    );
  return { ...found, notMembers: [...notMembers], joined };
}

const size = (found: Readonly<Record<string, readonly string[]>>): number =>
  Object.values(found).reduce((sum, list) => sum + list.length, 0);

type Account = Pick<CustomerRow, 'customer_id' | 'phone' | 'email'>;

/** The upsell recommender's rows of people. */
function accountsIn(reach: Reach | undefined) {
  if (reach === undefined) return { byEmail: nobody<Account>, byPhone: nobody<Account> };
  const { documents, tableName } = reach.destination;
  const customers = makeCustomers(documents, tableName('customers'));
  const rows = async (ids: readonly string[]): Promise<readonly Account[]> =>
    (await Promise.all([...new Set(ids)].map((id) => customers.get(id)))).filter((row) => row !== undefined);
  return {
    byEmail: async (email: string) => {
      const ids = (await Promise.all(formsOf(email).map(customers.idsByEmail))).flat();
      return (await rows([...ids, ...personKeys({ email })])).filter(
        (row) => row.email === undefined || formsOf(email).includes(row.email),
      );
    },
    byPhone: async (phone: string) => {
      const ids = (await Promise.all(keptForms(phone).map(customers.idsByPhone))).flat();
      return rows([...ids, ...personKeys({ phone })]);
    },
  };
}

/** The loyalty tracker's members. */
function membersIn(reach: Reach | undefined) {
  if (reach === undefined) return { byEmail: nobody<MemberRow>, byPhone: nobody<MemberRow> };
  const { documents, tableName } = reach.destination;
  const table = tableName('members');
  const byPhones = (phones: readonly string[]) =>
    readMany<MemberRow>(documents, {
      table,
      keys: [...new Set(phones)].map((phone) => ({ phone })),
      ConsistentRead: true,
    });
  return {
    byPhone: (phone: string) => byPhones(keptForms(phone)),
    byEmail: async (email: string) => {
      const found = formsOf(email).map((form) =>
        allOf(
          queryRows<{ phone: string }>(documents, {
            TableName: table,
            IndexName: MEMBERS_BY_EMAIL,
            KeyConditionExpression: 'email = :email',
            ExpressionAttributeValues: { ':email': form },
          }),
        ),
      );
      return byPhones((await Promise.all(found)).flat().map(({ phone }) => phone));
    },
  };
}

const isText = (value: string | undefined): value is string => value !== undefined;

const nobody = async <Row>(_: string): Promise<readonly Row[]> => [];
