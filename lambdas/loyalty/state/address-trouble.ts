// Mail that came back, or that its reader called unwanted: nothing is sent to that address any more.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { allOf, queryRows } from '../../../shared/aws/pages.ts';
import { formsOf } from '../../../shared/people/address.ts';
import { MEMBERS_BY_EMAIL } from '../names.ts';
import type { ConsentWrite } from './consent-write.ts';

export function makeAddressTrouble(client: DynamoDBDocumentClient, table: string, apply: ConsentWrite) {
  /** Members who use the address, each with the form of it that their row holds. */
  async function membersWith(email: string): Promise<{ phone: string; form: string }[]> {
    const found: { phone: string; form: string }[] = [];
    for (const form of formsOf(email))
      found.push(...(await phonesWith(form)).map((phone) => ({ phone, form })));
    return found;
  }

  async function phonesWith(email: string): Promise<string[]> {
    const rows = queryRows(client, {
      TableName: table,
      IndexName: MEMBERS_BY_EMAIL,
      KeyConditionExpression: 'email = :email',
      ExpressionAttributeValues: { ':email': email },
    });
    return (await allOf(rows)).map(({ phone }) => String(phone));
  }

  return {
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
}
