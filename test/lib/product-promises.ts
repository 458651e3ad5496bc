// What every product's stack promises, whatever else changes in it. A product's own test states its facts and adds
// what only it promises.
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { PREFIXES, ProductName } from '../../lib/product-names.ts';
import { asList, type Template } from './synthesise.ts';

export type ProductFacts = {
  readonly prefix: (typeof PREFIXES)[ProductName];
  /** Function name after the prefix to its time-out. */
  readonly timeoutSeconds: Readonly<Record<string, number>>;
  /** Functions that exist only where the settings ask for them; the example shop's do not. */
  readonly onWish?: readonly string[];
  /** Outputs that hold a public address. */
  readonly publicUrls: readonly string[];
  /** The queue between its functions, where it has one. */
  readonly queue?: {
    readonly name: string;
    readonly batchSize: number;
    readonly consumerSeconds: number;
  };
  /** Table name after the prefix to its partition key. */
  readonly tables: Readonly<Record<string, string>>;
  /** The tables whose rows expire. */
  readonly expiring: readonly string[];
  /** Schedule name after the prefix to its cron and zone. */
  readonly timetable: Readonly<Record<string, string>>;
  /** The function that hears of bounces and complaints. */
  readonly hearsOfMail: string;
  /** The configuration set's name after the prefix. Default: `mail`. */
  readonly configurationSet?: string;
};

