// A small app that the laptop runtime is tested on: a function with an address, a table with an index, a queue with
// a consumer, and a schedule. What the functions do is chosen by each test's request.
import { App, Duration, Stack, Tags } from 'aws-cdk-lib';
import { AttributeType, ProjectionType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  CfnEventInvokeConfig,
  Code,
  FunctionUrlAuthType,
  Function as LambdaFunction,
} from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Schedule, ScheduleExpression, ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { NODE_RUNTIME } from '../../../lib/constructs/node-runtime.ts';

const app = new App();
const stack = new Stack(app, 'fixture', { env: { region: 'eu-west-2' } });
Tags.of(stack).add('product', 'fixture');

const table = new TableV2(stack, 'Things', {
  tableName: 'fix-things',
  partitionKey: { name: 'id', type: AttributeType.STRING },
  timeToLiveAttribute: 'expires_at',
  globalSecondaryIndexes: [
    {
      indexName: 'by-state',
      partitionKey: { name: 'state', type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    },
  ],
});
const dead = new Queue(stack, 'Dead', { queueName: 'fix-jobs-dlq' });
const queue = new Queue(stack, 'Jobs', {
  queueName: 'fix-jobs',
  visibilityTimeout: Duration.seconds(60),
  deadLetterQueue: { queue: dead, maxReceiveCount: 2 },
});
const secret = new Secret(stack, 'Secret', { secretName: 'fix/webhook' });

function lambda(name: string, folder: string, environment: Record<string, string>): LambdaFunction {
  const role = new Role(stack, `${name}-role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const made = new LambdaFunction(stack, name, {
    functionName: name,
    runtime: NODE_RUNTIME,
    handler: 'index.handler',
    code: Code.fromAsset(new URL(folder, import.meta.url).pathname),
    timeout: Duration.seconds(2),
    memorySize: 256,
    role,
    environment,
  });
  role.addToPolicy(
    new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [stack.formatArn({ service: 'logs', resource: `log-group:/aws/lambda/${name}:*` })],
    }),
  );
  return made;
}

const web = lambda('fix-web', './web', {
  TABLE: table.tableName,
  QUEUE_URL: queue.queueUrl,
  WEBHOOK_SECRET: secret.secretName,
});
web.addFunctionUrl({ authType: FunctionUrlAuthType.NONE });
table.grant(web, 'dynamodb:PutItem', 'dynamodb:GetItem', 'dynamodb:Query');
queue.grantSendMessages(web);
secret.grantRead(web);

const consumer = lambda('fix-consumer', './consumer', { TABLE: table.tableName });
table.grant(consumer, 'dynamodb:PutItem', 'dynamodb:DeleteItem');
consumer.addEventSource(new SqsEventSource(queue, { batchSize: 1, reportBatchItemFailures: true }));
dead.grantSendMessages(consumer);
new CfnEventInvokeConfig(stack, 'Invocations', {
  functionName: consumer.functionName,
  qualifier: '$LATEST',
  destinationConfig: { onFailure: { destination: dead.queueArn } },
});

const group = new ScheduleGroup(stack, 'Timetable', { scheduleGroupName: 'fix-timetable' });
new Schedule(stack, 'Every five', {
  scheduleName: 'fix-tick',
  scheduleGroup: group,
  schedule: ScheduleExpression.cron({ minute: '0/5' }),
  target: new LambdaInvoke(consumer),
});
app.synth();
