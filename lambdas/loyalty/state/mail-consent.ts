// The address of a member, from the naming to the last mail. Every change is one transaction with its audit entry.
//
//   none ──setPending──▶ pending ──confirm──▶ confirmed, opted in ──unsubscribe──▶ confirmed, not opted in
//                                                    │     ◀──────opt in──────
//                                                    └──bounce, complaint──▶ in trouble: nothing is sent any more
import { createHash } from 'node:crypto';
import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { formsOf } from '../../../shared/people/address.ts';
import { guestId } from '../../../shared/people/guest.ts';
import { decidePending, type NamedAddress, type PendingDecision } from '../decisions/pending.ts';
import { MEMBERS_BY_EMAIL } from '../names.ts';
import type { MemberRow } from '../rows.ts';
import { makeAddressRemoval } from './address-removal.ts';
import { makeConsentWrite } from './consent-write.ts';
import { type MembersTables, makeMembers } from './members.ts';

export type MailConsent = ReturnType<typeof makeMailConsent>;

export type PendingResult =
  | Exclude<PendingDecision, { kind: 'set' }>
  | { readonly kind: 'set'; readonly pendingId: string; readonly again?: string }
  | { readonly kind: 'unknown-member' };

/** Whose mail it is: the digest is that of the address the link was sent to. */
export type Reader = { readonly phone: string; readonly addressDigest: string };

const MOST_LOOKS = 4;
const NOTHING_PENDING = 'pending_email, pending_id, pending_at, pending_by';

