// What every product promises of its tables: their keys, what they cost and that nothing in them is lost.
import { describe, expect, test } from 'vitest';
import type { Template } from '../synthesise.ts';
import type { ProductFacts } from './facts.ts';

export function tablePromises(template: Template, facts: ProductFacts): void {
  const { prefix, tables: keyOf, expiring, indexes } = facts;
  const tables = template.ofType('AWS::DynamoDB::GlobalTable');
  describe('tables', () => {
    test('each has its key, and costs nothing while idle', () => {
      const keys = tables.map(({ Properties }) => [
        Properties.TableName,
        Properties.KeySchema[0].AttributeName,
      ]);
      const expected = Object.entries(keyOf).map(([name, key]) => [`${prefix}-${name}`, key]);
      expect(Object.fromEntries(keys)).toEqual(Object.fromEntries(expected));
      for (const { Properties } of tables) expect(Properties.BillingMode).toBe('PAY_PER_REQUEST');
    });

    test('each can be restored to any second of the last 35 days', () => {
      for (const { Properties } of tables)
        expect(Properties.Replicas[0].PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(true);
    });

    test('rows are found by these indexes and no other', () => {
      const found = tables.flatMap(({ Properties }) =>
        (Properties.GlobalSecondaryIndexes ?? []).map(
          ({ IndexName, KeySchema }: { IndexName: string; KeySchema: { AttributeName: string }[] }) => [
            `${Properties.TableName.slice(prefix.length + 1)}/${IndexName}`,
            KeySchema.map(({ AttributeName }) => AttributeName).join(', '),
          ],
        ),
      );
      expect(Object.fromEntries(found)).toEqual(indexes);
    });

    test('only rows that nobody needs for ever expire', () => {
      const found = tables.filter(({ Properties }) => Properties.TimeToLiveSpecification?.Enabled === true);
      expect(found.map(({ Properties }) => Properties.TableName).sort()).toEqual(
        expiring.map((name) => `${prefix}-${name}`).sort(),
      );
    });
  });
}
