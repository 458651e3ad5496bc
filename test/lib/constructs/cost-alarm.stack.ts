// The owner hears of a month that costs too much, by the topic of the product it is about, and never of a normal one.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { exampleShop, stacksOf, suiteShop } from '../synthesise.ts';

type Resource = { readonly Type: string; readonly Properties: Record<string, never> };
type Budget = {
  readonly stack: string;
  readonly name: string;
  readonly amountUsd: number;
  readonly filters?: unknown;
  readonly mailsAtPercent: readonly number[];
  readonly topics: readonly unknown[];
};

const resourcesOf = (shop: ReturnType<typeof suiteShop>, type: string) =>
  stacksOf(shop).flatMap((stack) =>
    Object.entries(stack.template.Resources as Record<string, Resource>)
      .filter(([, { Type }]) => Type === type)
      .map(([id, resource]) => ({ stack: stack.stackName, id, ...resource })),
  );

function budgetsOf(shop: ReturnType<typeof suiteShop>): readonly Budget[] {
  return resourcesOf(shop, 'AWS::Budgets::Budget').map(({ stack, Properties }) => {
    const { Budget, NotificationsWithSubscribers } = Properties as unknown as {
      Budget: { BudgetName: string; BudgetLimit: { Amount: number }; CostFilters?: unknown };
      NotificationsWithSubscribers: readonly {
        Notification: { Threshold: number };
        Subscribers: readonly { SubscriptionType: string; Address: { Ref: string } }[];
      }[];
    };
    return {
      stack,
      name: Budget.BudgetName,
      amountUsd: Budget.BudgetLimit.Amount,
      filters: Budget.CostFilters,
      mailsAtPercent: NotificationsWithSubscribers.map(({ Notification }) => Notification.Threshold),
      topics: NotificationsWithSubscribers.flatMap(({ Subscribers }) =>
        Subscribers.map(({ SubscriptionType, Address }) => `${SubscriptionType} ${Address.Ref}`),
      ),
    };
  });
}

const shipped = budgetsOf(suiteShop());
const named = (name: string) => shipped.find((budget) => budget.name === name);

describe('the budgets as shipped', () => {
  test('each product watches what carries its own tag', () => {
    const own = ['upsr-budget', 'cr-budget', 'loy-budget'].map((name) => [
      named(name)?.stack,
      named(name)?.filters,
    ]);
    expect(own).toEqual([
      ['upsell', { TagKeyValue: ['user:product$upsell'] }],
      ['cart-recovery', { TagKeyValue: ['user:product$cart-recovery'] }],
      ['loyalty', { TagKeyValue: ['user:product$loyalty'] }],
    ]);
  });

  test('carts and loyalty have the fifteen dollars of the reference', () => {
    expect([named('cr-budget')?.amountUsd, named('loy-budget')?.amountUsd]).toEqual([15, 15]);
  });

  test('one budget watches the whole account, and only one', () => {
    const account = shipped.filter(({ filters }) => filters === undefined);
    expect(account.map(({ name, amountUsd }) => [name, amountUsd])).toEqual([['upsr-account-budget', 80]]);
  });

  test('each mails at 80 % and at 100 %, by the cost alarm of its stack', () => {
    for (const budget of shipped) {
      expect(budget.mailsAtPercent).toEqual([80, 100]);
      const topic = resourcesOf(suiteShop(), 'AWS::SNS::Topic').find(
        ({ stack, Properties }) =>
          stack === budget.stack && String(Properties.TopicName).endsWith('-cost-alarm'),
      );
      expect(new Set(budget.topics)).toEqual(new Set([`SNS ${topic?.id}`]));
    }
  });

  test('AWS Budgets may publish to the topic, from this account alone', () => {
    const policies = resourcesOf(suiteShop(), 'AWS::SNS::TopicPolicy').filter(({ Properties }) =>
      JSON.stringify(Properties).includes('budgets.amazonaws.com'),
    );
    expect(policies).toHaveLength(3);
    for (const { Properties } of policies) {
      const { Statement } = (Properties as unknown as { PolicyDocument: { Statement: unknown[] } })
        .PolicyDocument;
      expect(Statement).toContainEqual(
        expect.objectContaining({
          Effect: 'Allow',
          Principal: { Service: 'budgets.amazonaws.com' },
          Action: 'sns:Publish',
          Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
        }),
      );
    }
  });

  test('the owner is subscribed to each of them', () => {
    const subscribed = resourcesOf(
      suiteShop({ ownerEmails: ['a@shop.example', 'b@shop.example'] }),
      'AWS::SNS::Subscription',
    )
      .map(({ Properties }) => Properties as unknown as { Endpoint: string; TopicArn: { Ref: string } })
      .filter(({ TopicArn }) => TopicArn.Ref.startsWith('CostAlarm'));
    expect(subscribed.map(({ Endpoint }) => Endpoint).sort()).toEqual([
      ...Array(3).fill('a@shop.example'),
      ...Array(3).fill('b@shop.example'),
    ]);
  });
});

