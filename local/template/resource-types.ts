// What `Ref` and `Fn::GetAtt` answer for each CloudFormation type. A new type is one entry; a type that is
// missing stops the start with its name, so that nothing is ever resolved by guessing.

import { createHash } from 'node:crypto';

/** Where the resource stands: everything an answer is made of. */
export interface Place {
  readonly stackName: string;
  readonly region: string;
  readonly accountId: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Addresses that exist only on this laptop. */
  readonly queueUrl: string;
  readonly functionUrl: (functionArn: string) => string;
}

type Answer = (place: Place) => string;
export interface ResourceType {
  /** The property that holds the physical name; where it is not set, a name is made as CloudFormation would. */
  readonly nameProperty?: string;
  readonly ref: Answer;
  readonly arn?: Answer;
  readonly attributes?: Readonly<Record<string, Answer>>;
}

const name: Answer = (place) => place.name;
const arnOf =
  (service: string, path: string): Answer =>
  ({ region, accountId, name }) =>
    `arn:aws:${service}:${region}:${accountId}:${path}${name}`;
const globalArn =
  (service: string, path: string): Answer =>
  ({ accountId, name }) =>
    `arn:aws:${service}::${accountId}:${path}${name}`;

/** A type with a name and an ARN, `Ref` being the name: most of AWS. */
function named(nameProperty: string, arn: Answer, attributes: Record<string, Answer> = {}): ResourceType {
  return { nameProperty, ref: name, arn, attributes: { Arn: arn, ...attributes } };
}
/** A type that only connects others: nothing asks for more than its `Ref`. */
const plain: ResourceType = { ref: name };

const secretArn: Answer = (place) =>
  `${arnOf('secretsmanager', 'secret:')(place)}-${sixCharacters(place.name)}`;
const tableArn = arnOf('dynamodb', 'table/');
const queueArn = arnOf('sqs', '');
const topicArn = arnOf('sns', '');
const bucketArn: Answer = (place) => `arn:aws:s3:::${place.name}`;
const functionArn = arnOf('lambda', 'function:');
const text = (value: unknown): string => String(value ?? '');

export const resourceTypes: Readonly<Record<string, ResourceType>> = {
  'AWS::Budgets::Budget': plain,
  'AWS::CDK::Metadata': plain,
  'AWS::CloudFront::Distribution': {
    ref: name,
    attributes: { DomainName: ({ name: own }) => `${own.toLowerCase()}.cloudfront.net` },
  },
  'AWS::CloudFront::OriginRequestPolicy': plain,
  'AWS::CloudWatch::Alarm': named('AlarmName', arnOf('cloudwatch', 'alarm:')),
  'AWS::CloudWatch::CompositeAlarm': named('AlarmName', arnOf('cloudwatch', 'alarm:')),
  'AWS::CloudWatch::Dashboard': { nameProperty: 'DashboardName', ref: name },
  'AWS::DynamoDB::GlobalTable': named('TableName', tableArn, {
    StreamArn: (place) => `${tableArn(place)}/stream/2026-01-01T00:00:00.000`,
  }),
  'AWS::DynamoDB::Table': named('TableName', tableArn),
  'AWS::Events::EventBus': named('Name', arnOf('events', 'event-bus/')),
  'AWS::Events::Rule': named('Name', arnOf('events', 'rule/')),
  'AWS::IAM::OIDCProvider': plain,
  'AWS::IAM::Policy': plain,
  'AWS::IAM::ManagedPolicy': plain,
  'AWS::IAM::Role': named('RoleName', globalArn('iam', 'role/'), { RoleId: name }),
  'AWS::Lambda::EventInvokeConfig': plain,
  'AWS::Lambda::EventSourceMapping': plain,
  'AWS::Lambda::Function': named('FunctionName', functionArn),
  'AWS::Lambda::Permission': plain,
  'AWS::Lambda::Url': {
    ref: (place) => text(place.properties.TargetFunctionArn),
    attributes: {
      FunctionArn: (place) => text(place.properties.TargetFunctionArn),
      FunctionUrl: (place) => place.functionUrl(text(place.properties.TargetFunctionArn)),
    },
  },
  'AWS::Logs::LogGroup': {
    nameProperty: 'LogGroupName',
    ref: name,
    arn: arnOf('logs', 'log-group:'),
    attributes: { Arn: (place) => `${arnOf('logs', 'log-group:')(place)}:*` },
  },
  'AWS::Logs::MetricFilter': plain,
  'AWS::S3::Bucket': named('BucketName', bucketArn, {
    DomainName: (place) => `${place.name}.s3.amazonaws.com`,
    RegionalDomainName: (place) => `${place.name}.s3.${place.region}.amazonaws.com`,
  }),
  'AWS::S3::BucketPolicy': plain,
  'AWS::SES::ConfigurationSet': named('Name', arnOf('ses', 'configuration-set/')),
  'AWS::SES::ConfigurationSetEventDestination': plain,
  'AWS::SES::EmailIdentity': named('EmailIdentity', arnOf('ses', 'identity/'), dkimRecords()),
  'AWS::SNS::Subscription': plain,
  'AWS::SNS::Topic': {
    nameProperty: 'TopicName',
    ref: topicArn,
    arn: topicArn,
    attributes: { TopicArn: topicArn, TopicName: name },
  },
  'AWS::SNS::TopicPolicy': plain,
  'AWS::SQS::Queue': {
    nameProperty: 'QueueName',
    ref: (place) => place.queueUrl,
    arn: queueArn,
    attributes: { Arn: queueArn, QueueName: name, QueueUrl: (place) => place.queueUrl },
  },
  'AWS::SQS::QueuePolicy': plain,
  'AWS::SSM::Parameter': {
    nameProperty: 'Name',
    ref: name,
    arn: (place) => arnOf('ssm', 'parameter/')({ ...place, name: place.name.replace(/^\//, '') }),
    attributes: {
      Type: (place) => text(place.properties.Type),
      Value: (place) => text(place.properties.Value),
    },
  },
  'AWS::Scheduler::Schedule': named('Name', (place) => {
    const group = text(place.properties.GroupName) || 'default';
    return arnOf('scheduler', `schedule/${group}/`)(place);
  }),
  'AWS::Scheduler::ScheduleGroup': named('Name', arnOf('scheduler', 'schedule-group/')),
  'AWS::SecretsManager::ResourcePolicy': plain,
  'AWS::SecretsManager::Secret': {
    nameProperty: 'Name',
    ref: secretArn,
    arn: secretArn,
    attributes: { Id: secretArn },
  },
};

function dkimRecords(): Record<string, Answer> {
  const records: Record<string, Answer> = {};
  for (const index of ['1', '2', '3']) {
    records[`DkimDNSTokenName${index}`] = (place) => `local${index}._domainkey.${place.name}`;
    records[`DkimDNSTokenValue${index}`] = () => `local${index}.dkim.amazonses.com`;
  }
  return records;
}

/** Secrets Manager appends six random characters to an ARN; here they follow from the name, start after start. */
function sixCharacters(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 6);
}
