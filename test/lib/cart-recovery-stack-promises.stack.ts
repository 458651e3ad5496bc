// What every deployment of the cart recovery stack promises, whatever else changes in it.
import { describe, expect, test } from 'vitest';
import {
  type ProductFacts,
  promisesOfEveryProduct,
  statementsOfAll,
  waitingRoomOf,
} from './product-promises.ts';
import { asList, cartShop, cartTemplate, exampleApp, suiteShop } from './synthesise.ts';

const template = cartTemplate();
const facts: ProductFacts = {
  prefix: 'cr',
  timeoutSeconds: {
    'ingest-webhook': 10,
    intake: 30,
    waiter: 30,
    sender: 30,
    'unsub-handler': 15,
    'nightly-export': 60,
    summary: 60,
    sweep: 60,
  },
  onWish: ['drive-sync'],
  publicUrls: ['CartWebhookUrl', 'UnsubUrl'],
  queue: { name: 'events', batchSize: 10, consumerSeconds: 30 },
  tables: {
    state: 'cart_id',
    sends: 'cart_id',
    audit: 'cart_id',
    unsub: 'email',
    people: 'email',
    notices: 'notice_id',
  },
  // Neither the audit trail nor the list of people who want silence ever does.
  expiring: ['notices'],
  timetable: {
    sweep: 'cron(30 * * * ? *) UTC',
    'nightly-export': 'cron(0 2,5,8 * * ? *) Europe/London',
    'monthly-summary': 'cron(0 9 * * ? *) Europe/London',
  },
  hearsOfMail: 'unsub-handler',
  configurationSet: 'sends-config',
};

promisesOfEveryProduct(template, facts);

