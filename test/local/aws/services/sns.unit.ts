import { CheckIfPhoneNumberIsOptedOutCommand, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterEach, describe, expect, test } from 'vitest';
import { smsParts } from '../../../../local/aws/services/sms.ts';
import {
  arnOf,
  freshDirectory,
  functionWith,
  HOUR,
  type Laptop,
  MINUTE,
  permission,
  type Resources,
  refusal,
  startLaptop,
} from './laptop.ts';

const ALERTS = arnOf('sns', 'upsr-owner-alerts');
const INBOUND = arnOf('sns', 'upsr-inbound-sms');
const policy = (principal: object): Resources => ({
  AlertsPolicy: {
    Type: 'AWS::SNS::TopicPolicy',
    Properties: {
      Topics: [ALERTS],
      PolicyDocument: {
        Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sns:Publish', Resource: ALERTS }],
      },
    },
  },
});
const base: Resources = {
  Alerts: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'upsr-owner-alerts' } },
  Owner: {
    Type: 'AWS::SNS::Subscription',
    Properties: { TopicArn: ALERTS, Protocol: 'email', Endpoint: 'owner@shop.example' },
  },
  Inbound: {
    Type: 'AWS::SNS::Topic',
    Properties: {
      TopicName: 'upsr-inbound-sms',
      Subscription: [{ Protocol: 'lambda', Endpoint: arnOf('lambda', 'function:upsr-optout') }],
    },
  },
  ...functionWith('upsr-optout', []),
  ...permission('upsr-optout', 'sns.amazonaws.com', INBOUND),
  ...functionWith('upsr-sender', [['sns:Publish', '+44*']]),
};

let laptop: Laptop | undefined;
afterEach(() => laptop?.stop());
async function start(resources: Resources = {}, stateDirectory = '') {
  laptop = await startLaptop({ resources: { ...base, ...resources }, stateDirectory });
  return { laptop, sns: new SNSClient(laptop.operator), sender: new SNSClient(laptop.as('upsr-sender')) };
}
const attribute = (StringValue: string) => ({ DataType: 'String', StringValue });
const text = (PhoneNumber: string, Message = 'Your bike is ready, add the bundle?') =>
  new PublishCommand({
    PhoneNumber,
    Message,
    MessageAttributes: {
      'AWS.SNS.SMS.SMSType': attribute('Transactional'),
      'AWS.MM.SMS.OriginationNumber': attribute('+447700900999'),
    },
  });

describe('text messages', () => {
  test('given a phone number, then the text is in the inbox and its parts are counted', async () => {
    const { laptop, sender } = await start();
    const { MessageId } = await sender.send(text('+447700900123'));
    expect(MessageId).toBeDefined();
    expect(laptop.inbox.messages()).toMatchObject([
      { product: 'upsell', channel: 'sms', from: '+447700900999', to: '+447700900123' },
    ]);
    expect(laptop.counted.at(-1)).toEqual({
      functionName: 'upsr-sender',
      service: 'sns',
      action: 'Publish',
      units: { messageParts: 1, smsTo: '+447700900123' },
    });
  });

  test('given a number outside the role, then the phone number is the resource that is denied', async () => {
    const { laptop, sender } = await start();
    expect((await refusal(sender.send(text('+15550100200')))).name).toBe('AuthorizationErrorException');
    expect(laptop.permissions.denied()[0]?.resource).toBe('+15550100200');
  });

  test('given STOP, then the function hears it, and later texts are accepted but not delivered, also after a restart', async () => {
    const directory = freshDirectory();
    const first = await start({}, directory);
    const stop = { topic: 'upsr-inbound-sms', from: '+447700900123', to: '+447700900999', body: ' stop ' };
    first.laptop.services.sns.receiveText(stop);
    await first.laptop.idle();
    const event = first.laptop.invoked[0]?.event as { Records: { Sns: { Message: string } }[] };
    expect(JSON.parse(event.Records[0]!.Sns.Message)).toMatchObject({
      originationNumber: '+447700900123',
      destinationNumber: '+447700900999',
      messageKeyword: 'STOP',
      messageBody: ' stop ',
    });
    await first.laptop.stop();
    const { laptop, sender, sns } = await start({}, directory);
    await sender.send(text('+447700900123'));
    expect(laptop.inbox.messages()).toEqual([]);
    const check = new CheckIfPhoneNumberIsOptedOutCommand({ phoneNumber: '+447700900123' });
    expect((await sns.send(check)).isOptedOut).toBe(true);
  });

  test.each([
    ['a local number', text('07700900123')],
    ['no text', text('+447700900123', '')],
    ['1601 characters', text('+447700900123', 'x'.repeat(1601))],
    [
      'a sender id with a space',
      new PublishCommand({
        PhoneNumber: '+447700900123',
        Message: 'x',
        MessageAttributes: { 'AWS.SNS.SMS.SenderID': attribute('My Shop') },
      }),
    ],
  ])('given %s, then it is an invalid parameter', async (_, command) => {
    const { sns } = await start();
    expect((await refusal(sns.send(command))).name).toBe('InvalidParameterException');
  });

  test.each([
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['€'.repeat(80), 1],
    [`${'a'.repeat(160)}€`, 2],
    ['£'.repeat(306), 2],
    ['’'.repeat(70), 1],
    [`${'a'.repeat(70)}’`, 2],
    ['🚲'.repeat(36), 2],
  ])('given "%s", then it goes out in so many parts', (message, expected) => {
    expect(smsParts(message)).toBe(expected);
  });
});