/** Declares the tests; `template` is the product's stack of the example shop. */
export function promisesOfEveryProduct(template: Template, facts: ProductFacts): void {
  const named = (name: string) => `${facts.prefix}-${name}`;
  const functionNames = Object.keys(facts.timeoutSeconds).map(named).sort();
  const functions = template.ofType('AWS::Lambda::Function');
  const statements = statementsOfAll(template);

  describe('functions', () => {
    test('there is one per job, named as the runbook names it, with a time-out that fits', () => {
      const timeouts = functions.map(({ Properties }) => [Properties.FunctionName, Properties.Timeout]);
      const expected = Object.entries(facts.timeoutSeconds).map(([name, seconds]) => [named(name), seconds]);
      expect(Object.fromEntries(timeouts)).toEqual(Object.fromEntries(expected));
    });

    test('each has the one file of its name in the functions folder, and no file there is left over', () => {
      const folder = { upsr: 'upsell', cr: 'cart-recovery', loy: 'loyalty' }[facts.prefix];
      const files = readdirSync(new URL(`../../lambdas/${folder}/functions`, import.meta.url));
      expect(files.map((file) => named(file.replace(/\.ts$/, ''))).sort()).toEqual(
        [...functionNames, ...(facts.onWish ?? []).map(named)].sort(),
      );
    });

    test('each is on the Node of the tests, on arm64 with 256 MB and JSON logs, and none reserves concurrency', () => {
      for (const { Properties } of functions) {
        expect(Properties).toMatchObject({
          Runtime: `nodejs${Number.parseInt(process.versions.node, 10)}.x`,
          Architectures: ['arm64'],
          MemorySize: 256,
          LoggingConfig: { LogFormat: 'JSON' },
        });
        expect(Properties).not.toHaveProperty('ReservedConcurrentExecutions');
      }
    });

    test('each logs to its own group, under its own name, for 7 days', () => {
      const groups = template.ofType('AWS::Logs::LogGroup').map(({ Properties }) => Properties);
      expect(groups.map((group) => group.LogGroupName).sort()).toEqual(
        functionNames.map((name) => `/aws/lambda/${name}`),
      );
      for (const group of groups) expect(group.RetentionInDays).toBe(7);
    });

    test('each has an alarm on its errors', () => {
      const alarmed = template
        .ofType('AWS::CloudWatch::Alarm')
        .filter(
          ({ Properties }) => Properties.Namespace === 'AWS/Lambda' && Properties.MetricName === 'Errors',
        )
        .map(({ Properties }) => Properties.AlarmName);
      expect(alarmed.sort()).toEqual(functionNames.map((name) => `${name}-errors`));
    });

    test('each knows the shop, and no secret is in its environment', () => {
      for (const { Properties } of functions) {
        expect(JSON.parse(Properties.Environment.Variables.SHOP)).toMatchObject({ name: 'Ridgeback Cycles' });
        expect(JSON.stringify(Properties.Environment)).not.toContain('resolve:secretsmanager');
      }
    });
  });

  describe('permissions', () => {
    test('no role has a managed policy', () => {
      for (const role of template.ofType('AWS::IAM::Role'))
        expect(role.Properties).not.toHaveProperty('ManagedPolicyArns');
      expect(template.ofType('AWS::IAM::ManagedPolicy')).toEqual([]);
    });

    test('no action has a star', () => {
      for (const statement of statements)
        for (const action of asList<string>(statement.Action)) expect(action).not.toContain('*');
    });

    test('a function may hand a role to the scheduler and to nobody else', () => {
      const passing = statements.filter(({ Action }) => asList<string>(Action).includes('iam:PassRole'));
      for (const { Condition } of passing)
        expect(Condition).toEqual({
          StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' },
        });
    });

    test('only schedules of our own groups may use a scheduler role', () => {
      const groups = template.ofType('AWS::Scheduler::ScheduleGroup').map((group) => group.id);
      const trusts = template
        .ofType('AWS::IAM::Role')
        .flatMap((role) => role.Properties.AssumeRolePolicyDocument.Statement)
        .filter((statement) => statement.Principal.Service === 'scheduler.amazonaws.com');
      expect(trusts.length).toBeGreaterThan(0);
      for (const { Condition } of trusts) {
        const [group] = Condition.StringEquals['aws:SourceArn']['Fn::GetAtt'];
        expect(groups).toContain(group);
        expect(Condition.StringEquals['aws:SourceAccount']).toEqual({ Ref: 'AWS::AccountId' });
      }
    });
  });

  describe('public addresses', () => {
    test('each has both permissions that a public address needs, and no other function is open', () => {
      const open = template
        .ofType('AWS::Lambda::Permission')
        .filter(({ Properties }) => Properties.Principal === '*');
      const forFunction = new Map<string, string[]>();
      for (const { Properties } of open) {
        const fn = JSON.stringify(Properties.FunctionName);
        forFunction.set(fn, [...(forFunction.get(fn) ?? []), Properties.Action]);
        if (Properties.Action === 'lambda:InvokeFunction')
          expect(Properties.InvokedViaFunctionUrl).toBe(true);
        else expect(Properties.FunctionUrlAuthType).toBe('NONE');
      }
      expect(template.ofType('AWS::Lambda::Url')).toHaveLength(facts.publicUrls.length);
      expect([...forFunction.values()].map((actions) => actions.sort())).toEqual(
        facts.publicUrls.map(() => ['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl']),
      );
    });

    test('each is an output that says what to do with it', () => {
      for (const output of facts.publicUrls) expect(template.outputs[output]?.Description).toMatch(/\w/);
    });
  });

  queuePromises(template, facts);
  tablePromises(template, facts);
  ownerPromises(template, facts);

  test('schedules run on the clock', () => {
    const schedules = template
      .ofType('AWS::Scheduler::Schedule')
      .map(({ Properties }) => [
        Properties.Name,
        `${Properties.ScheduleExpression} ${Properties.ScheduleExpressionTimezone}`,
      ]);
    const expected = Object.entries(facts.timetable).map(([name, when]) => [named(name), when]);
    expect(Object.fromEntries(schedules)).toEqual(Object.fromEntries(expected));
  });

  test('bounces and complaints of this product’s mail, and of no other, are heard of', () => {
    const rule = template
      .ofType('AWS::Events::Rule')
      .find(({ Properties }) => Properties.EventPattern.source[0] === 'aws.ses')!;
    const listener = functions.find(
      ({ Properties }) => Properties.FunctionName === named(facts.hearsOfMail),
    )!;
    expect(rule.Properties.Targets[0].Arn).toEqual({ 'Fn::GetAtt': [listener.id, 'Arn'] });
    expect(rule.Properties.EventPattern).toEqual({
      source: ['aws.ses'],
      'detail-type': ['Email Bounced', 'Email Complaint Received'],
      detail: { mail: { tags: { 'ses:configuration-set': [named(facts.configurationSet ?? 'mail')] } } },
    });
    const [destination] = template.ofType('AWS::SES::ConfigurationSetEventDestination');
    expect(destination!.Properties.EventDestination).toMatchObject({
      Enabled: true,
      MatchingEventTypes: ['bounce', 'complaint'],
    });
  });
}

