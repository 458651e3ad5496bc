// What every deployment of the upsell stack promises, whatever else changes in it.
import { describe, expect, test } from 'vitest';
import { asList, exampleShop, upsellTemplate } from './synthesise.ts';

const template = upsellTemplate();
const functionNames = template
  .ofType('AWS::Lambda::Function')
  .map((fn) => fn.Properties.FunctionName as string);
const allStatements = [
  ...template.ofType('AWS::IAM::Policy').map((policy) => policy.Properties.PolicyDocument),
  ...template
    .ofType('AWS::IAM::Role')
    .flatMap((role) => role.Properties.Policies ?? [])
    .map((policy) => policy.PolicyDocument),
].flatMap((document) => document.Statement);

describe('functions', () => {
  test('there is one per job, named as the runbook names them', () => {
    expect(functionNames.sort()).toEqual(
      ['addlink', 'catalog-sync', 'optout', 'order', 'picker', 'sender', 'sweep'].map(
        (name) => `upsr-${name}`,
      ),
    );
  });

  test('each is Node 22 on arm64 with 256 MB and JSON logs, and none reserves concurrency', () => {
    for (const { Properties } of template.ofType('AWS::Lambda::Function')) {
      expect(Properties).toMatchObject({
        Runtime: 'nodejs22.x',
        Architectures: ['arm64'],
        MemorySize: 256,
        LoggingConfig: { LogFormat: 'JSON' },
      });
      expect(Properties).not.toHaveProperty('ReservedConcurrentExecutions');
    }
  });

  test('each has a time-out that fits its job', () => {
    const timeouts = template
      .ofType('AWS::Lambda::Function')
      .map(({ Properties }) => [Properties.FunctionName, Properties.Timeout]);
    expect(Object.fromEntries(timeouts)).toEqual({
      'upsr-order': 10,
      'upsr-picker': 30,
      'upsr-sender': 60,
      'upsr-addlink': 10,
      'upsr-sweep': 60,
      'upsr-catalog-sync': 900,
      'upsr-optout': 10,
    });
  });

  test('each logs to its own group, under its own name, for 7 days', () => {
    const groups = template.ofType('AWS::Logs::LogGroup').map(({ Properties }) => Properties);
    expect(groups.map((group) => group.LogGroupName).sort()).toEqual(
      functionNames.map((name) => `/aws/lambda/${name}`).sort(),
    );
    for (const group of groups) expect(group.RetentionInDays).toBe(7);
  });

  test('each has an alarm on its errors', () => {
    const alarmed = template
      .ofType('AWS::CloudWatch::Alarm')
      .filter(({ Properties }) => Properties.Namespace === 'AWS/Lambda' && Properties.MetricName === 'Errors')
      .map(({ Properties }) => Properties.AlarmName);
    expect(alarmed.sort()).toEqual(functionNames.map((name) => `${name}-errors`).sort());
  });

  test('each knows the shop, and no secret is in its environment', () => {
    for (const { Properties } of template.ofType('AWS::Lambda::Function')) {
      expect(JSON.parse(Properties.Environment.Variables.SHOP)).toMatchObject({ name: 'Ridgeback Cycles' });
      expect(JSON.stringify(Properties.Environment)).not.toContain('resolve:secretsmanager');
    }
  });
});

describe('permissions', () => {
  test('no role has a managed policy', () => {
    for (const role of template.ofType('AWS::IAM::Role')) {
      expect(role.Properties).not.toHaveProperty('ManagedPolicyArns');
    }
    expect(template.ofType('AWS::IAM::ManagedPolicy')).toEqual([]);
  });

  test('no action has a star', () => {
    for (const statement of allStatements) {
      for (const action of asList<string>(statement.Action)) expect(action).not.toContain('*');
    }
  });

  test('no resource has a star', () => {
    for (const { Resource } of allStatements) expect(JSON.stringify(Resource ?? '')).not.toContain('*');
  });

  test('only texts name what is excluded rather than what is allowed, and exclude every topic', () => {
    const excluding = allStatements.filter(({ NotResource }) => NotResource !== undefined);
    expect(excluding).toHaveLength(1);
    expect(excluding[0]).toMatchObject({ Action: 'sns:Publish', Effect: 'Allow' });
    expect(JSON.stringify(excluding[0].NotResource)).toContain(':sns:*:*:*');
  });

  test('only schedules of our own group may use a scheduler role', () => {
    const trusts = template
      .ofType('AWS::IAM::Role')
      .flatMap((role) => role.Properties.AssumeRolePolicyDocument.Statement)
      .filter((statement) => statement.Principal.Service === 'scheduler.amazonaws.com');
    expect(trusts).toHaveLength(3);
    const group = template.ofType('AWS::Scheduler::ScheduleGroup')[0]!;
    for (const { Condition } of trusts) {
      expect(Condition.StringEquals).toEqual({
        'aws:SourceAccount': { Ref: 'AWS::AccountId' },
        'aws:SourceArn': { 'Fn::GetAtt': [group.id, 'Arn'] },
      });
    }
  });
});

