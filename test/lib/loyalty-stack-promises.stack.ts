// What every deployment of the loyalty stack promises, whatever else changes in it.
import { describe, expect, test } from 'vitest';
import {
  type ProductFacts,
  promisesOfEveryProduct,
  statementsOfAll,
  waitingRoomOf,
} from './product-promises.ts';
import { asList, exampleApp, loyaltyShop, loyaltyTemplate, suiteShop } from './synthesise.ts';

const template = loyaltyTemplate();
const facts: ProductFacts = {
  prefix: 'loy',
  timeoutSeconds: {
    'pos-webhook': 15,
    earn: 15,
    signup: 15,
    'redeem-handler': 15,
    'email-dispatch': 60,
    'nightly-balance': 300,
    'lapsing-sweep': 300,
    summary: 120,
    'drive-sync': 300,
  },
  publicUrls: ['TillWebhookUrl', 'SignUpUrl', 'DeskUrl'],
  tables: {
    members: 'phone',
    ledger: 'phone',
    sales: 'sale_id',
    audit: 'phone',
    review: 'phone',
    lapsing: 'phone',
    staff: 'name',
    notices: 'notice_id',
    sends: 'phone',
  },
  // Points, sales and what was done about them are kept for ever.
  expiring: ['notices', 'sends'],
  timetable: {
    'nightly-balance': 'cron(0 8-10,19-21 * * ? *) Europe/London',
    'lapsing-sweep': 'cron(0 9 * * ? *) Europe/London',
    'monthly-summary': 'cron(0 9 * * ? *) Europe/London',
    'drive-sync': 'cron(0/15 * * * ? *) UTC',
  },
  hearsOfMail: 'email-dispatch',
};

promisesOfEveryProduct(template, facts);

const actionsOf = (name: string) =>
  template.statementsOf(name).flatMap(({ Action }) => asList<string>(Action));
const servicesOf = (name: string) => new Set(actionsOf(name).map((action) => action.split(':')[0]));

