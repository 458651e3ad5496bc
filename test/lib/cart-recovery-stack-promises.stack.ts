// What every deployment of the cart recovery stack promises, whatever else changes in it.
import { describe, expect, test } from 'vitest';
import { promisesOfEveryProduct } from './product-promises.ts';
import type { ProductFacts } from './promises/facts.ts';
import { asList, cartShop, cartTemplate, stacksOf, suiteShop } from './synthesise.ts';

const template = cartTemplate();
const facts: ProductFacts = {
  prefix: 'cr',
  timeoutSeconds: {
    'alarm-letter': 30,
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
  indexes: {
    'state/by-email': 'email',
    'state/by-day': 'day',
    'state/by-link': 'link_id',
    'state/by-customer': 'customer_id',
    'state/by-wakeup': 'waits, wakeup_at',
    'sends/by-recipient': 'recipient, sent_at',
  },
  // Wake-ups have a group of their own, apart from the timetable.
  scheduleGroups: ['silences', 'timetable', 'wakeups'],
  announces: { waiter: ['cr.first_reminder', 'cr.second_reminder'] },
  asksModel: ['sender', 'summary'],
  scans: [],
  keptWhenFailed: ['waiter', 'sender', 'unsub-handler'],
  starsAfter: /(:schedule\/cr-(?:silences|wakeups)|\/exports)\/\*"/,
  hearsOfMail: 'unsub-handler',
  tellsPlainlyToo: ['sender'],
  configurationSet: 'sends-config',
};

promisesOfEveryProduct(template, facts);

describe('permissions of its own', () => {
  test('the waiter cannot send mail or ask a model, and the sender announces nothing', () => {
    const services = (name: string) =>
      template
        .statementsOf(name)
        .flatMap(({ Action }) => asList(Action))
        .map((action) => action.split(':')[0]);
    for (const service of ['ses', 'bedrock']) expect(services('cr-waiter')).not.toContain(service);
    expect(services('cr-sender')).not.toContain('events');
  });
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
    stacksOf(suiteShop({}, { upsell: {}, cartRecovery: { region: regionOfCarts } }))
      .filter(({ template: { Resources } }) =>
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
