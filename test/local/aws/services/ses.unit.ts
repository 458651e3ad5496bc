import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { SESv2Client, SendEmailCommand, type SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import { afterEach, describe, expect, test } from 'vitest';
import {
  arnOf,
  functionWith,
  type Laptop,
  permission,
  type Resources,
  refusal,
  startLaptop,
} from './laptop.ts';

const IDENTITY = arnOf('ses', 'identity/shop.example');
const SET = arnOf('ses', 'configuration-set/upsr-mail');
const RULE = arnOf('events', 'rule/upsr-mail-trouble');
const OPTOUT = arnOf('lambda', 'function:upsr-optout');
const base: Resources = {
  Identity: { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'shop.example' } },
  Set: { Type: 'AWS::SES::ConfigurationSet', Properties: { Name: 'upsr-mail' } },
  Destination: {
    Type: 'AWS::SES::ConfigurationSetEventDestination',
    Properties: {
      ConfigurationSetName: 'upsr-mail',
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['bounce', 'complaint'],
        EventBridgeDestination: { EventBusArn: arnOf('events', 'event-bus/default') },
      },
    },
  },
  Rule: {
    Type: 'AWS::Events::Rule',
    Properties: {
      Name: 'upsr-mail-trouble',
      EventPattern: {
        source: ['aws.ses'],
        'detail-type': ['Email Bounced', 'Email Complaint Received'],
        detail: { mail: { tags: { product: ['upsr'] } } },
      },
      Targets: [{ Id: 't', Arn: OPTOUT }],
    },
  },
  ...functionWith('upsr-optout', []),
  ...functionWith('upsr-sender', [
    ['ses:SendEmail', IDENTITY],
    ['ses:SendEmail', SET],
  ]),
};
const letter = (changes: Partial<SendEmailCommandInput> = {}): SendEmailCommandInput => ({
  FromEmailAddress: '"Ridgeback Cycles" <hello@shop.example>',
  Destination: { ToAddresses: ['tom@example.com'] },
  ConfigurationSetName: 'upsr-mail',
  EmailTags: [{ Name: 'product', Value: 'upsr' }],
  Content: simple(),
  ...changes,
});
const simple = (Headers: { Name: string; Value: string }[] = []) => ({
  Simple: {
    Subject: { Data: 'Your bike & a bundle – “new”' },
    Body: { Text: { Data: 'Hello' }, Html: { Data: '<p>Hello</p>' } },
    Headers,
  },
});

let laptop: Laptop | undefined;
afterEach(() => laptop?.stop());
async function start(resources: Resources = {}) {
  laptop = await startLaptop({
    resources: { ...base, ...permission('upsr-optout', 'events.amazonaws.com', RULE), ...resources },
  });
  const ses = new SESv2Client(laptop.as('upsr-sender'));
  const send = (changes: Partial<SendEmailCommandInput> = {}) =>
    ses.send(new SendEmailCommand(letter(changes)));
  return { laptop, send };
}

