// Calls to services whose operations are requests of their own, in the short way and over a socket, side by side.
import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  CreateScheduleCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import type { Intercept } from '../../../../local/aws/intercept.ts';
import { arnOf, functionWith, type Resources } from '../../aws/services/laptop.ts';
import { type CallsOf, NONE, playedOne, type Way } from './ways.ts';

const NAME = 'caller';
const OTHER = arnOf('lambda', 'function:other');
const ROLE = arnOf('iam', 'role/timetable-role').replace(/eu-west-2/, '');
const MODEL = 'anthropic.claude-haiku-4-5-20251001-v1:0';
const BUCKET = 'papers';
const resources: Resources = {
  Bucket: {
    Type: 'AWS::S3::Bucket',
    Properties: { BucketName: BUCKET, VersioningConfiguration: { Status: 'Enabled' } },
  },
  Group: { Type: 'AWS::Scheduler::ScheduleGroup', Properties: { Name: 'wakeups' } },
  Timetable: {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: 'timetable-role',
      AssumeRolePolicyDocument: {
        Statement: [
          { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'scheduler.amazonaws.com' } },
        ],
      },
    },
  },
  Identity: { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'shop.example' } },
  ...functionWith('other', []),
  ...functionWith(NAME, [
    [['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'], `arn:aws:s3:::${BUCKET}/*`],
    [['s3:ListBucket', 's3:ListBucketVersions'], `arn:aws:s3:::${BUCKET}`],
    ['lambda:InvokeFunction', OTHER],
    [['scheduler:CreateSchedule', 'scheduler:UpdateSchedule', 'scheduler:DeleteSchedule'], '*'],
    ['iam:PassRole', ROLE],
    ['ses:SendEmail', arnOf('ses', 'identity/shop.example')],
    ['sns:Publish', '*'],
    ['bedrock:InvokeModel', '*'],
  ]),
};

const clientsOf = (settings: object) => {
  const own = { ...settings, maxAttempts: 3 };
  const checksums = {
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  } as const;
  return {
    s3: new S3Client({ ...own, ...checksums, forcePathStyle: true }),
    lambda: new LambdaClient(own),
    scheduler: new SchedulerClient(own),
    ses: new SESv2Client(own),
    sns: new SNSClient(own),
    bedrock: new BedrockRuntimeClient(own),
  };
};
/** An error beside a clock that is days off would be tried again for that alone. */
const NOW = new Date().toISOString();
/** What the SDK makes up where a caller names no token. */
const FRESH = /[0-9a-f]{8}-[0-9a-f-]{27}/g;
const LATER = '2099-11-17T20:30:00';
type Calls = CallsOf<ReturnType<typeof clientsOf>>;

const played = (way: Way, calls: Calls, intercept?: Intercept) =>
  playedOne(way, {
    name: NAME,
    resources,
    clientsOf,
    calls,
    functions: { other: (event) => ({ said: event }) },
    heard: ({ service, action, body }) => `${service} ${action} ${String(body).replaceAll(FRESH, '…')}`,
    startAt: NOW,
    ...(intercept === undefined ? {} : { intercept }),
  });

const paper = { Bucket: BUCKET, Key: 'rules/voice & more.txt' };
const oneOff = {
  Name: 'wake-1',
  GroupName: 'wakeups',
  ScheduleExpression: `at(${LATER})`,
  FlexibleTimeWindow: { Mode: 'OFF' },
  ActionAfterCompletion: 'DELETE',
  Target: { Arn: OTHER, RoleArn: ROLE, Input: '{"cart":"k-42"}' },
  ClientToken: 'a-token',
} as const;
const letter = {
  FromEmailAddress: '"Ridgeback Cycles" <hello@shop.example>',
  Destination: { ToAddresses: ['tom@example.com'] },
  Content: { Simple: { Subject: { Data: 'Ein schönes Rad' }, Body: { Text: { Data: 'Ja – 😀' } } } },
};