/** Every statement of every role. */
export function statementsOfAll(template: Template) {
  return [
    ...template.ofType('AWS::IAM::Policy').map((policy) => policy.Properties.PolicyDocument),
    ...template
      .ofType('AWS::IAM::Role')
      .flatMap((role) => role.Properties.Policies ?? [])
      .map((policy) => policy.PolicyDocument),
  ].flatMap((document) => document.Statement);
}

/** The queue where what AWS could not deliver waits, as other resources name it. */
export function waitingRoomOf(template: Template, { prefix }: Pick<ProductFacts, 'prefix'>) {
  const room = template
    .ofType('AWS::SQS::Queue')
    .find(({ Properties }) => Properties.QueueName === `${prefix}-undelivered`)!;
  return { 'Fn::GetAtt': [room.id, 'Arn'] };
}

function queuePromises(template: Template, facts: ProductFacts): void {
  const { prefix, queue } = facts;
  const queues = template.ofType('AWS::SQS::Queue');
  const working = queues.filter(({ Properties }) => Properties.RedrivePolicy !== undefined);
  const waiting = queues.filter(({ Properties }) => Properties.RedrivePolicy === undefined);

  describe('queues', () => {
    test('the one that something works on gives up after five attempts', () => {
      expect(working.map(({ Properties }) => Properties.QueueName)).toEqual(
        queue === undefined ? [] : [`${prefix}-${queue.name}`],
      );
      for (const { Properties } of working) expect(Properties.RedrivePolicy.maxReceiveCount).toBe(5);
    });

    test('every one where things wait keeps them for 14 days and has an alarm', () => {
      const names = waiting.map(({ Properties }) => Properties.QueueName as string);
      expect(names.sort()).toEqual([
        ...(queue === undefined ? [] : [`${prefix}-${queue.name}-dlq`]),
        `${prefix}-undelivered`,
      ]);
      for (const { Properties } of waiting) expect(Properties.MessageRetentionPeriod).toBe(14 * 24 * 3600);
      const alarms = template.ofType('AWS::CloudWatch::Alarm').map(({ Properties }) => Properties.AlarmName);
      for (const name of names) expect(alarms).toContain(`${name}-depth`);
    });

    test('every queue and topic refuses plain text connections', () => {
      const policies = [
        ...template.ofType('AWS::SQS::QueuePolicy'),
        ...template.ofType('AWS::SNS::TopicPolicy'),
      ];
      const protectedOnes = policies.filter(({ Properties }) =>
        Properties.PolicyDocument.Statement.some(
          (statement: { Effect: string; Condition?: { Bool?: Record<string, string> } }) =>
            statement.Effect === 'Deny' && statement.Condition?.Bool?.['aws:SecureTransport'] === 'false',
        ),
      );
      expect(protectedOnes).toHaveLength(queues.length + template.ofType('AWS::SNS::Topic').length);
    });

    test('a message is not handed out again while it is worked on, and each is retried by itself', () => {
      const mappings = template.ofType('AWS::Lambda::EventSourceMapping');
      expect(mappings).toHaveLength(working.length);
      if (queue === undefined) return;
      expect(working[0]!.Properties.VisibilityTimeout).toBe(6 * queue.consumerSeconds);
      expect(mappings[0]!.Properties).toMatchObject({
        BatchSize: queue.batchSize,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      });
    });

    test('no queue has a maximum concurrency, with which AWS would poll a quiet one by five pollers instead of two', () => {
      for (const { Properties } of template.ofType('AWS::Lambda::EventSourceMapping')) {
        expect(Properties).not.toHaveProperty('ScalingConfig');
        expect(Properties).not.toHaveProperty('ProvisionedPollerConfig');
      }
    });

    test('what cannot be delivered waits: scheduled runs, events of the bus and failed invocations', () => {
      const room = waitingRoomOf(template, facts);
      for (const schedule of template.ofType('AWS::Scheduler::Schedule'))
        expect(schedule.Properties.Target.DeadLetterConfig.Arn).toEqual(room);
      for (const rule of template.ofType('AWS::Events::Rule'))
        expect(rule.Properties.Targets[0].DeadLetterConfig.Arn).toEqual(room);
      const failing = template
        .ofType('AWS::Lambda::EventInvokeConfig')
        .filter(({ Properties }) => Properties.DestinationConfig !== undefined);
      for (const { Properties } of failing)
        expect(Properties.DestinationConfig).toEqual({ OnFailure: { Destination: room } });
    });
  });
}

