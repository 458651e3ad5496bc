// What every deployment of the upsell stack promises, whatever else changes in it.
import { describe, expect, test } from 'vitest';
import { promisesOfEveryProduct } from './product-promises.ts';
import { type ProductFacts, statementsOfAll, waitingRoomOf } from './promises/facts.ts';
import { exampleShop, upsellTemplate } from './synthesise.ts';

const template = upsellTemplate();
const facts: ProductFacts = {
  prefix: 'upsr',
  timeoutSeconds: {
    'alarm-letter': 30,
    order: 10,
    picker: 30,
    sender: 60,
    addlink: 10,
    sweep: 60,
    'catalog-sync': 900,
    optout: 10,
  },
  onWish: ['drive-sync'],
  publicUrls: ['OrderWebhookUrl', 'AddLinkUrl', 'OptOutUrl'],
  queue: { name: 'jobs', batchSize: 5, consumerSeconds: 30 },
  tables: {
    orders: 'order_id',
    offers: 'offer_id',
    catalogue: 'sku',
    pairings: 'pairs_with',
    customers: 'customer_id',
    optout: 'customer_id',
    notices: 'notice_id',
  },
  // The opt-out list never does.
  expiring: ['notices', 'offers', 'orders'],
  timetable: {
    sender: 'cron(0/5 * * * ? *) UTC',
    sweep: 'cron(0 * * * ? *) UTC',
    'catalog-sync': 'cron(0/15 * * * ? *) UTC',
  },
  indexes: {
    'orders/by-ending': 'ended_as, recorded_at',
    'offers/by-state': 'state, send_at',
    'offers/by-link': 'link_token',
    'customers/by-phone': 'phone',
    'customers/by-email': 'email',
  },
  scheduleGroups: ['silences', 'timetable'],
  announces: {},
  asksModel: ['picker'],
  // It compares the whole mirror with the shop's feed.
  scans: ['catalog-sync', 'sender'],
  keptWhenFailed: ['optout'],
  starsAfter: /:schedule\/upsr-silences\/\*"/,
  hearsOfMail: 'optout',
  tellsPlainlyToo: ['sender'],
};

promisesOfEveryProduct(template, facts);

describe('permissions of its own', () => {
  test('only texts name what is excluded rather than what is allowed, and exclude every topic', () => {
    const excluding = statementsOfAll(template).filter(({ NotResource }) => NotResource !== undefined);
    expect(excluding).toHaveLength(1);
    expect(excluding[0]).toMatchObject({ Action: 'sns:Publish', Effect: 'Allow' });
    expect(JSON.stringify(excluding[0].NotResource)).toContain(':sns:*:*:*');
  });
});

test('replies that cannot be delivered wait too', () => {
  const room = waitingRoomOf(template, facts);
  const [replies, ...more] = template
    .ofType('AWS::SNS::Subscription')
    .filter((subscription) => subscription.Properties.Protocol === 'lambda');
  expect(more).toEqual([]);
  expect(replies!.Properties.RedrivePolicy.deadLetterTargetArn).toEqual(room);
});

test('a stage changes the names of alarms but not the headings they lead to', () => {
  const staged = upsellTemplate(exampleShop({ stage: 'test' }));
  const { Properties } = staged.ofType('AWS::CloudWatch::Alarm')[0]!;
  expect(Properties.AlarmName).toBe('upsr-undelivered-depth-test');
  expect(Properties.AlarmDescription).toContain('docs/runbook.md#upsr-undelivered-depth');
  expect(Properties.AlarmDescription).not.toContain('-test');
});
