// What the products know of a person together: one table without a door, off as shipped, and who may ask it.
import { describe, expect, it, test } from 'vitest';
import { addNag } from '../../lib/nag.ts';
import { unjudged } from '../support/unjudged.ts';
import { exampleApp, stacksOf, suiteShop, templateOf } from './synthesise.ts';

const ALL = { upsell: {}, cartRecovery: {}, loyalty: {} };
const people = { region: 'eu-central-1' };
const shop = (changes: object = {}, products: Parameters<typeof suiteShop>[1] = {}) =>
  suiteShop({ people, ...changes }, { ...ALL, ...products });
type Resource = { readonly Type: string; readonly Properties: Record<string, unknown> };
const resourcesOf = (name: string, wished = shop()): readonly Resource[] =>
  Object.values(
    (stacksOf(wished).find(({ stackName }) => stackName === name)?.template.Resources ?? {}) as Record<
      string,
      Resource
    >,
  );
const NAMES = ['upsell', 'cart-recovery', 'loyalty'];

/** Functions that know of the table, and what their roles may do to it. */
const uses = (wished = shop()) =>
  Object.fromEntries(
    NAMES.flatMap((name) =>
      resourcesOf(name, wished).flatMap(({ Type, Properties }) => {
        const variables = (Properties.Environment as { Variables?: Record<string, string> } | undefined)
          ?.Variables;
        if (Type !== 'AWS::Lambda::Function' || variables?.CONTACTS === undefined) return [];
        const functionName = String(Properties.FunctionName);
        const actions = templateOf(name, wished)
          .statementsOf(functionName)
          .filter(({ Resource }) => JSON.stringify(Resource ?? '').includes('table/ppl-contacts'))
          .flatMap(({ Action }) => Action);
        return [[functionName, actions.sort().join(', ')]];
      }),
    ),
  );

describe('the stack people', () => {
  it('is not there as shipped, nor where a shop runs one product, and no function knows of it', () => {
    for (const wished of [
      suiteShop(),
      shop({}, { cartRecovery: { enabled: false }, loyalty: { enabled: false } }),
    ]) {
      expect(stacksOf(wished).map(({ stackName }) => stackName)).not.toContain('people');
      expect(uses(wished)).toEqual({});
    }
  });

  it('is one table that keeps its data, in a region of its own, and nothing else', () => {
    const resources = resourcesOf('people').filter(({ Type }) => Type !== 'AWS::CDK::Metadata');
    expect(resources).toMatchObject([
      {
        Type: 'AWS::DynamoDB::GlobalTable',
        DeletionPolicy: 'Retain',
        Properties: {
          TableName: 'ppl-contacts',
          BillingMode: 'PAY_PER_REQUEST',
          TimeToLiveSpecification: { AttributeName: 'expires_at', Enabled: true },
          Replicas: [
            {
              Region: 'eu-central-1',
              DeletionProtectionEnabled: true,
              PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
            },
          ],
        },
      },
    ]);
  });

  it('stands before the products are deployed that ask it', () => {
    const stacks = unjudged(() => exampleApp(shop()).synth());
    for (const name of NAMES)
      expect(stacks.getStackByName(name).dependencies.map(({ id }) => id)).toContain('people');
  });

  it('is asked by whoever sends or shows, told by whoever hears or counts, and known to two that pass on by their own queue or bus', () => {
    expect(uses()).toEqual({
      'upsr-order': '',
      'upsr-picker': 'dynamodb:UpdateItem',
      'upsr-sender': 'dynamodb:GetItem, dynamodb:UpdateItem',
      'upsr-sweep': 'dynamodb:UpdateItem',
      'upsr-optout': 'dynamodb:GetItem, dynamodb:UpdateItem',
      'cr-intake': 'dynamodb:UpdateItem',
      'cr-sender': 'dynamodb:GetItem, dynamodb:UpdateItem',
      'cr-unsub-handler': 'dynamodb:GetItem, dynamodb:UpdateItem',
      'cr-summary': 'dynamodb:UpdateItem',
      'loy-earn': '',
      'loy-email-dispatch': 'dynamodb:GetItem, dynamodb:UpdateItem',
      'loy-signup': 'dynamodb:GetItem, dynamodb:UpdateItem',
      'loy-summary': 'dynamodb:UpdateItem',
      'loy-lapsing-sweep': 'dynamodb:GetItem',
    });
  });

  test('cdk-nag has nothing to say that is not answered', () => {
    const app = exampleApp(suiteShop({ people }, { upsell: {}, cartRecovery: {} }));
    addNag(app);
    expect(() => app.synth()).not.toThrow();
  }, 300_000);
});
