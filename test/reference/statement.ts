// A sentence of the reference that names a resource, a number, a name or an action, in our own words, and what proves it.
import { deepStrictEqual, ok } from 'node:assert/strict';
import { asList, type Statement as Grant, type Resource, type Template } from '../lib/synthesise.ts';

export type Statement = { readonly says: string } & (
  | { /** Throws where the template says otherwise. */ readonly holds: (template: Template) => void }
  | { /** A test's file and its whole title. */ readonly test: string; readonly named: string }
  | {
      /** A page of figures, a row of it, and what the reference expected of the month; the row must be under it. */
      readonly measured: string;
      readonly row: string;
      readonly atMostUsd: number;
    }
  | { /** We do something else; the page of docs/decisions says what and why. */ readonly instead: string }
);

const one = (template: Template, type: string, property: string, name: string): Resource => {
  const found = template.ofType(type).filter(({ Properties }) => nameOf(Properties[property]) === name);
  ok(found.length === 1, `There are ${found.length} of ${type} named ${name}`);
  return found[0] as Resource;
};
const nameOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value).replace(/.*?"([a-z][a-z-]+?)-?",.*/, '$1');

/** Its time-out in seconds and its memory in MB. */
export const functionOf =
  (name: string, { seconds, memory = 256 }: { readonly seconds?: number; readonly memory?: number } = {}) =>
  (template: Template): void => {
    const { Properties } = one(template, 'AWS::Lambda::Function', 'FunctionName', name);
    if (seconds !== undefined) deepStrictEqual(Properties.Timeout, seconds);
    deepStrictEqual(Properties.MemorySize, memory);
  };

/** Every function of the product has this. */
export const everyFunction =
  (check: (properties: Resource['Properties']) => void) => (template: Template) => {
    const all = template.ofType('AWS::Lambda::Function');
    ok(all.length > 5, 'There are hardly any functions');
    for (const { Properties } of all) check(Properties);
  };

/** The function has an address of its own that asks for no signature of AWS. */
export const publicUrl = (name: string) => (template: Template) => {
  const { id } = one(template, 'AWS::Lambda::Function', 'FunctionName', name);
  const url = template
    .ofType('AWS::Lambda::Url')
    .find(({ Properties }) => JSON.stringify(Properties.TargetFunctionArn).includes(`"${id}"`));
  deepStrictEqual(url?.Properties.AuthType, 'NONE');
};

export const table =
  (name: string, key: string, sortKey?: string) =>
  (template: Template): void => {
    const { Properties } = one(template, 'AWS::DynamoDB::GlobalTable', 'TableName', name);
    const keys = Properties.KeySchema.map((each: { AttributeName: string }) => each.AttributeName);
    deepStrictEqual(keys, sortKey === undefined ? [key] : [key, sortKey]);
    deepStrictEqual(Properties.BillingMode, 'PAY_PER_REQUEST');
  };

export const index =
  (tableName: string, key: string, sortKey?: string) =>
  (template: Template): void => {
    const { Properties } = one(template, 'AWS::DynamoDB::GlobalTable', 'TableName', tableName);
    const keys = (Properties.GlobalSecondaryIndexes ?? []).map(
      (each: { KeySchema: { AttributeName: string }[] }) =>
        each.KeySchema.map(({ AttributeName }) => AttributeName).join(' '),
    );
    ok(
      keys.includes([key, ...(sortKey === undefined ? [] : [sortKey])].join(' ')),
      `${tableName} has ${keys}`,
    );
  };

export const neverExpires = (tableName: string) => (template: Template) => {
  const { Properties } = one(template, 'AWS::DynamoDB::GlobalTable', 'TableName', tableName);
  deepStrictEqual(Properties.TimeToLiveSpecification, undefined);
};

export const queue = (name: string, deadLetters: string, attempts: number) => (template: Template) => {
  const dead = one(template, 'AWS::SQS::Queue', 'QueueName', deadLetters);
  const { Properties } = one(template, 'AWS::SQS::Queue', 'QueueName', name);
  deepStrictEqual(Properties.RedrivePolicy, {
    deadLetterTargetArn: { 'Fn::GetAtt': [dead.id, 'Arn'] },
    maxReceiveCount: attempts,
  });
};

/** On the clock of the shop's zone unless it says UTC, and it calls this function. */
export const schedule =
  (name: string, expression: string, target: string, zone = 'Europe/London') =>
  (template: Template): void => {
    const { Properties } = one(template, 'AWS::Scheduler::Schedule', 'Name', name);
    deepStrictEqual(Properties.ScheduleExpression, expression);
    deepStrictEqual(Properties.ScheduleExpressionTimezone, zone);
    const { id } = one(template, 'AWS::Lambda::Function', 'FunctionName', target);
    ok(JSON.stringify(Properties.Target.Arn).includes(`"${id}"`), `${name} calls another function`);
  };

export const secret = (name: string) => (template: Template) =>
  void one(template, 'AWS::SecretsManager::Secret', 'Name', name);

export const bucketVersioned = (name: string) => (template: Template) => {
  const bucket = template
    .ofType('AWS::S3::Bucket')
    .find(({ Properties }) => JSON.stringify(Properties.BucketName).includes(`"${name}-"`));
  deepStrictEqual(bucket?.Properties.VersioningConfiguration, { Status: 'Enabled' });
};