describe('public addresses', () => {
  test('there are three, each with both permissions that a public address needs', () => {
    const open = template
      .ofType('AWS::Lambda::Permission')
      .filter(({ Properties }) => Properties.Principal === '*');
    const forFunction = new Map<string, string[]>();
    for (const { Properties } of open) {
      const fn = JSON.stringify(Properties.FunctionName);
      forFunction.set(fn, [...(forFunction.get(fn) ?? []), Properties.Action]);
      if (Properties.Action === 'lambda:InvokeFunction') expect(Properties.InvokedViaFunctionUrl).toBe(true);
      else expect(Properties.FunctionUrlAuthType).toBe('NONE');
    }
    expect(template.ofType('AWS::Lambda::Url')).toHaveLength(3);
    expect([...forFunction.values()].map((actions) => actions.sort())).toEqual(
      Array(3).fill(['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl']),
    );
  });

  test('each is an output that says what to do with it', () => {
    for (const output of ['OrderWebhookUrl', 'AddLinkUrl', 'OptOutUrl']) {
      expect(template.outputs[output]?.Description).toMatch(/\w/);
    }
  });
});

describe('queues', () => {
  const queues = template.ofType('AWS::SQS::Queue');
  const working = queues.filter(({ Properties }) => Properties.RedrivePolicy !== undefined);
  const waiting = queues.filter(({ Properties }) => Properties.RedrivePolicy === undefined);

  test('every queue that something works on gives up after five attempts', () => {
    expect(working.map(({ Properties }) => Properties.QueueName)).toEqual(['upsr-jobs']);
    for (const { Properties } of working) expect(Properties.RedrivePolicy.maxReceiveCount).toBe(5);
  });

  test('every queue where things wait keeps them for 14 days and has an alarm', () => {
    const names = waiting.map(({ Properties }) => Properties.QueueName as string);
    expect(names.sort()).toEqual(['upsr-jobs-dlq', 'upsr-undelivered']);
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

  test('a job is not handed out again while it is worked on, and each job is retried by itself', () => {
    expect(working[0]!.Properties.VisibilityTimeout).toBe(6 * 30);
    expect(template.ofType('AWS::Lambda::EventSourceMapping')[0]!.Properties).toMatchObject({
      BatchSize: 5,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });

  test('what cannot be delivered waits: scheduled runs, replies, bounces and failed opt-outs', () => {
    const room = {
      'Fn::GetAtt': [waiting.find((each) => each.Properties.QueueName === 'upsr-undelivered')!.id, 'Arn'],
    };
    for (const schedule of template.ofType('AWS::Scheduler::Schedule')) {
      expect(schedule.Properties.Target.DeadLetterConfig.Arn).toEqual(room);
    }
    for (const rule of template.ofType('AWS::Events::Rule')) {
      expect(rule.Properties.Targets[0].DeadLetterConfig.Arn).toEqual(room);
    }
    const lambdaSubscriptions = template
      .ofType('AWS::SNS::Subscription')
      .filter((subscription) => subscription.Properties.Protocol === 'lambda');
    expect(lambdaSubscriptions).toHaveLength(1);
    expect(lambdaSubscriptions[0]!.Properties.RedrivePolicy.deadLetterTargetArn).toEqual(room);
    expect(template.ofType('AWS::Lambda::EventInvokeConfig')[0]!.Properties.DestinationConfig).toEqual({
      OnFailure: { Destination: room },
    });
  });
});

describe('tables', () => {
  const tables = template.ofType('AWS::DynamoDB::GlobalTable');

  test('each has its key, and costs nothing while idle', () => {
    const keys = tables.map(({ Properties }) => [
      Properties.TableName,
      Properties.KeySchema[0].AttributeName,
    ]);
    expect(Object.fromEntries(keys)).toEqual({
      'upsr-orders': 'order_id',
      'upsr-offers': 'offer_id',
      'upsr-catalogue': 'sku',
      'upsr-pairings': 'pairs_with',
      'upsr-customers': 'customer_id',
      'upsr-optout': 'customer_id',
      'upsr-notices': 'notice_id',
    });
    for (const { Properties } of tables) expect(Properties.BillingMode).toBe('PAY_PER_REQUEST');
  });

  test('each can be restored to any second of the last 35 days', () => {
    for (const { Properties } of tables) {
      expect(Properties.Replicas[0].PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(true);
    }
  });

  test('orders, offers and notices expire; the opt-out list never does', () => {
    const expiring = tables.filter(({ Properties }) => Properties.TimeToLiveSpecification?.Enabled === true);
    expect(expiring.map(({ Properties }) => Properties.TableName).sort()).toEqual([
      'upsr-notices',
      'upsr-offers',
      'upsr-orders',
    ]);
  });

  test('offers are found by state and time', () => {
    const offers = tables.find(({ Properties }) => Properties.TableName === 'upsr-offers')!;
    expect(offers.Properties.GlobalSecondaryIndexes[0]).toMatchObject({
      IndexName: 'by-state',
      KeySchema: [
        { AttributeName: 'state', KeyType: 'HASH' },
        { AttributeName: 'send_at', KeyType: 'RANGE' },
      ],
    });
  });
});

describe('alarms', () => {
  test('each mails the owner and leads to its own heading in the runbook', () => {
    const topic = template
      .ofType('AWS::SNS::Topic')
      .find((each) => each.Properties.TopicName === 'upsr-owner-alerts')!;
    for (const { Properties } of template.ofType('AWS::CloudWatch::Alarm')) {
      expect(Properties.AlarmActions).toEqual([{ Ref: topic.id }]);
      expect(Properties.AlarmDescription).toContain(`docs/runbook.md#${Properties.AlarmName}`);
      expect(Properties.TreatMissingData).toBe('notBreaching');
    }
  });

  test('the owner is subscribed, and CloudWatch may publish in spite of the TLS-only policy', () => {
    const emails = template
      .ofType('AWS::SNS::Subscription')
      .filter((each) => each.Properties.Protocol === 'email');
    expect(emails.map((each) => each.Properties.Endpoint)).toEqual(['owner@ridgeback.example']);
    expect(JSON.stringify(template.ofType('AWS::SNS::TopicPolicy'))).toContain('cloudwatch.amazonaws.com');
  });

  test('a stage changes the names but not the headings', () => {
    const staged = upsellTemplate(exampleShop({ stage: 'test' }));
    const { Properties } = staged.ofType('AWS::CloudWatch::Alarm')[0]!;
    expect(Properties.AlarmName).toBe('upsr-undelivered-depth-test');
    expect(Properties.AlarmDescription).toContain('docs/runbook.md#upsr-undelivered-depth');
    expect(Properties.AlarmDescription).not.toContain('-test');
  });
});

describe('the bucket of the owner’s documents', () => {
  const bucket = template.ofType('AWS::S3::Bucket')[0]!;

  test('keeps every version, and nobody reads it from outside or over plain http', () => {
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

test('schedules run on the clock: every five minutes, every hour, every quarter of an hour', () => {
  const schedules = template
    .ofType('AWS::Scheduler::Schedule')
    .map(({ Properties }) => [
      Properties.Name,
      `${Properties.ScheduleExpression} ${Properties.ScheduleExpressionTimezone}`,
    ]);
  expect(Object.fromEntries(schedules)).toEqual({
    'upsr-sender': 'cron(0/5 * * * ? *) UTC',
    'upsr-sweep': 'cron(0 * * * ? *) UTC',
    'upsr-catalog-sync': 'cron(0/15 * * * ? *) UTC',
  });
});

test('bounces and complaints of this product’s mail reach upsr-optout', () => {
  const rule = template.ofType('AWS::Events::Rule')[0]!;
  expect(rule.Properties.EventPattern).toEqual({
    source: ['aws.ses'],
    'detail-type': ['Email Bounced', 'Email Complaint Received'],
    detail: { mail: { tags: { 'ses:configuration-set': ['upsr-mail'] } } },
  });
  expect(
    template.ofType('AWS::SES::ConfigurationSetEventDestination')[0]!.Properties.EventDestination,
  ).toMatchObject({
    Enabled: true,
    MatchingEventTypes: ['bounce', 'complaint'],
  });
});