describe('topics', () => {
  test('given a notification to the owner, then it is an e-mail of the product', async () => {
    const { laptop, sns } = await start();
    await sns.send(new PublishCommand({ TopicArn: ALERTS, Subject: 'Hello', Message: 'World & all' }));
    expect(laptop.inbox.messages()).toMatchObject([
      {
        product: 'upsell',
        channel: 'email',
        from: 'no-reply@sns.amazonaws.com',
        to: 'owner@shop.example',
        subject: 'Hello',
        text: 'World & all',
      },
    ]);
  });

  test('given an unknown topic, then it is not found', async () => {
    const { sns } = await start();
    const TopicArn = arnOf('sns', 'nothing');
    expect((await refusal(sns.send(new PublishCommand({ TopicArn, Message: 'x' })))).name).toBe(
      'NotFoundException',
    );
  });
});

describe('alarms', () => {
  const alarm = (properties: object = {}): Resources => ({
    Alarm: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        AlarmName: 'upsr-order-errors',
        AlarmDescription: 'Orders are failing. What to do: docs/runbook.md#upsr-order-errors',
        Namespace: 'AWS/Lambda',
        MetricName: 'Errors',
        Dimensions: [{ Name: 'FunctionName', Value: 'upsr-order' }],
        Statistic: 'Sum',
        Period: 300,
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        TreatMissingData: 'notBreaching',
        AlarmActions: [ALERTS],
        ...properties,
      },
    },
  });
  const errors = (value: number, FunctionName = 'upsr-order') => ({
    namespace: 'AWS/Lambda',
    name: 'Errors',
    dimensions: { FunctionName },
    value,
  });
  const subjects = (of: Laptop) => of.inbox.messages().map(({ subject }) => subject);

  test('given errors, then the owner is written to once within a minute, and the alarm is over when they stop', async () => {
    const { laptop } = await start({
      ...alarm({ OKActions: [ALERTS] }),
      ...policy({ Service: 'cloudwatch.amazonaws.com' }),
    });
    laptop.world.metric(errors(1));
    laptop.world.metric(errors(1));
    expect(laptop.services.alarms.list()).toMatchObject([{ name: 'upsr-order-errors', state: 'OK' }]);
    await laptop.advance(MINUTE);
    expect(subjects(laptop)).toEqual(['ALARM: "upsr-order-errors" in EU (London)']);
    expect(JSON.parse(laptop.inbox.messages()[0]!.text)).toMatchObject({
      AlarmName: 'upsr-order-errors',
      NewStateValue: 'ALARM',
      Trigger: { MetricName: 'Errors', Threshold: 1 },
    });
    expect(laptop.services.alarms.list()).toMatchObject([
      { state: 'ALARM', since: '2026-11-17T19:31:00.000Z' },
    ]);
    await laptop.advance(HOUR);
    expect(subjects(laptop)).toHaveLength(2);
    expect(subjects(laptop)[1]).toBe('OK: "upsr-order-errors" in EU (London)');
    expect(laptop.world.agenda.entries()).toEqual([]);
  });

  test('given another function or no error, then the alarm stays quiet and nothing is planned', async () => {
    const { laptop } = await start({ ...alarm(), ...policy({ Service: 'cloudwatch.amazonaws.com' }) });
    laptop.world.metric(errors(0));
    laptop.world.metric(errors(1, 'upsr-picker'));
    expect(laptop.world.agenda.entries()).toEqual([]);
  });

  test('given a topic policy that does not name CloudWatch, then the owner hears nothing and the denial is listed', async () => {
    const { laptop } = await start({ ...alarm(), ...policy({ Service: 'events.amazonaws.com' }) });
    laptop.world.metric(errors(1));
    await laptop.advance(MINUTE);
    expect(subjects(laptop)).toEqual([]);
    expect(laptop.permissions.denied()).toEqual([
      { function: 'cloudwatch.amazonaws.com', action: 'sns:Publish', resource: ALERTS },
    ]);
  });

  const deadLetterAlarm: Resources = {
    Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'upsr-jobs-dlq' } },
    ...alarm({
      AlarmName: 'upsr-jobs-dlq-depth',
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Name: 'QueueName', Value: 'upsr-jobs-dlq' }],
      Statistic: 'Maximum',
    }),
  };

  test('given a dead letter, then the alarm stays on for as long as it lies there, restarts included', async () => {
    const directory = freshDirectory();
    const first = await start(deadLetterAlarm, directory);
    first.laptop.services.sqs.deliver('upsr-jobs-dlq', 'dead');
    await first.laptop.advance(12 * HOUR);
    expect(subjects(first.laptop)).toEqual(['ALARM: "upsr-jobs-dlq-depth" in EU (London)']);
    await first.laptop.stop();
    const second = await start(deadLetterAlarm, directory);
    await second.laptop.advance(12 * HOUR);
    expect(subjects(second.laptop)).toHaveLength(1);
    expect(second.laptop.services.alarms.list()).toMatchObject([{ state: 'ALARM' }]);
  });

  test('given an alarm left on by an earlier run and no trouble since, then it goes off by itself', async () => {
    const directory = freshDirectory();
    const first = await start(alarm(), directory);
    first.laptop.world.metric(errors(1));
    await first.laptop.advance(MINUTE);
    await first.laptop.stop();
    const second = await start(alarm(), directory);
    expect(second.laptop.services.alarms.list()).toMatchObject([{ state: 'ALARM' }]);
    await second.laptop.advance(HOUR);
    expect(second.laptop.services.alarms.list()).toMatchObject([{ state: 'OK' }]);
  });
});
