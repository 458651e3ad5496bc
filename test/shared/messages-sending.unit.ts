// E-mails and texts against a loopback server: what goes over the wire, and what each way to fail means.

import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { sesClient } from '../../shared/aws/ses-client.ts';
import { snsClient } from '../../shared/aws/sns-client.ts';
import { makeSendEmail } from '../../shared/messages/email.ts';
import { outcomeOfFailure } from '../../shared/messages/failure.ts';
import { mailbox } from '../../shared/messages/mailbox.ts';
import type { Email } from '../../shared/messages/outcome.ts';
import { makeSendTextMessage } from '../../shared/messages/sms.ts';
import { listUnsubscribeHeaders } from '../../shared/messages/unsubscribe.ts';
import { type Answer, pointClientsAt, type StandIn, standInForAws } from './aws-stand-in.ts';

let aws: StandIn | undefined;
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws?.stop();
  aws = undefined;
});

const email = (more: Partial<Email> = {}): Email => ({
  to: ['ana@example.com'],
  subject: 'For your new bike',
  html: '<p>Hello</p>',
  text: 'Hello',
  ...more,
});
const sendEmail = (more: Partial<Email> = {}) =>
  makeSendEmail({
    client: sesClient(),
    from: 'hello@ridgeback.example',
    fromName: 'Ridgeback Cycles',
    configurationSet: 'upsr-mail',
  })(email(more));
const sendText = (to = '+447700900123', text = 'Hello') =>
  makeSendTextMessage({ client: snsClient(), originationNumber: '+447700900999' })({ to, text });