const TABLE: Readonly<Record<string, Calls>> = {
  'objects that are there, unchanged, gone and listed': ({ s3 }) => [
    [s3, new GetObjectCommand(paper)],
    [
      s3,
      new PutObjectCommand({
        ...paper,
        Body: 'Wait an hour. 😀',
        ContentType: 'text/plain',
        Metadata: { by: 'owner' },
      }),
    ],
    [s3, new GetObjectCommand(paper)],
    [s3, new GetObjectCommand({ ...paper, IfNoneMatch: '"f0e4"' })],
    [s3, new HeadObjectCommand(paper)],
    [s3, new HeadObjectCommand({ ...paper, Key: 'none' })],
    [s3, new ListObjectVersionsCommand({ Bucket: BUCKET, Prefix: 'rules/', MaxKeys: 4 })],
    [s3, new PutObjectCommand({ ...paper, Body: new Uint8Array([0, 255]), IfNoneMatch: '*' })],
    [s3, new GetObjectCommand({ Bucket: 'elsewhere', Key: 'a' })],
  ],
  'an object that has not changed': ({ s3 }) => [
    [s3, new PutObjectCommand({ ...paper, Body: 'x' })],
    [s3, new GetObjectCommand({ ...paper, IfNoneMatch: '"9dd4e461268c8034f5c8564e155c67a6"' })],
  ],
  'another function, waited for and not': ({ lambda }) => [
    [lambda, new InvokeCommand({ FunctionName: 'other', Payload: Buffer.from('{"a":"ä"}') })],
    [lambda, new InvokeCommand({ FunctionName: OTHER, InvocationType: 'Event', Payload: Buffer.from('{}') })],
    [lambda, new InvokeCommand({ FunctionName: 'nobody', Payload: Buffer.from('{}') })],
  ],
  'schedules, made, made again, changed and taken away': ({ scheduler }) => [
    [scheduler, new UpdateScheduleCommand(oneOff)],
    [scheduler, new CreateScheduleCommand(oneOff)],
    [scheduler, new CreateScheduleCommand(oneOff)],
    [scheduler, new CreateScheduleCommand({ ...oneOff, ClientToken: undefined })],
    [scheduler, new UpdateScheduleCommand({ ...oneOff, ScheduleExpression: 'at(2099-11-17T21:00:00)' })],
    [scheduler, new GetScheduleCommand({ Name: 'wake-1', GroupName: 'wakeups' })],
    [scheduler, new DeleteScheduleCommand({ Name: 'wake-1', GroupName: 'wakeups' })],
    [scheduler, new DeleteScheduleCommand({ Name: 'wake-1', GroupName: 'wakeups' })],
  ],
  'mails and texts': ({ ses, sns }) => [
    [ses, new SendEmailCommand(letter)],
    [ses, new SendEmailCommand({ ...letter, FromEmailAddress: 'hello@elsewhere.example' })],
    [sns, new PublishCommand({ PhoneNumber: '+447700900101', Message: 'A bike & more = 10 %' })],
    [sns, new PublishCommand({ PhoneNumber: 'nobody', Message: 'x' })],
  ],
  'the model, with a signal to break off by': ({ bedrock }) => [
    [
      bedrock,
      new ConverseCommand({ modelId: MODEL, messages: [{ role: 'user', content: [{ text: 'Hello' }] }] }),
      { abortSignal: new AbortController().signal },
    ],
  ],
};

describe('given calls in the short way, then they come to what they come to over a socket', () => {
  it.each(Object.entries(TABLE))('%s', async (_name, calls) => {
    const [short, long] = [await played('short', calls), await played('long', calls)];
    const { own, ...shown } = short;
    expect(own.short).toBeGreaterThan(0);
    expect({ ...shown, own: NONE }).toEqual(long);
  });
});

describe('given trouble at a call', () => {
  const twice =
    (wanted: ReturnType<Intercept>): (() => Intercept) =>
    () => {
      let struck = 0;
      return (_call, phase) => (phase === 'before' && ++struck <= 2 ? wanted : undefined);
    };
  const calls: Calls = ({ s3, scheduler }) => [
    [s3, new PutObjectCommand({ ...paper, Body: 'x' })],
    [scheduler, new CreateScheduleCommand(oneOff)],
    [s3, new GetObjectCommand(paper)],
  ];
  it.each([
    ['an error', twice('fail')],
    ['a throttle', twice({ fail: 'ThrottlingException' })],
  ] as const)('%s twice, then it ends as it does over a socket', async (_name, trouble) => {
    const [short, long] = [await played('short', calls, trouble()), await played('long', calls, trouble())];
    expect(short.own.short).toBe(3);
    expect({ ...short, own: NONE }).toEqual(long);
  });
});

it('given what is broken off while it is under way, then it ends as such', async () => {
  const budget = new AbortController();
  const calls: Calls = ({ bedrock }) => [
    [
      bedrock,
      new ConverseCommand({ modelId: MODEL, messages: [{ role: 'user', content: [{ text: 'Hello' }] }] }),
      { abortSignal: budget.signal },
    ],
  ];
  const breakOff: Intercept = (_call, phase) => {
    if (phase === 'before') budget.abort();
    return undefined;
  };
  expect((await played('short', calls, breakOff)).answers).toMatchObject([{ name: 'AbortError' }]);
});