describe('sending', () => {
  test('given a letter with headers, then it is in the inbox of its product', async () => {
    const { laptop, send } = await start();
    const Headers = [
      { Name: 'List-Unsubscribe', Value: '<https://stop.invalid/u?t=1>' },
      { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
    ];
    const { MessageId } = await send({ Content: simple(Headers) });
    expect(MessageId).toMatch(/^[\w-]{20,}$/);
    expect(laptop.inbox.messages()).toEqual([
      {
        id: 'm-000001',
        at: '2026-11-17T19:30:00.000Z',
        product: 'upsell',
        channel: 'email',
        from: '"Ridgeback Cycles" <hello@shop.example>',
        to: 'tom@example.com',
        subject: 'Your bike & a bundle – “new”',
        text: 'Hello',
        html: '<p>Hello</p>',
        headers: {
          'List-Unsubscribe': '<https://stop.invalid/u?t=1>',
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        },
      },
    ]);
    expect(laptop.counted.at(-1)?.units).toEqual({ recipients: 1 });
    expect(laptop.permissions.denied()).toEqual([]);
  });

  test('given a raw message, then it needs its own permission and is read', async () => {
    const { laptop, send } = await start();
    const mime = 'From: hello@shop.example\r\nTo: tom@example.com\r\nSubject: Hi\r\n\r\nRaw text\r\n';
    const Content = { Raw: { Data: Buffer.from(mime) } };
    expect((await refusal(send({ Content }))).name).toBe('AccessDeniedException');
    const { FromEmailAddress: _, Destination: __, ...rest } = letter({ Content });
    await new SESv2Client(laptop.operator).send(new SendEmailCommand(rest));
    expect(laptop.inbox.messages()[0]).toMatchObject({
      to: 'tom@example.com',
      subject: 'Hi',
      text: 'Raw text\n',
    });
  });

  const many = Array.from({ length: 16 }, (_, index) => ({ Name: `X-${index}`, Value: '1' }));
  const refused: readonly [string, Partial<SendEmailCommandInput>, string][] = [
    ['an unverified sender', { FromEmailAddress: 'hello@other.example' }, 'MessageRejected'],
    ['an unknown configuration set', { ConfigurationSetName: 'nothing' }, 'NotFoundException'],
    ['16 headers', { Content: simple(many) }, 'BadRequestException'],
    [
      'a header of SES',
      { Content: simple([{ Name: 'Reply-To', Value: 'x@y.example' }]) },
      'BadRequestException',
    ],
    ['a header beyond ASCII', { Content: simple([{ Name: 'X-Name', Value: 'Zoë' }]) }, 'BadRequestException'],
    ['a tag with a dot', { EmailTags: [{ Name: 'a.b', Value: 'c' }] }, 'BadRequestException'],
    ['no recipient', { Destination: { ToAddresses: [] } }, 'BadRequestException'],
  ];
  test.each(refused)('given %s, then it is refused and nothing arrives', async (_, changes, code) => {
    const { laptop } = await start();
    const operator = new SESv2Client(laptop.operator);
    expect((await refusal(operator.send(new SendEmailCommand(letter(changes))))).name).toBe(code);
    expect(laptop.inbox.messages()).toEqual([]);
  });

  test('given a role without the configuration set, then the letter is denied', async () => {
    const { laptop, send } = await start(functionWith('upsr-sender', [['ses:SendEmail', IDENTITY]]));
    expect((await refusal(send())).name).toBe('AccessDeniedException');
    expect(laptop.permissions.denied()[0]?.resource).toBe(SET);
  });

  test('given a stack without an identity of its own, then its sender counts as verified outside', async () => {
    const { laptop, send } = await start({
      Identity: { Type: 'AWS::SES::ConfigurationSet', Properties: { Name: 'other' } },
    });
    await send();
    expect(laptop.inbox.messages()).toHaveLength(1);
  });
});

describe('mail that comes back', () => {
  const to = (address: string) => ({ Destination: { ToAddresses: [address] } });

  test('given a bounce, then the rule gets it with its tags, and nothing is in the inbox', async () => {
    const { laptop, send } = await start();
    await send(to('bounce+tom@example.com'));
    await laptop.idle();
    expect(laptop.inbox.messages()).toEqual([]);
    expect(laptop.invoked).toHaveLength(1);
    expect(laptop.invoked[0]?.event).toMatchObject({
      source: 'aws.ses',
      'detail-type': 'Email Bounced',
      resources: [IDENTITY],
      detail: {
        eventType: 'Bounce',
        mail: { destination: ['bounce+tom@example.com'], tags: { product: ['upsr'] } },
        bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'bounce+tom@example.com' }] },
      },
    });
  });

  test('given a complaint, then the letter arrived and the rule hears of it', async () => {
    const { laptop, send } = await start();
    await send(to('complaint@simulator.amazonses.com'));
    await laptop.idle();
    expect(laptop.inbox.messages()).toHaveLength(1);
    expect(laptop.invoked[0]?.event).toMatchObject({
      'detail-type': 'Email Complaint Received',
      detail: { complaint: { complaintFeedbackType: 'abuse' } },
    });
  });

  test('given tags of another product, then the rule stays quiet', async () => {
    const { laptop, send } = await start();
    await send({ ...to('bounce@simulator.amazonses.com'), EmailTags: [{ Name: 'product', Value: 'cr' }] });
    await laptop.idle();
    expect(laptop.invoked).toEqual([]);
  });

  test('given a function that lets nobody in, then the event is denied and listed', async () => {
    const { laptop, send } = await start(permission('upsr-optout', 'sns.amazonaws.com', RULE));
    await send(to('bounce@simulator.amazonses.com'));
    await laptop.idle();
    expect(laptop.invoked).toEqual([]);
    expect(laptop.permissions.denied()).toEqual([
      { function: 'events.amazonaws.com', action: 'lambda:InvokeFunction', resource: OPTOUT },
    ]);
  });
});

describe('events of our own', () => {
  const rewards: Resources = {
    Rewards: {
      Type: 'AWS::Events::Rule',
      Properties: {
        Name: 'loy-rewards',
        EventPattern: {
          source: ['loy'],
          detail: { points: [{ exists: true }], tier: [{ 'anything-but': ['none'] }] },
        },
        Targets: [{ Id: 'f', Arn: OPTOUT }],
      },
    },
    ...permission('upsr-optout', 'events.amazonaws.com', arnOf('events', 'rule/loy-rewards')),
  };
  const entry = (Detail: string, Source = 'loy') => ({ Source, DetailType: 'loy.reward_earned', Detail });

  test('given entries, then each is judged by itself and only what matches is delivered', async () => {
    const { laptop } = await start(rewards);
    const Entries = [
      entry('{"points":24,"tier":"gold"}'),
      entry('{"points":24,"tier":"none"}'),
      entry('{"tier":"gold"}'),
      entry('not json'),
      entry('{}', 'aws.ses'),
    ];
    const events = new EventBridgeClient(laptop.operator);
    const answer = await events.send(new PutEventsCommand({ Entries }));
    expect(answer.FailedEntryCount).toBe(2);
    expect(answer.Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
      undefined,
      undefined,
      undefined,
      'MalformedDetail',
      'NotAuthorizedForSourceException',
    ]);
    await laptop.idle();
    expect(laptop.invoked).toHaveLength(1);
    expect(laptop.invoked[0]?.event).toMatchObject({
      version: '0',
      source: 'loy',
      account: '000000000000',
      time: '2026-11-17T19:30:00Z',
      detail: { points: 24, tier: 'gold' },
    });
  });
});