export const alarm = (name: string) => (template: Template) => {
  const { Properties } = one(template, 'AWS::CloudWatch::Alarm', 'AlarmName', name);
  ok(asList(Properties.AlarmActions).length > 0, `${name} tells nobody`);
};

export const budget = (name: string, amountUsd: number, topic: string) => (template: Template) => {
  const { id } = one(template, 'AWS::SNS::Topic', 'TopicName', topic);
  const found = template
    .ofType('AWS::Budgets::Budget')
    .find(({ Properties }) => Properties.Budget.BudgetName === name);
  deepStrictEqual(found?.Properties.Budget.BudgetLimit, { Amount: amountUsd, Unit: 'USD' });
  const notes = found?.Properties.NotificationsWithSubscribers as {
    Notification: { Threshold: number };
    Subscribers: unknown;
  }[];
  deepStrictEqual(
    notes.map(({ Notification }) => Notification.Threshold),
    [80, 100],
  );
  for (const { Subscribers } of notes)
    deepStrictEqual(Subscribers, [{ SubscriptionType: 'SNS', Address: { Ref: id } }]);
};

export const configurationSet = (name: string) => (template: Template) =>
  void one(template, 'AWS::SES::ConfigurationSet', 'Name', name);

const actionsOf = (grants: readonly Grant[]) => grants.flatMap(({ Action }) => asList(Action));

/** The role allows each of these, and none that fits `never`. */
export const may =
  (name: string, actions: readonly string[], never?: RegExp) =>
  (template: Template): void => {
    const allowed = actionsOf(template.statementsOf(name));
    for (const action of actions) ok(allowed.includes(action), `${name} may not ${action}`);
    if (never !== undefined)
      deepStrictEqual(
        allowed.filter((action) => never.test(action)),
        [],
      );
  };

/** These functions and no others may do this. */
export const onlyThese =
  (action: string, names: readonly string[]) =>
  (template: Template): void => {
    const all = template
      .ofType('AWS::Lambda::Function')
      .map(({ Properties }) => String(Properties.FunctionName));
    deepStrictEqual(
      all.filter((name) => actionsOf(template.statementsOf(name)).includes(action)).sort(),
      [...names].sort(),
    );
  };

/** Exactly these, by that property. */
export const exactly =
  (type: string, property: string, names: readonly string[]) =>
  (template: Template): void =>
    deepStrictEqual(
      template
        .ofType(type)
        .map(({ Properties }) => nameOf(Properties[property]))
        .sort(),
      [...names].sort(),
    );

/** These functions and no others may do anything at all to the table. */
export const touches = (tableName: string, names: readonly string[]) => (template: Template) => {
  const { id } = one(template, 'AWS::DynamoDB::GlobalTable', 'TableName', tableName);
  const all = template
    .ofType('AWS::Lambda::Function')
    .map(({ Properties }) => String(Properties.FunctionName));
  const touching = all.filter((name) =>
    template.statementsOf(name).some(({ Resource }) => JSON.stringify(Resource ?? '').includes(`"${id}"`)),
  );
  deepStrictEqual(touching.sort(), [...names].sort());
};

/** Whoever may ask a model may ask this one alone, by its inference profile. */
export const asksOnly = (profile: string, model: string) => (template: Template) => {
  const asked = template
    .ofType('AWS::Lambda::Function')
    .flatMap(({ Properties }) => template.statementsOf(String(Properties.FunctionName)))
    .filter(({ Action }) => asList(Action).includes('bedrock:InvokeModel'))
    .flatMap(({ Resource }) => asList(Resource).map((each) => JSON.stringify(each)));
  ok(asked.length > 0, 'Nobody may ask a model');
  ok(asked.some((each) => each.includes(`inference-profile/${profile}"`)));
  for (const each of asked) ok(each.includes(`/${profile}"`) || each.includes(`/${model}"`), each);
};

/** How long a message that a function took is hidden from the others, at least. */
export const hiddenFor = (queueName: string, seconds: number) => (template: Template) => {
  const { Properties } = one(template, 'AWS::SQS::Queue', 'QueueName', queueName);
  ok(Properties.VisibilityTimeout >= seconds, `${Properties.VisibilityTimeout} seconds`);
};

export const none = (type: string) => (template: Template) => deepStrictEqual(template.ofType(type), []);

/** A rule on the default bus that hears these. */
export const hears = (detailTypes: readonly string[]) => (template: Template) => {
  const heard = template
    .ofType('AWS::Events::Rule')
    .filter(
      ({ Properties }) =>
        Properties.EventBusName === undefined || JSON.stringify(Properties.EventBusName).includes('default'),
    )
    .flatMap(({ Properties }) => asList<string>(Properties.EventPattern?.['detail-type'] ?? []));
  for (const type of detailTypes) ok(heard.includes(type), `No rule hears ${type}; heard are ${heard}`);
};

export const all =
  (...checks: readonly ((template: Template) => void)[]) =>
  (template: Template): void => {
    for (const check of checks) check(template);
  };