function tablePromises(template: Template, { prefix, tables: keyOf, expiring }: ProductFacts): void {
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

    test('only rows that nobody needs for ever expire', () => {
      const found = tables.filter(({ Properties }) => Properties.TimeToLiveSpecification?.Enabled === true);
      expect(found.map(({ Properties }) => Properties.TableName).sort()).toEqual(
        expiring.map((name) => `${prefix}-${name}`).sort(),
      );
    });
  });
}

function ownerPromises(template: Template, { prefix }: ProductFacts): void {
  describe('alarms', () => {
    test('each mails the owner and leads to its own heading in the runbook', () => {
      const topic = template
        .ofType('AWS::SNS::Topic')
        .find((each) => each.Properties.TopicName === `${prefix}-owner-alerts`)!;
      for (const { Properties } of template.ofType('AWS::CloudWatch::Alarm')) {
        expect(Properties.AlarmActions).toEqual([{ Ref: topic.id }]);
        expect(Properties.AlarmDescription).toContain(`docs/runbook.md#${Properties.AlarmName}`);
        expect(Properties.TreatMissingData).toBe('notBreaching');
      }
    });

    test('the owner is subscribed, and CloudWatch may publish in spite of the TLS-only policy', () => {
      const emails = template
        .ofType('AWS::SNS::Subscription')
        .filter((each) => each.Properties.Protocol === 'email')
        .map(({ Properties }) => [Properties.Endpoint, Properties.TopicArn.Ref.replace(/Topic.*/, '')])
        .sort();
      expect(emails).toEqual([
        ['owner@ridgeback.example', 'CostAlarm'],
        ['owner@ridgeback.example', 'OwnerAlerts'],
      ]);
      expect(JSON.stringify(template.ofType('AWS::SNS::TopicPolicy'))).toContain('cloudwatch.amazonaws.com');
    });
  });

  describe('the bucket of the owner’s documents', () => {
    test('keeps every version, and nobody reads it from outside or over plain http', () => {
      const buckets = template.ofType('AWS::S3::Bucket');
      expect(JSON.stringify(buckets[0])).toContain(`${prefix}-rules-source`);
      for (const bucket of buckets)
        expect(bucket.Properties).toMatchObject({
          VersioningConfiguration: { Status: 'Enabled' },
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: true,
            BlockPublicPolicy: true,
            IgnorePublicAcls: true,
            RestrictPublicBuckets: true,
          },
        });
      expect(JSON.stringify(template.ofType('AWS::S3::BucketPolicy'))).toContain('aws:SecureTransport');
    });

    test('no deployment writes into it', () => {
      const custom = template.resources.filter(
        ({ Type }) => Type.startsWith('Custom::') || Type.includes('CustomResource'),
      );
      expect(custom).toEqual([]);
    });
  });
}
