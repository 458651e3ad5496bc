// The constructs that the upsell stack does not exercise, and the mistakes that they refuse.
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { beforeEach, describe, expect, test } from 'vitest';
import { JobQueue } from '../../lib/constructs/job-queue.ts';
import { OnDemandTable } from '../../lib/constructs/on-demand-table.ts';
import { OneOffSchedules } from '../../lib/constructs/one-off-schedules.ts';
import { OwnerAlerts } from '../../lib/constructs/owner-alerts.ts';
import { SinglePurposeFunction } from '../../lib/constructs/single-purpose-function.ts';
import { Timetable } from '../../lib/constructs/timetable.ts';
import { WaitingRoom } from '../../lib/constructs/waiting-room.ts';
import { addNag } from '../../lib/nag.ts';
import type { Product } from '../../lib/product.ts';
import { upsellFacts } from '../../lib/settings/shop-facts.ts';
import { readShopSettings } from '../../lib/settings/shop-settings.ts';
import { exampleShop } from './synthesise.ts';

const settings = readShopSettings(exampleShop());
const product: Product = {
  name: 'upsell',
  prefix: 'upsr',
  stage: undefined,
  ephemeral: false,
  shop: upsellFacts(settings, settings.products.upsell!),
};

let app: App;
let stack: Stack;
let alerts: OwnerAlerts;
let undelivered: WaitingRoom;
let fn: SinglePurposeFunction;

beforeEach(() => {
  app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
  stack = new Stack(app, 'test', { env: { region: 'eu-west-2' } });
  alerts = new OwnerAlerts(stack, 'Alerts', {
    product,
    ownerEmails: ['owner@shop.example'],
  });
  undelivered = new WaitingRoom(stack, 'Undelivered', {
    product,
    alerts,
    name: 'undelivered',
    means: 'Lost.',
  });
  fn = new SinglePurposeFunction(stack, 'Fn', { product, alerts, name: 'order', timeoutSeconds: 10 });
});

const only = (type: string) =>
  Object.values(Template.fromStack(stack).findResources(type)).map((resource) => resource.Properties);

describe('one-off schedules', () => {
  test('a function may set them for itself, in its own group only, and hand the role to the scheduler only', () => {
    const schedules = new OneOffSchedules(stack, 'Wakeups', {
      product,
      name: 'wakeups',
      targets: [fn],
      undelivered,
    });
    schedules.grantSet(fn, fn);

    const statements = only('AWS::IAM::Policy').flatMap((policy) => policy.PolicyDocument.Statement);
    const passRole = statements.find((statement) => statement.Action === 'iam:PassRole');
    expect(passRole.Condition).toEqual({
      StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' },
    });
    const create = statements.find((statement) => statement.Action.includes('scheduler:CreateSchedule'));
    expect(JSON.stringify(create.Resource)).toContain(':schedule/upsr-wakeups/*');
    const environment = only('AWS::Lambda::Function')[0]!.Environment.Variables;
    expect(Object.keys(environment)).toEqual(
      expect.arrayContaining(['SCHEDULE_GROUP', 'SCHEDULE_ROLE', 'SCHEDULE_TARGET', 'SCHEDULE_DEAD_LETTERS']),
    );
  });

  test('nag accepts the star over the names in the group', () => {
    new OneOffSchedules(stack, 'Wakeups', {
      product,
      name: 'wakeups',
      targets: [fn],
      undelivered,
    }).grantSet(fn, fn);
    addNag(app);
    expect(() => app.synth()).not.toThrow();
  });
});

describe('a timetable', () => {
  test('keeps a named hour in the shop’s zone, so that it does not move with the clocks', () => {
    const timetable = new Timetable(stack, 'Timetable', { product, undelivered });
    timetable.run(fn, 'nightly', '0 19 * * ? *');
    expect(only('AWS::Scheduler::Schedule')[0]).toMatchObject({
      ScheduleExpression: 'cron(0 19 * * ? *)',
      ScheduleExpressionTimezone: 'Europe/London',
    });
  });
});

describe('mistakes in a stack', () => {
  const queue = (batchSize: number) => () =>
    new JobQueue(stack, 'Jobs', { product, alerts, name: 'jobs', consumer: fn, batchSize });

  test.each([0, 11, 2.5])('a batch of %d jobs stops the synthesis', (batchSize) => {
    expect(queue(batchSize)).toThrow(`test/Jobs: a batch of ${batchSize} jobs is not possible. Use 1 to 10.`);
  });

  test('a query of an index that does not exist stops the synthesis', () => {
    const table = new OnDemandTable(stack, 'Table', {
      product,
      name: 'things',
      key: 'id',
      indexes: { 'by-state': { key: 'state', carries: ['name'] } },
    });
    expect(() => table.grant(fn, { query: ['by-stat'], as: 'THINGS_TABLE' })).toThrow(
      'test/Table has no index "by-stat". It has: by-state.',
    );
  });

  test('a wake-up for a function that the group may not start stops the synthesis', () => {
    const schedules = new OneOffSchedules(stack, 'Wakeups', {
      product,
      name: 'wakeups',
      targets: [fn],
      undelivered,
    });
    const props = { product, alerts, name: 'sender', timeoutSeconds: 10 };
    const other = new SinglePurposeFunction(stack, 'Other', props);
    expect(() => schedules.grantSet(fn, other)).toThrow(
      'test/Wakeups: upsr-sender is not among the targets.',
    );
  });

  test('a function without code stops the synthesis', () => {
    const bundling = new Stack(new App(), 'bundling');
    const moreAlerts = new OwnerAlerts(bundling, 'Alerts', { product, ownerEmails: [] });
    const props = { product, alerts: moreAlerts, name: 'nowhere', timeoutSeconds: 10 };
    expect(() => new SinglePurposeFunction(bundling, 'Fn', props)).toThrow(
      "The function's code is missing: lambdas/upsell/functions/nowhere.ts",
    );
  });
});