export function makeMailConsent(client: DynamoDBDocumentClient, tables: MembersTables, zone: string) {
  const members = makeMembers(client, tables, zone);
  const apply = makeConsentWrite(client, tables, zone);

  async function name(phone: string, named: NamedAddress, byUser: string): Promise<PendingResult> {
    for (let look = 1; look <= MOST_LOOKS; look += 1) {
      const member = await members.get(phone);
      if (member === undefined) return { kind: 'unknown-member' };
      const decision = decidePending(member, named);
      if (decision.kind !== 'set') return decision;
      const pendingId = decision.pendingId ?? pendingIdOf(phone, named);
      const unchanged = [
        stillHas('email', member.email),
        stillHas('pending_id', member.pending_id),
        stillHas('pending_by', member.pending_by),
        stillHas('form_closed', member.form_closed),
      ];
      const set = await apply(
        {
          ConditionExpression: `attribute_exists(phone) AND ${unchanged.map(({ when }) => when).join(' AND ')}`,
          UpdateExpression:
            'SET pending_email = :pending, pending_id = :id, pending_at = :at, pending_by = :by',
          ExpressionAttributeValues: {
            ':pending': named.email,
            ':id': pendingId,
            ':at': decision.pendingId === undefined ? named.at.toISOString() : (member.pending_at ?? ''),
            ':by': decision.by,
            ...Object.assign({}, ...unchanged.map(({ values }) => values)),
          },
        },
        {
          phone,
          at: named.at,
          action: 'email-added',
          by_user: byUser,
          before: {
            has_email: member.email !== undefined,
            pending: member.pending_email !== undefined,
            ...(member.pending_by === undefined ? {} : { named_by: member.pending_by }),
          },
          after: { pending: true, named_by: decision.by },
          reference: pendingId,
        },
      );
      if (set)
        return {
          // The link that went out before stays good, so another mail is the one of a repeat.
          kind: decision.pendingId === undefined ? 'set' : 'already',
          pendingId,
          ...(decision.again === undefined ? {} : { again: decision.again }),
        };
    }
    throw new Error('The address kept changing under our hands');
  }

  return {
    ...makeAddressRemoval(client, tables, zone),

    /**
     * Staff write an address down for the member before them. It is used once its reader confirmed it; until then a
     * confirmed one stays. `by` is the staff member's name.
     */
    setPending: ({
      phone,
      email,
      by,
      at,
    }: {
      readonly phone: string;
      readonly email: string;
      readonly by: string;
      readonly at: Date;
    }) => name(phone, { email, by: 'desk', at }, by),

    /** Somebody typed it into the form, beside this phone number. */
    setPendingByForm: ({
      phone,
      email,
      at,
    }: {
      readonly phone: string;
      readonly email: string;
      readonly at: Date;
    }) => name(phone, { email, by: 'form', at }, 'member'),

    /** The reader pressed the button. `stale`: another address was named since. Safe to repeat. */
    async confirm({
      phone,
      addressDigest,
      pendingId,
      at,
    }: Reader & { readonly pendingId: string; readonly at: Date }): Promise<
      'confirmed' | 'already' | 'stale'
    > {
      const member = await members.get(phone);
      if (member?.pending_id === pendingId && member.pending_email !== undefined) {
        const confirmed = await apply(
          {
            ConditionExpression: 'pending_id = :id',
            UpdateExpression: `SET email = :email, email_confirmed_at = :at, opted_in = :yes, email_by = :by REMOVE ${NOTHING_PENDING}, needs_email, email_trouble`,
            ExpressionAttributeValues: {
              ':id': pendingId,
              ':email': member.pending_email,
              ':at': at.toISOString(),
              ':yes': true,
              ':by': member.pending_by ?? 'form',
            },
          },
          {
            phone,
            at,
            action: 'email-confirmed',
            by_user: 'member',
            before: { has_email: member.email !== undefined, opted_in: member.opted_in },
            after: { has_email: true, opted_in: true },
          },
        );
        if (confirmed) return 'confirmed';
      }
      const now = await members.get(phone);
      return isReader(now, addressDigest) ? 'already' : 'stale';
    },

    /**
     * The reader wants nightly and win-back mail, or no more of it. `other-address`: the member has another address by
     * now, and this link says nothing about that one. Safe to repeat.
     */
    async setOptedIn({
      phone,
      addressDigest,
      optedIn,
      at,
    }: Reader & { readonly optedIn: boolean; readonly at: Date }): Promise<
      'applied' | 'already' | 'other-address'
    > {
      const member = await members.get(phone);
      if (!isReader(member, addressDigest)) return 'other-address';
      const { opted_in, email_trouble } = member;
      if (opted_in === optedIn && (!optedIn || email_trouble === undefined)) return 'already';
      const applied = await apply(
        {
          ConditionExpression: 'email = :email AND opted_in = :was',
          UpdateExpression: `SET opted_in = :wish${optedIn ? ' REMOVE email_trouble' : ''}`,
          ExpressionAttributeValues: { ':email': member.email, ':was': opted_in, ':wish': optedIn },
        },
        {
          phone,
          at,
          action: optedIn ? 'opt-in' : 'unsubscribed',
          by_user: 'member',
          before: { opted_in },
          after: { opted_in: optedIn },
        },
      );
      return applied ? 'applied' : 'already';
    },

    /** The address sent our mail back, or its reader called it unwanted: for every member who uses it. `at` is the event's own time. */
    async recordTrouble({
      email,
      trouble,
      at,
    }: {
      readonly email: string;
      readonly trouble: 'bounce' | 'complaint';
      readonly at: Date;
    }): Promise<number> {
      let changed = 0;
      for (const { phone, form } of await membersWith(email)) {
        const applied = await apply(
          {
            ConditionExpression: 'email = :email AND attribute_not_exists(email_trouble)',
            UpdateExpression: 'SET opted_in = :no, email_trouble = :trouble',
            ExpressionAttributeValues: { ':email': form, ':no': false, ':trouble': trouble },
          },
          {
            phone,
            at,
            action: 'unsubscribed',
            by_user: 'system',
            before: { email_trouble: null },
            after: { opted_in: false, email_trouble: trouble },
            reference: trouble,
          },
        );
        if (applied) changed += 1;
      }
      return changed;
    },
  };

  /** Members who use the address, each with the form of it that their row holds. */
  async function membersWith(email: string): Promise<{ phone: string; form: string }[]> {
    const found: { phone: string; form: string }[] = [];
    for (const form of formsOf(email))
      found.push(...(await phonesWith(form)).map((phone) => ({ phone, form })));
    return found;
  }

  async function phonesWith(email: string): Promise<string[]> {
    const phones: string[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: tables.members,
          IndexName: MEMBERS_BY_EMAIL,
          KeyConditionExpression: 'email = :email',
          ExpressionAttributeValues: { ':email': email },
          ExclusiveStartKey: from,
        }),
      );
      phones.push(...Items.map(({ phone }) => String(phone)));
      from = LastEvaluatedKey;
    } while (from !== undefined);
    return phones;
  }
}

/** True where the link went to the address that the member has now. */
export const isReader = (
  member: MemberRow | undefined,
  digest: string,
): member is MemberRow & { email: string } => member?.email !== undefined && guestId(member.email) === digest;

/** Nobody changed this attribute since it was read. */
const stillHas = (
  attribute: string,
  value: string | boolean | undefined,
): { when: string; values: Record<string, string | boolean> } =>
  value === undefined
    ? { when: `attribute_not_exists(${attribute})`, values: {} }
    : { when: `${attribute} = :was_${attribute}`, values: { [`:was_${attribute}`]: value } };

/** The same naming always comes to the same id. It is no secret: links are sealed. */
const pendingIdOf = (phone: string, { email, at }: NamedAddress): string =>
  createHash('sha256').update([phone, email, at.toISOString()].join('\0')).digest('hex').slice(0, 20);