const sesSays = (status: number, type: string): Answer => ({
  status,
  headers: { 'x-amzn-errortype': type },
  body: JSON.stringify({ message: 'no' }),
});
const snsSays = (status: number, code: string): Answer => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`,
});
const snsAccepts: Answer = {
  status: 200,
  headers: { 'content-type': 'text/xml' },
  body: '<PublishResponse><PublishResult><MessageId>m-2</MessageId></PublishResult></PublishResponse>',
};

describe('an e-mail that goes out', () => {
  test('given an e-mail, every part of it reaches the service', async () => {
    aws = await standInForAws(() => ({ status: 200, body: '{"MessageId":"m-1"}' }));
    const headers = listUnsubscribeHeaders('https://abc.lambda-url.eu-west-2.on.aws/u/token');
    expect(await sendEmail({ headers, tags: { offer: 'o-1' } })).toEqual({
      outcome: 'sent',
      messageId: 'm-1',
    });
    expect(JSON.parse(aws.heard[0]?.body ?? '')).toEqual({
      FromEmailAddress: '"Ridgeback Cycles" <hello@ridgeback.example>',
      Destination: { ToAddresses: ['ana@example.com'] },
      Content: {
        Simple: {
          Subject: { Data: 'For your new bike', Charset: 'UTF-8' },
          Body: {
            Html: { Data: '<p>Hello</p>', Charset: 'UTF-8' },
            Text: { Data: 'Hello', Charset: 'UTF-8' },
          },
          Headers: [
            { Name: 'List-Unsubscribe', Value: '<https://abc.lambda-url.eu-west-2.on.aws/u/token>' },
            { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
          ],
        },
      },
      ConfigurationSetName: 'upsr-mail',
      EmailTags: [{ Name: 'offer', Value: 'o-1' }],
    });
  });

  test('given an address that a row of an earlier version holds, it goes to the address that was meant', async () => {
    aws = await standInForAws(() => ({ status: 200, body: '{"MessageId":"m-1"}' }));
    const to = ['Pat.O\u2019Neil@Example.com', 'a@exämple.com'];
    expect(await sendEmail({ to })).toMatchObject({ outcome: 'sent' });
    expect(aws.heard[0]?.body).toContain(`"Pat.O'Neil@example.com","a@xn--exmple-cua.com"`);
  });

  test('given a text of an earlier version that holds half an emoji or a control, it goes out with a mark', async () => {
    aws = await standInForAws(() => ({ status: 200, body: '{"MessageId":"m-1"}' }));
    const bad = 'Mug \ud83d\ufffe\0';
    await sendEmail({ subject: bad, text: bad, html: bad });
    const { Subject, Body } = JSON.parse(aws.heard[0]?.body ?? '').Content.Simple;
    for (const { Data } of [Subject, Body.Html, Body.Text]) expect(Data).toBe('Mug \ufffd\ufffd\ufffd');
  });

  test('given a subject with line breaks, it stays one line', async () => {
    aws = await standInForAws(() => ({ status: 200, body: '{"MessageId":"m-1"}' }));
    await sendEmail({ subject: 'For your\r\nBcc: all@example.com' });
    expect(JSON.parse(aws.heard[0]?.body ?? '').Content.Simple.Subject.Data).toBe(
      'For your Bcc: all@example.com',
    );
  });

  test.each([
    ['Ridgeback "Best" Cycles', '"Ridgeback \\"Best\\" Cycles" <a@b.example>'],
    ['Café Ô', '=?UTF-8?B?Q2Fmw6kgw5Q=?= <a@b.example>'],
    ['Shop\r\nBcc: x', '"Shop Bcc: x" <a@b.example>'],
    ['', 'a@b.example'],
  ])('given a shop named %j, the sender is written %s', (name, written) => {
    expect(mailbox(name, 'a@b.example')).toBe(written);
  });

  test('given a long name in another script, no encoded word is longer than 75 characters', () => {
    const words = mailbox('Велосипеды и самокаты на любой вкус', 'a@b.example').split(' ').slice(0, -1);
    expect(words.length).toBeGreaterThan(1);
    expect(Math.max(...words.map(({ length }) => length))).toBeLessThanOrEqual(75);
  });
});

describe('an e-mail that is refused before it is sent', () => {
  test.each<[string, Partial<Email>, string]>([
    ['no recipient', { to: [] }, 'no-recipient'],
    ['51 recipients', { to: Array.from({ length: 51 }, () => 'a@b.example') }, 'too-many-recipients'],
    ['a recipient with a line break', { to: ['a@b.example\r\nBcc: x'] }, 'bad-recipient'],
    ['a local part beyond ASCII', { to: ['jösé@example.com'] }, 'bad-recipient'],
    ['an encoded word', { to: ['=?utf-8?q?x?=@example.com'] }, 'bad-recipient'],
    ['a recipient with a bell', { to: ['a\u0007@example.com'] }, 'bad-recipient'],
    ['two recipients in one', { to: ['a@b.example,c@d.example'] }, 'bad-recipient'],
    ['a header value that is not ASCII', { headers: { 'X-Name': 'Zoë' } }, 'bad-header'],
    ['a header value with a line break', { headers: { 'X-Name': 'a\r\nBcc: x' } }, 'bad-header'],
    ['a header name with a colon', { headers: { 'X:Name': 'a' } }, 'bad-header'],
    ['a header that SES sets itself', { headers: { 'Reply-To': 'a@b.example' } }, 'bad-header'],
    ['a tag with a space', { tags: { offer: 'o 1' } }, 'bad-tag'],
    [
      '16 headers',
      { headers: Object.fromEntries(Array.from({ length: 16 }, (_, index) => [`X-${index}`, 'a'])) },
      'too-many-headers',
    ],
  ])('given %s, nothing is called', async (_, more, reason) => {
    aws = await standInForAws(() => ({ status: 200, body: '{"MessageId":"m-1"}' }));
    expect(await sendEmail(more)).toEqual({ outcome: 'refused', reason });
    expect(aws.heard).toHaveLength(0);
  });
});

describe('an e-mail whose sending fails', () => {
  const refused = { outcome: 'refused' };
  const heldUp = { outcome: 'later', holdsAll: true };
  const thisHeldUp = { outcome: 'later', holdsAll: false };
  test.each([
    [400, 'MessageRejected', refused],
    [400, 'BadRequestException', refused],
    [400, 'AccountSuspendedException', refused],
    [400, 'MailFromDomainNotVerifiedException', heldUp],
    [400, 'SendingPausedException', heldUp],
    [400, 'LimitExceededException', heldUp],
    [403, 'AccessDeniedException', thisHeldUp],
    [403, 'OptInRequired', thisHeldUp],
    [403, 'SomethingNew', thisHeldUp],
    [401, 'UnauthorizedException', thisHeldUp],
    [403, 'InvalidSignatureException', heldUp],
    [403, 'SignatureDoesNotMatch', heldUp],
    [403, 'RequestTimeTooSkewed', heldUp],
    [400, 'IncompleteSignature', heldUp],
    [404, 'NotFoundException', refused],
    [429, 'TooManyRequestsException', heldUp],
    [400, 'ThrottlingException', heldUp],
    [429, 'SomethingNew', heldUp],
    [418, 'SomethingNew', refused],
  ])('given %i %s, it certainly did not go out', async (status, type, expected) => {
    aws = await standInForAws(() => sesSays(status, type));
    const outcome = await sendEmail();
    expect(outcome).toMatchObject(expected);
    expect(aws.heard).toHaveLength(1);
  });

  test.each([
    ['hello@ridgeback.example', { outcome: 'later', reason: 'SenderNotVerified', holdsAll: true }],
    ['ana@example.com, Hello@Ridgeback.example', { outcome: 'later' }],
    ['ana@example.com', { outcome: 'refused', reason: 'MessageRejected' }],
    ['other-hello@ridgeback.example', { outcome: 'refused', reason: 'MessageRejected' }],
  ])('given that %s is not verified, it waits only where that is the sender', async (named, expected) => {
    const message = `Email address is not verified. The following identities failed the check in region EU-WEST-2: ${named}`;
    aws = await standInForAws(() => ({
      ...{ status: 400, headers: { 'x-amzn-errortype': 'MessageRejected' } },
      body: JSON.stringify({ message }),
    }));
    expect(await sendEmail()).toMatchObject(expected);
  });

  test.each<[string, Answer]>([
    ['an error inside the service', sesSays(500, 'InternalServiceErrorException')],
    ['an unavailable service', sesSays(503, 'ServiceUnavailable')],
    ['a connection that breaks after the request', 'hang-up'],
    ['an answer that cannot be read', { status: 200, body: '{"Messa' }],
  ])('given %s, nobody knows, and it is not tried again', async (_, answer) => {
    aws = await standInForAws(() => answer);
    expect(await sendEmail()).toMatchObject({ outcome: 'unknown' });
    expect(aws.heard).toHaveLength(1);
  });

  test('given a time-out after the request was written, nobody knows', async () => {
    const timeOut = Object.assign(
      new Error('a request has exceeded the configured 10000 ms requestTimeout'),
      {
        name: 'TimeoutError',
      },
    );
    const ses = mockClient(SESv2Client).on(SendEmailCommand).rejects(timeOut);
    pointClientsAt('http://127.0.0.1:9');
    expect(await sendEmail()).toEqual({ outcome: 'unknown', reason: 'TimeoutError' });
    ses.restore();
  });

  test('given nobody who listens, it certainly did not go out', async () => {
    pointClientsAt('http://127.0.0.1:9');
    expect(await sendEmail()).toEqual({ outcome: 'later', reason: 'ECONNREFUSED', holdsAll: true });
  });

  test('given a name that does not resolve, it certainly did not go out', async () => {
    pointClientsAt('http://ses.invalid');
    expect(await sendEmail()).toMatchObject({ outcome: 'later' });
  });

  test.each([
    [Object.assign(new Error('x'), { name: 'TimeoutError' }), 'unknown'],
    [
      Object.assign(
        new Error('the request socket did not establish a connection with the server within 1000 ms'),
        {
          name: 'TimeoutError',
        },
      ),
      'later',
    ],
    [Object.assign(new Error('x'), { name: 'TimeoutError', code: 'ECONNRESET' }), 'unknown'],
    [Object.assign(new Error('x'), { code: 'EPIPE' }), 'unknown'],
    [Object.assign(new Error('x'), { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }), 'later'],
    [Object.assign(new Error('x'), { name: 'CredentialsProviderError' }), 'later'],
    [Object.assign(new Error('x'), { $metadata: { httpStatusCode: 408 } }), 'unknown'],
    ['text', 'unknown'],
  ])('given the error %s, the message is %s', (error, outcome) => {
    expect(outcomeOfFailure(error).outcome).toBe(outcome);
  });
});

describe('a text message', () => {
  test('given a number and a text, both reach the service, as marketing from the two-way number', async () => {
    aws = await standInForAws(() => snsAccepts);
    expect(await sendText()).toEqual({ outcome: 'sent', messageId: 'm-2' });
    const form = Object.fromEntries(new URLSearchParams(aws.heard[0]?.body));
    expect(form).toMatchObject({
      Action: 'Publish',
      PhoneNumber: '+447700900123',
      Message: 'Hello',
      'MessageAttributes.entry.1.Name': 'AWS.SNS.SMS.SMSType',
      'MessageAttributes.entry.1.Value.StringValue': 'Promotional',
      'MessageAttributes.entry.2.Name': 'AWS.MM.SMS.OriginationNumber',
      'MessageAttributes.entry.2.Value.StringValue': '+447700900999',
    });
  });

  test.each([
    ['07700900123', 'Hello', 'bad-recipient'],
    ['arn:aws:sns:eu-west-2:1:topic', 'Hello', 'bad-recipient'],
    ['+447700900123', '  ', 'empty-message'],
  ])('given %s and %j, nothing is called', async (to, text, reason) => {
    aws = await standInForAws(() => snsAccepts);
    expect(await sendText(to, text)).toEqual({ outcome: 'refused', reason });
    expect(aws.heard).toHaveLength(0);
  });

  test.each([
    [400, 'InvalidParameter', { outcome: 'refused' }],
    [403, 'AuthorizationError', { outcome: 'later' }],
    [429, 'Throttled', { outcome: 'later' }],
    [400, 'Throttling', { outcome: 'later' }],
    [500, 'InternalError', { outcome: 'unknown' }],
  ])('given %i %s, its outcome says so', async (status, code, outcome) => {
    aws = await standInForAws(() => snsSays(status, code));
    expect(await sendText()).toMatchObject(outcome);
    expect(aws.heard).toHaveLength(1);
  });

  test('given a connection that breaks, nobody knows', async () => {
    aws = await standInForAws(() => 'hang-up');
    expect(await sendText()).toMatchObject({ outcome: 'unknown' });
  });
});

describe('unsubscribe headers', () => {
  test.each([
    'javascript:alert(1)',
    'https://x.example/ü',
    'https://x.example/a b',
    'https://x.example/a>,<b',
    '',
  ])('given %j, it throws', (url) => {
    expect(() => listUnsubscribeHeaders(url)).toThrow(RangeError);
  });
});
