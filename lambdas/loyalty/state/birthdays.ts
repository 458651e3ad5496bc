// Whose birthday it is, by an index that only holds those who told theirs.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { makeConditionalUpdate } from '../../../shared/aws/conditional-update.ts';
import { allOf, queryRows } from '../../../shared/aws/pages.ts';
import { MEMBERS_BY_BIRTHDAY } from '../names.ts';

export type Birthdays = ReturnType<typeof makeBirthdays>;

export function makeBirthdays(client: DynamoDBDocumentClient, table: string) {
  const update = makeConditionalUpdate(client, table);
  return {
    /** The numbers of those who have it on `MM-DD`. */
    async on(birthday: string): Promise<readonly string[]> {
      const rows = await allOf(
        queryRows<{ readonly phone: string }>(client, {
          TableName: table,
          IndexName: MEMBERS_BY_BIRTHDAY,
          KeyConditionExpression: 'birthday = :birthday',
          ExpressionAttributeValues: { ':birthday': birthday },
        }),
      );
      return rows.map(({ phone }) => phone);
    },

    /** Notes the birthday of a member who has told none: the form changes no other, because it knows nobody. */
    noteFirst: (phone: string, birthday: string): Promise<boolean> =>
      update({
        key: { phone },
        when: 'attribute_exists(phone) AND attribute_not_exists(birthday)',
        change: 'SET birthday = :birthday',
        values: { ':birthday': birthday },
      }),
  };
}
