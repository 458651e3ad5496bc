// Letting a member rest, and taking that back.
import type { MemberRow } from '../rows.ts';
import type { Act, LapsingPlace } from './lapsing-place.ts';
import { type MemberSnapshot, memberSnapshot } from './snapshot.ts';

export function makeResting({ tables, transact, get, entry }: LapsingPlace) {
  return {
    /**
     * No more mails until they come again; every point stays. `seen` makes it conditional on their not having been
     * seen since then. What the list said of them is kept, so that `unrest` can bring it back.
     */
    async rest({
      seen,
      member,
      ...act
    }: Act & {
      readonly seen?: string;
      /** As the caller read them: what the audit tells. */
      readonly member: MemberRow;
    }): Promise<{
      readonly kind: 'rested' | 'already' | 'unknown-member' | 'changed';
    }> {
      const row = await get(act.phone);
      const { phone: _, ...from } = row ?? { phone: act.phone };
      const outcome = await transact({
        member: {
          Update: {
            TableName: tables.members,
            Key: { phone: act.phone },
            ConditionExpression: `#status = :active${seen === undefined ? '' : ' AND last_seen = :seen'}`,
            UpdateExpression: 'SET #status = :rested, rested_from = :from REMOVE lapsing_since',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: {
              ':active': 'active',
              ':rested': 'rested',
              ':from': from,
              ...(seen === undefined ? {} : { ':seen': seen }),
            },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        },
        list: { Delete: { TableName: tables.lapsing, Key: { phone: act.phone } } },
        audit: entry(act, 'rest', {
          before: { ...memberSnapshot(member), ...from, status: 'active' },
          after: { ...withoutList(memberSnapshot(member)), status: 'rested' },
        }),
      });
      if (outcome.applied) return { kind: 'rested' };
      const now = outcome.rows.member as MemberRow | undefined;
      if (now === undefined) return { kind: 'unknown-member' };
      return { kind: now.status === 'rested' ? 'already' : 'changed' };
    },

    /** Takes a rest back: active again, and on the list again as they were. `member` is the row as it was read. */
    async unrest({ member, at, byUser }: Omit<Act, 'phone'> & { readonly member: MemberRow }): Promise<{
      readonly kind: 'active' | 'already' | 'unknown-member';
    }> {
      const { phone, rested_from } = member;
      const listed_at = rested_from?.listed_at;
      const outcome = await transact({
        member: {
          Update: {
            TableName: tables.members,
            Key: { phone },
            ConditionExpression: '#status = :rested',
            UpdateExpression: `SET #status = :active${listed_at === undefined ? '' : ', lapsing_since = :since'} REMOVE rested_from`,
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: {
              ':active': 'active',
              ':rested': 'rested',
              ...(listed_at === undefined ? {} : { ':since': listed_at }),
            },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        },
        list:
          listed_at === undefined
            ? undefined
            : { Put: { TableName: tables.lapsing, Item: { ...rested_from, phone } } },
        audit: entry({ phone, at, byUser }, 'unrest', {
          before: memberSnapshot(member),
          after: { ...memberSnapshot(member), ...rested_from, status: 'active' },
        }),
      });
      if (outcome.applied) return { kind: 'active' };
      return { kind: outcome.rows.member === undefined ? 'unknown-member' : 'already' };
    },
  };
}

const withoutList = ({ lapsing_since: _, ...rest }: MemberSnapshot): Partial<MemberSnapshot> => rest;