describe('a normal month of the published volumes', () => {
  // What docs/ publishes: the bill of each month, and apart from it texts and alarms.
  const page = (name: string) => readFileSync(`docs/${name}.md`, 'utf8');
  const months = (text: string) =>
    [...text.matchAll(/^\| a month (?:of|without) [^|]*\| ([\d.]+) USD/gm)].map((match) => Number(match[1]));
  const alarms = (text: string) => Number(/alarms,? ([\d.]+) USD a month/.exec(text)?.[1]);
  const texts = (text: string) =>
    [...text.matchAll(/([\d.]+) USD for \d+ nudges|and ([\d.]+) USD for \d+/g)].map((match) =>
      Number(match[1] ?? match[2]),
    );
  const dearest = (name: string) => {
    const text = page(name);
    return Math.max(...months(text)) + alarms(text) + Math.max(0, ...texts(text));
  };
  const published = {
    'upsr-budget': dearest('benchmarks'),
    'cr-budget': dearest('benchmarks-cart-recovery'),
    'loy-budget': dearest('benchmarks-loyalty'),
  };

  test.each(Object.entries(published))('does not ring %s', (name, costUsd) => {
    expect(costUsd).toBeGreaterThan(1);
    expect(costUsd).toBeLessThan((named(name)?.amountUsd ?? 0) * 0.8);
  });

  test('does not ring the account’s, with all three in their busiest month', () => {
    const sum = Object.values(published).reduce((total, each) => total + each, 0);
    expect(sum).toBeLessThan((named('upsr-account-budget')?.amountUsd ?? 0) * 0.8);
  });
});

describe('other settings', () => {
  test('given a product alone, then its stack watches the account too', () => {
    const names = budgetsOf(suiteShop({}, { loyalty: {} })).map(({ name, amountUsd }) => [name, amountUsd]);
    expect(names).toEqual([
      ['loy-budget', 15],
      ['loy-account-budget', 15],
    ]);
  });

  test('given "off" for one product, then the others and the account go without it', () => {
    const budgets = budgetsOf(suiteShop({}, { upsell: { budgetUsd: 'off' }, cartRecovery: {}, loyalty: {} }));
    expect(budgets.map(({ stack, name, amountUsd }) => [stack, name, amountUsd]).sort()).toEqual([
      ['cart-recovery', 'cr-budget', 15],
      ['loyalty', 'loy-budget', 15],
      ['upsell', 'upsr-account-budget', 30],
    ]);
  });

  test('given "off" for all, then there is neither budget nor topic', () => {
    const off = exampleShop({}, { budgetUsd: 'off' });
    expect(budgetsOf(off)).toEqual([]);
    expect(
      resourcesOf(off, 'AWS::SNS::Topic').filter(({ Properties }) =>
        String(Properties.TopicName).includes('cost'),
      ),
    ).toEqual([]);
  });
});
