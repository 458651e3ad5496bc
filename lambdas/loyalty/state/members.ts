// loy-members: one row per phone. Nothing here touches a balance; that is points/, which writes it together with the ledger.
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { readMany } from '../../../shared/aws/batches.ts';
import { makeConditionalUpdate } from '../../../shared/aws/conditional-update.ts';
import { makeTransact } from '../../../shared/aws/transact.ts';
import { formsOfPhone } from '../../../shared/people/phone-forms.ts';
import { localDate } from '../../../shared/time/time.ts';
import { foundAs } from '../decisions/found-as.ts';
import type { MemberRow } from '../rows.ts';
import { auditItem } from './audit.ts';
import { makeBirthdays } from './birthdays.ts';
import { makeErasedMembers } from './erased-members.ts';
import { bornWith, type JoiningGift } from './points/joining.ts';
import { ledgerItem } from './points/points-items.ts';
import { memberSnapshot } from './snapshot.ts';

export type Members = ReturnType<typeof makeMembers>;
export type MembersTables = {
  readonly members: string;
  readonly audit: string;
  /** Of functions that make members: where the erased ones are marked. */
  readonly notices?: string;
  /** Of functions that make members by hand: where it is written what they get for joining. */
  readonly ledger?: string;
};

export type Joining = {
  readonly phone: string;
  readonly name?: string;
  readonly by: 'form' | 'desk';
  /** For the audit: a staff member's name, or `member`. */
  readonly byUser: string;
  readonly at: Date;
  /** `MM-DD`; of somebody who has told theirs before, that one stays: the form knows nobody. */
  readonly birthday?: string;
  /** What whoever joins gets for it. */
  readonly gift?: JoiningGift | undefined;
};

export type Renaming = {
  readonly phone: string;
  readonly name: string;
  /** A staff member's name. */
  readonly byUser: string;
  readonly at: Date;
};

export function makeMembers(client: DynamoDBDocumentClient, tables: MembersTables, zone: string) {
  const update = makeConditionalUpdate(client, tables.members);
  const transact = makeTransact(client);

  async function get(phone: string): Promise<MemberRow | undefined> {
    const { Item } = await client.send(
      new GetCommand({ TableName: tables.members, Key: { phone }, ConsistentRead: true }),
    );
    return Item as MemberRow | undefined;
  }

  /**
   * The number under which its owner is a member. An earlier version kept some numbers in the form of their time
   * (`+52 1 55 …`), and such a member stays who they are; whoever is none yet becomes one under today's form.
   */
  async function keptAs(phone: string): Promise<string> {
    const forms = formsOfPhone(phone);
    if (forms.length > 1) for (const form of forms) if ((await get(form)) !== undefined) return form;
    return forms[0] ?? phone;
  }

  return {
    /** The member as they are this second. */
    get,
    keptAs,

    /** Those of the phones that are members, in no particular order. Throws when DynamoDB keeps holding back. */
    getMany: (phones: readonly string[]): Promise<MemberRow[]> =>
      readMany(client, { table: tables.members, keys: phones.map((phone) => ({ phone })) }, { tries: 8 }),

    /** Puts somebody on the shelves who is on none: a sale made them, or an earlier version. False where it has no need. */
    async shelve({ phone, name }: Pick<MemberRow, 'phone' | 'name'>): Promise<boolean> {
      // Of somebody forgotten a row without a number is left, which nobody looks for.
      if (!phone.startsWith('+')) return false;
      const { shelf, found_as } = foundAs(phone, name);
      return update({
        key: { phone },
        // A name that somebody gave meanwhile has put them there itself.
        when: 'attribute_exists(phone) AND attribute_not_exists(found_as)',
        change: 'SET shelf = :shelf, found_as = :foundAs',
        values: { ':shelf': shelf, ':foundAs': found_as },
      });
    },

    /** Writes down what the member is called. The audit names who did it, not the names. */
    async rename({ phone, name, byUser, at }: Renaming): Promise<'renamed' | 'unknown-member'> {
      const hadName = (await get(phone))?.name !== undefined;
      const outcome = await transact({
        member: {
          Update: {
            TableName: tables.members,
            Key: { phone },
            ConditionExpression: 'attribute_exists(phone)',
            UpdateExpression: 'SET #name = :name, shelf = :shelf, found_as = :foundAs',
            ExpressionAttributeNames: { '#name': 'name' },
            ExpressionAttributeValues: namedValues(phone, name),
          },
        },
        audit: auditItem(tables.audit, {
          phone,
          at,
          action: 'renamed',
          by_user: byUser,
          // That there is a name, not what it is.
          before: { has_name: hadName },
          after: { has_name: true },
          day: localDate(at, zone),
        }),
      });
      return outcome.applied ? 'renamed' : 'unknown-member';
    },

    /**
     * Makes a member, or finds the one there is: nothing of theirs is reset, a missing name is filled in. `erased`:
     * somebody with this number asked to be forgotten, and nothing was written.
     */
    async join({
      name,
      by,
      byUser,
      at,
      birthday,
      gift,
      ...named
    }: Joining): Promise<{ kind: 'joined' | 'existing'; member: MemberRow } | { kind: 'erased' }> {
      if (tables.notices === undefined) throw new Error('Nobody may make members here');
      const phone = await keptAs(named.phone);
      const empty: MemberRow = {
        phone,
        ...(name === undefined ? {} : { name }),
        ...foundAs(phone, name),
        balance: 0,
        visit_count: 0,
        joined: at.toISOString(),
        joined_by: by,
        ...(birthday === undefined ? {} : { birthday }),
        status: 'active',
        needs_email: true,
        opted_in: false,
      };
      const given = gift === undefined ? undefined : bornWith(empty, gift, { at, zone });
      if (given !== undefined && tables.ledger === undefined) throw new Error('Nobody may give points here');
      const fresh = given?.member ?? empty;
      const entry = auditItem(tables.audit, {
        phone,
        at,
        action: 'joined',
        by_user: byUser,
        before: {},
        after: { joined_by: by, ...memberSnapshot(fresh) },
        day: localDate(at, zone),
      });
      const outcome = await transact({
        member: {
          Put: {
            TableName: tables.members,
            Item: fresh,
            // Nobody has this phone yet.
            ConditionExpression: 'attribute_not_exists(phone)',
          },
        },
        ledger:
          given === undefined || tables.ledger === undefined
            ? undefined
            : ledgerItem(tables.ledger, given.row),
        audit: entry,
        notErased: makeErasedMembers(client, tables.notices).notErasedItems(phone),
      });
      if (outcome.applied) return { kind: 'joined', member: fresh };
      if (outcome.refusedBy.every((part) => part === 'notErased')) return { kind: 'erased' };
      if (name !== undefined)
        await update({
          key: { phone },
          when: 'attribute_exists(phone) AND attribute_not_exists(#name)',
          change: 'SET #name = :name, shelf = :shelf, found_as = :foundAs',
          names: { '#name': 'name' },
          values: namedValues(phone, name),
        });
      if (birthday !== undefined) await makeBirthdays(client, tables.members).noteFirst(phone, birthday);
      const member = await get(phone);
      if (member === undefined) throw new Error('A member vanished between two looks');
      return { kind: 'existing', member };
    },
  };
}

const namedValues = (phone: string, name: string) => {
  const { shelf, found_as } = foundAs(phone, name);
  return { ':name': name, ':shelf': shelf, ':foundAs': found_as };
};