describe('permissions of its own', () => {
  test('points are money: neither the earning nor the redeeming may ask a model or send mail', () => {
    for (const name of ['loy-earn', 'loy-redeem-handler', 'loy-pos-webhook'])
      for (const service of ['bedrock', 'ses']) expect(servicesOf(name)).not.toContain(service);
    expect(servicesOf('loy-summary')).toContain('bedrock');
    const askers = Object.keys(facts.timeoutSeconds).filter((name) =>
      servicesOf(`loy-${name}`).has('bedrock'),
    );
    expect(askers).toEqual(['summary']);
  });

  test('the till’s webhook may call loy-earn and read its secret, and touches no table', () => {
    expect(
      actionsOf('loy-pos-webhook')
        .filter((action) => !action.startsWith('logs:'))
        .sort(),
    ).toEqual(['lambda:InvokeFunction', 'secretsmanager:GetSecretValue']);
  });

  test('nobody may delete or overwrite a row of the ledger or of the audit trail but by adding one', () => {
    for (const table of ['Ledger', 'Audit']) {
      const on = statementsOfAll(template).filter(({ Resource }) =>
        asList(Resource ?? []).some((one) => JSON.stringify(one).includes(`"${table}Table`)),
      );
      const actions = new Set(on.flatMap(({ Action }) => asList<string>(Action)));
      for (const forbidden of ['DeleteItem', 'UpdateItem', 'BatchWriteItem'])
        expect(actions).not.toContain(`dynamodb:${forbidden}`);
    }
  });

  test('only the daily copy reads whole tables, and the two lists that are as long as what waits', () => {
    const scanners = Object.keys(facts.timeoutSeconds).filter((name) =>
      actionsOf(`loy-${name}`).includes('dynamodb:Scan'),
    );
    expect(scanners.sort()).toEqual(['drive-sync', 'lapsing-sweep', 'redeem-handler']);
    for (const name of ['lapsing-sweep', 'redeem-handler'])
      for (const { Action, Resource } of template.statementsOf(`loy-${name}`))
        if (asList<string>(Action).includes('dynamodb:Scan'))
          expect(JSON.stringify(Resource)).not.toMatch(/"(Members|Ledger|Sales|Audit)Table/);
  });

  test('a star stands only after a folder or a group of ours, whose names are made at run time', () => {
    const starred = statementsOfAll(template)
      .flatMap(({ Resource }) => asList<unknown>(Resource ?? []))
      .map((resource) => JSON.stringify(resource))
      .filter((text) => text.includes('*'));
    expect(starred.length).toBeGreaterThan(0);
    for (const text of starred)
      expect(text).toMatch(/:schedule\/loy-deferrals\/\*"|"BackupsBucket[^"]*"[^*]*\/\*"/);
  });

  test('each function announces its own events and no other', () => {
    const announced = (name: string) =>
      template
        .statementsOf(name)
        .filter(({ Action }) => asList(Action).includes('events:PutEvents'))
        .map(
          ({ Condition }) =>
            (Condition as Record<string, unknown> | undefined)?.['ForAllValues:StringEquals'],
        );
    expect(announced('loy-earn')).toEqual([
      { 'events:source': ['loyalty'], 'events:detail-type': ['loy.reward_earned', 'loy.held_for_review'] },
    ]);
    expect(announced('loy-nightly-balance')).toEqual([
      { 'events:source': ['loyalty'], 'events:detail-type': ['loy.nightly_email'] },
    ]);
    expect(announced('loy-lapsing-sweep')).toEqual([
      { 'events:source': ['loyalty'], 'events:detail-type': ['loy.win_back'] },
    ]);
    expect(announced('loy-email-dispatch')).toEqual([]);
  });
});

test('copies grow colder after 90 days and are thrown away after 7 years', () => {
  const backups = template
    .ofType('AWS::S3::Bucket')
    .find(({ Properties }) => JSON.stringify(Properties.BucketName).includes('loy-backups'))!;
  const [rule] = backups.Properties.LifecycleConfiguration.Rules;
  expect(rule.Transitions).toEqual([{ StorageClass: 'GLACIER', TransitionInDays: 90 }]);
  expect(rule.ExpirationInDays).toBe(2555);
});

test('a mail that failed three times waits for somebody', () => {
  const kept = template
    .ofType('AWS::Lambda::EventInvokeConfig')
    .filter(({ Properties }) => Properties.DestinationConfig?.OnFailure.Destination !== undefined);
  expect(kept).toHaveLength(1);
  expect(kept[0]!.Properties.DestinationConfig.OnFailure.Destination).toEqual(waitingRoomOf(template, facts));
});

test('the owner hears of bounces at two in a hundred, of complaints at one in a thousand, and of a desk that refuses much', () => {
  const alarm = (name: string) =>
    template.ofType('AWS::CloudWatch::Alarm').find(({ Properties }) => Properties.AlarmName === name)!
      .Properties;
  expect(alarm('loy-bounce-rate')).toMatchObject({ MetricName: 'Reputation.BounceRate', Threshold: 0.02 });
  expect(alarm('loy-complaint-rate')).toMatchObject({
    MetricName: 'Reputation.ComplaintRate',
    Threshold: 0.001,
  });
  expect(alarm('loy-signup-refusals')).toMatchObject({
    MetricName: 'Url4xxCount',
    Dimensions: [{ Name: 'FunctionName', Value: 'loy-signup' }],
    Threshold: 40,
  });
  expect(alarm('loy-redeem-refusals')).toMatchObject({
    MetricName: 'Url4xxCount',
    Dimensions: [{ Name: 'FunctionName', Value: 'loy-redeem-handler' }],
  });
});

test('SES verifies the sender once per region: in the first stack there', () => {
  const identities = (shop: ReturnType<typeof loyaltyShop>) =>
    exampleApp(shop)
      .synth()
      .stacks.map((stack) =>
        Object.values(stack.template.Resources as Record<string, { Type: string }>).filter(
          ({ Type }) => Type === 'AWS::SES::EmailIdentity',
        ),
      )
      .map((found) => found.length);
  expect(identities(suiteShop()).reduce((sum, one) => sum + one, 0)).toBe(2);
  expect(identities(suiteShop({}, { upsell: {}, loyalty: {} }))).toEqual([1, 1]);
  expect(identities(loyaltyShop())).toEqual([1]);
});