describe('permissions of its own', () => {
  test('a star stands only after a folder of ours: wake-ups, whose names are made at run time, and lists', () => {
    const starred = statementsOfAll(template)
      .flatMap(({ Resource }) => asList<unknown>(Resource ?? []))
      .map((resource) => JSON.stringify(resource))
      .filter((text) => text.includes('*'));
    expect(starred.length).toBeGreaterThan(0);
    for (const text of starred) expect(text).toMatch(/(:schedule\/cr-wakeups|\/exports)\/\*"/);
  });

  test('nobody may scan a table', () => {
    const actions = statementsOfAll(template).flatMap(({ Action }) => asList<string>(Action));
    expect(actions).not.toContain('dynamodb:Scan');
  });

  test('the waiter cannot send mail or ask a model, and the sender announces nothing', () => {
    const services = (name: string) =>
      template
        .statementsOf(name)
        .flatMap(({ Action }) => asList(Action))
        .map((action) => action.split(':')[0]);
    for (const service of ['ses', 'bedrock']) expect(services('cr-waiter')).not.toContain(service);
    expect(services('cr-sender')).not.toContain('events');
  });

  test('only the two reminders of this product may be announced', () => {
    const [announcing, ...more] = statementsOfAll(template).filter(
      ({ Action }) => Action === 'events:PutEvents',
    );
    expect(more).toEqual([]);
    expect(announcing.Condition).toEqual({
      'ForAllValues:StringEquals': {
        'events:source': ['cart-recovery'],
        'events:detail-type': ['cr.first_reminder', 'cr.second_reminder'],
      },
    });
  });
});

test('a wake-up, a reminder or a complaint that failed three times waits for somebody', () => {
  const room = waitingRoomOf(template, facts);
  const kept = template
    .ofType('AWS::Lambda::EventInvokeConfig')
    .filter(({ Properties }) => Properties.DestinationConfig?.OnFailure.Destination !== undefined);
  const functionOf = (ref: string) =>
    template.resources.find(({ id }) => id === ref)!.Properties.FunctionName;
  expect(kept.map(({ Properties }) => functionOf(Properties.FunctionName.Ref)).sort()).toEqual([
    'cr-sender',
    'cr-unsub-handler',
    'cr-waiter',
  ]);
  for (const { Properties } of kept) {
    expect(Properties.MaximumRetryAttempts).toBe(2);
    expect(Properties.DestinationConfig.OnFailure.Destination).toEqual(room);
  }
});

test('mail goes out under the configuration set that the reference names', () => {
  const sets = template.ofType('AWS::SES::ConfigurationSet').map(({ Properties }) => Properties.Name);
  expect(sets).toEqual(['cr-sends-config']);
});

test('wake-ups have a group of their own, apart from the timetable', () => {
  const groups = template.ofType('AWS::Scheduler::ScheduleGroup').map(({ Properties }) => Properties.Name);
  expect(groups.sort()).toEqual(['cr-timetable', 'cr-wakeups']);
});

test('the owner hears of complaints before SES stops the account: at one in a thousand, over the whole account', () => {
  const alarm = template
    .ofType('AWS::CloudWatch::Alarm')
    .find(({ Properties }) => Properties.AlarmName === 'cr-complaint-rate')!;
  expect(alarm.Properties).toMatchObject({
    Namespace: 'AWS/SES',
    MetricName: 'Reputation.ComplaintRate',
    Threshold: 0.001,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    Period: 3600,
  });
  expect(alarm.Properties).not.toHaveProperty('Dimensions');
});

test('reminders go from the bus to the sender', () => {
  const rule = template
    .ofType('AWS::Events::Rule')
    .find(({ Properties }) => Properties.Name === 'cr-reminders')!;
  expect(rule.Properties.EventPattern).toEqual({
    source: ['cart-recovery'],
    'detail-type': ['cr.first_reminder', 'cr.second_reminder'],
  });
});

test('carts are found by address, by day and by wake-up, and reminders by address', () => {
  const indexes = template
    .ofType('AWS::DynamoDB::GlobalTable')
    .flatMap(({ Properties }) => Properties.GlobalSecondaryIndexes ?? [])
    .map(({ IndexName, KeySchema }) => [
      IndexName,
      KeySchema.map(({ AttributeName }: { AttributeName: string }) => AttributeName).join(', '),
    ]);
  expect(Object.fromEntries(indexes)).toEqual({
    'by-email': 'email',
    'by-day': 'day',
    'by-link': 'link_id',
    'by-wakeup': 'waits, wakeup_at',
    'by-recipient': 'recipient, sent_at',
  });
});

describe('given a Google Sheet', () => {
  const drive = { rulesDocument: 'R'.repeat(44), voiceDocument: 'V'.repeat(44) };

  test('then the list is written to it; without one no function knows of a sheet', () => {
    const knows = (shop: ReturnType<typeof cartShop>) =>
      cartTemplate(shop)
        .ofType('AWS::Lambda::Function')
        .filter(({ Properties }) => Properties.Environment.Variables.SHEET_ID !== undefined)
        .map(({ Properties }) => Properties.FunctionName);
    expect(knows(cartShop({}, { drive: { ...drive, sheet: 'S'.repeat(44) } }))).toEqual([
      'cr-nightly-export',
    ]);
    expect(knows(cartShop({}, { drive }))).toEqual([]);
  });
});

describe('given both products', () => {
  const verifying = (regionOfCarts: string) =>
    exampleApp(suiteShop({}, { upsell: {}, cartRecovery: { region: regionOfCarts } }))
      .synth()
      .stacks.filter(({ template: { Resources } }) =>
        Object.values(Resources as Record<string, { Type: string }>).some(
          ({ Type }) => Type === 'AWS::SES::EmailIdentity',
        ),
      )
      .map(({ stackName }) => stackName)
      .sort();

  test('then each region has SES verify the sender once', () => {
    expect(verifying('ap-southeast-1')).toEqual(['cart-recovery', 'upsell']);
    expect(verifying('eu-west-2')).toEqual(['upsell']);
  });
});
