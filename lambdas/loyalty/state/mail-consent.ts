// The address of a member, from the naming to the last mail. Every change is one transaction with its audit entry.
//
//   none ──setPending──▶ pending ──confirm──▶ confirmed, opted in ──unsubscribe──▶ confirmed, not opted in
//                                                    │     ◀──────opt in──────
//                                                    └──bounce, complaint──▶ in trouble: nothing is sent any more
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import type { MemberRow } from '../rows.ts';
import { makeAddressRemoval } from './address-removal.ts';
import { makeAddressTrouble } from './address-trouble.ts';
import { makeConsentWrite } from './consent-write.ts';
import { type MembersTables, makeMembers } from './members.ts';
import { makePendingAddress } from './pending-address.ts';

export type MailConsent = ReturnType<typeof makeMailConsent>;

/** Whose mail it is: the digest is that of the address the link was sent to. */
export type Reader = { readonly phone: string; readonly addressDigest: string };

const NOTHING_PENDING = 'pending_email, pending_id, pending_at, pending_by';

export function makeMailConsent(client: DynamoDBDocumentClient, tables: MembersTables, zone: string) {
  const members = makeMembers(client, tables, zone);
  const apply = makeConsentWrite(client, tables, zone);

  return {
    ...makeAddressRemoval(client, tables, zone),
    ...makePendingAddress(members, apply),
    ...makeAddressTrouble(client, tables.members, apply),

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
  };
}

/** True where the link went to the address that the member has now. */
export const isReader = (
  member: MemberRow | undefined,
  digest: string,
): member is MemberRow & { email: string } =>
  member?.email !== undefined && digestOfAddress(member.email) === digest;
