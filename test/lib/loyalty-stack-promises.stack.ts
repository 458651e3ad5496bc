// What every deployment of the loyalty stack promises, whatever else changes in it.
import { describe, expect, test } from 'vitest';
import { promisesOfEveryProduct } from './product-promises.ts';
import { type ProductFacts, statementsOfAll } from './promises/facts.ts';
import { asList, loyaltyShop, loyaltyTemplate, stacksOf, suiteShop } from './synthesise.ts';

const template = loyaltyTemplate();
const facts: ProductFacts = {
  prefix: 'loy',
  timeoutSeconds: {
    'alarm-letter': 30,
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
    unnamed: 'day',
  },
  // Points, sales and what was done about them are kept for ever.
  expiring: ['notices', 'sends', 'unnamed'],
  timetable: {
    'nightly-balance': 'cron(0 8-10,19-21 * * ? *) Europe/London',
    'lapsing-sweep': 'cron(0 9-11 * * ? *) Europe/London',
    'monthly-summary': 'cron(0 9 * * ? *) Europe/London',
    'drive-sync': 'cron(0/15 * * * ? *) UTC',
  },
  indexes: {
    'members/by-email': 'email',
    'members/by-shelf': 'shelf, found_as',
    'members/by-birthday': 'birthday',
    'ledger/by-day': 'day',
    'sales/by-day': 'day',
    'audit/by-day': 'day',
    'review/by-open': 'open, held_at',
  },
  scheduleGroups: ['deferrals', 'silences', 'timetable'],
  announces: {
    earn: ['loy.reward_earned', 'loy.held_for_review'],
    'nightly-balance': ['loy.nightly_email'],
    'lapsing-sweep': ['loy.win_back', 'loy.birthday', 'loy.reward_earned'],
    'redeem-handler': ['loy.reward_earned', 'loy.win_back', 'loy.confirm_email', 'loy.condition_failed'],
    signup: ['loy.address_note', 'loy.confirm_email', 'loy.mail_failed'],
  },
  asksModel: ['summary'],
  // The daily copy reads all of them; the other two read lists that are as long as what waits.
  scans: ['drive-sync', 'lapsing-sweep', 'redeem-handler'],
  keptWhenFailed: ['email-dispatch'],
  starsAfter: /:schedule\/loy-(?:deferrals|silences)\/\*"|"BackupsBucket[^"]*"[^*]*\/\*"/,
  hearsOfMail: 'email-dispatch',
  tellsPlainlyToo: ['email-dispatch'],
};

promisesOfEveryProduct(template, facts);

const actionsOf = (name: string) =>
  template.statementsOf(name).flatMap(({ Action }) => asList<string>(Action));
const servicesOf = (name: string) => new Set(actionsOf(name).map((action) => action.split(':')[0]));

describe('permissions of its own', () => {
  test('points are money: neither the earning nor the redeeming may ask a model or send mail', () => {
    for (const name of ['loy-earn', 'loy-redeem-handler', 'loy-pos-webhook'])
      for (const service of ['bedrock', 'ses']) expect(servicesOf(name)).not.toContain(service);
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
    for (const name of ['lapsing-sweep', 'redeem-handler'])
      for (const { Action, Resource } of template.statementsOf(`loy-${name}`))
        if (asList<string>(Action).includes('dynamodb:Scan'))
          expect(JSON.stringify(Resource)).not.toMatch(/"(Members|Ledger|Sales|Audit)Table/);
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

test('the owner hears of a desk that refuses much', () => {
  const alarm = (name: string) =>
    template.ofType('AWS::CloudWatch::Alarm').find(({ Properties }) => Properties.AlarmName === name)!
      .Properties;
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
    stacksOf(shop)
      .map((stack) =>
        Object.values(stack.template.Resources as Record<string, { Type: string }>).filter(
          ({ Type }) => Type === 'AWS::SES::EmailIdentity',
        ),
      )
      .map((found) => found.length);
  expect(identities(suiteShop()).reduce((sum, one) => sum + one, 0)).toBe(2);
  expect(identities(suiteShop({}, { upsell: {}, loyalty: {} }))).toEqual([1, 1]);
  expect(identities(loyaltyShop())).toEqual([1]);
});
