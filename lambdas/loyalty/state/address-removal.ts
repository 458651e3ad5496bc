// Taking an address away from a member: staff who see the person in front of them, or its reader, who never asked for it.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { makeConsentWrite } from './consent-write.ts';
import { type MembersTables, makeMembers } from './members.ts';

export type Clearing = {
  readonly phone: string;
  readonly which: 'pending' | 'confirmed';
  /** The digest of the address that staff saw: another one that came in between is left alone. */
  readonly seen: string;
  /** A staff member's name, or `member` for its reader. */
  readonly by: string;
  readonly at: Date;
};

export type Cleared = 'cleared' | 'changed' | 'unknown-member';

const PENDING = 'pending_email, pending_id, pending_at, pending_by';

export function makeAddressRemoval(client: DynamoDBDocumentClient, tables: MembersTables, zone: string) {
  const members = makeMembers(client, tables, zone);
  const apply = makeConsentWrite(client, tables, zone);

  return {
    /** From then on only the desk names an address for this member. Links that went out to it say nothing any more. */
    async clear({ phone, which, seen, by, at }: Clearing): Promise<Cleared> {
      const member = await members.get(phone);
      if (member === undefined) return 'unknown-member';
      const isPending = which === 'pending';
      const email = isPending ? member.pending_email : member.email;
      if (email === undefined || digestOfAddress(email) !== seen) return 'changed';
      const cleared = await apply(
        {
          ConditionExpression: `${isPending ? 'pending_email' : 'email'} = :email`,
          UpdateExpression: isPending
            ? `SET form_closed = :yes REMOVE ${PENDING}`
            : 'SET form_closed = :yes, needs_email = :yes, opted_in = :no REMOVE email, email_confirmed_at, email_by, email_trouble',
          ExpressionAttributeValues: {
            ':email': email,
            ':yes': true,
            ...(isPending ? {} : { ':no': false }),
          },
        },
        {
          phone,
          at,
          action: 'email-cleared',
          by_user: by,
          before: isPending
            ? { pending: true, named_by: member.pending_by ?? 'unknown' }
            : { has_email: true, named_by: member.email_by ?? 'unknown', opted_in: member.opted_in },
          after: isPending ? { pending: false } : { has_email: false, opted_in: false },
          reference: which,
        },
      );
      return cleared ? 'cleared' : 'changed';
    },

    /** Its reader says that it was not them: it waits for nothing any more. Safe to repeat. */
    decline: ({
      phone,
      pendingId,
      at,
    }: {
      readonly phone: string;
      readonly pendingId: string;
      readonly at: Date;
    }): Promise<boolean> =>
      apply(
        {
          ConditionExpression: 'pending_id = :id',
          UpdateExpression: `REMOVE ${PENDING}`,
          ExpressionAttributeValues: { ':id': pendingId },
        },
        {
          phone,
          at,
          action: 'email-declined',
          by_user: 'reader',
          before: { pending: true },
          after: { pending: false },
        },
      ),
  };
}
