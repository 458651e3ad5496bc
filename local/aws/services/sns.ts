// SNS: topics with functions, queues and the owner's e-mail as subscribers, and text messages to phones.
import { AwsError, type Caller, type LocalService, type World } from '../../world.ts';
import type { Inbox } from './inbox.ts';
import { functionNameIn, lastPart, productOfFunction } from './names.ts';
import { mayInvoke, mayPublish, maySend } from './resource-policies.ts';
import { makeShelf } from './shelf.ts';
import { checkSms, invalid, isE164, isOptOutWord, smsParts } from './sms.ts';
import { type Attributes, answer, attributesIn, formOf, type Topic, topicsOf } from './sns-topics.ts';
import type { Sqs } from './sqs.ts';
import { element, xmlReply } from './wire.ts';

const MESSAGE_LIMIT_BYTES = 262_144;

export interface Notification {
  readonly topicArn: string;
  readonly message: string;
  readonly subject?: string;
}
export interface InboundText {
  /** The topic of the two-way number: its ARN or its name. */
  readonly topic: string;
  readonly from: string;
  readonly to: string;
  readonly body: string;
}

export interface Sns extends LocalService {
  /** Publishes as an AWS service (`cloudwatch.amazonaws.com`), if the topic's policy lets it. */
  publishAs(principal: string, notification: Notification, sourceArn: string): void;
  /** Publishes for one of our roles, which was found to be allowed it. */
  publishFor(notification: Notification): void;
  /** A shopper's reply to our two-way number: opts the number out where AWS would, and tells the topic. */
  receiveText(text: InboundText): void;
  topicArns(): readonly string[];
  flush(): void;
}

export function makeSns(world: World, inbox: Inbox, sqs: Sqs): Sns {
  const shelf = makeShelf(world.stateDirectory, 'sns-opted-out.json', (): readonly string[] => [...optedOut]);
  const optedOut: Set<string> = new Set(shelf.found ?? []);
  const topics = topicsOf(world);

  function topic(topicArn: string): Topic {
    const found = topics.get(topicArn);
    if (found === undefined) throw new AwsError('NotFound', 'Topic does not exist', 404);
    return found;
  }

  function publish(to: Topic, message: string, subject?: string, attributes: Attributes = {}): string {
    const id = world.random.uuid();
    for (const { protocol, endpoint } of to.subscriptions) {
      const notification = {
        Type: 'Notification',
        MessageId: id,
        TopicArn: to.arn,
        Subject: subject ?? null,
        Message: message,
        Timestamp: new Date(world.clock.now()).toISOString(),
        SignatureVersion: '1',
        Signature: 'signed-on-the-laptop',
        SigningCertUrl: 'https://sns.amazonaws.com/',
        UnsubscribeUrl: 'https://sns.amazonaws.com/',
        MessageAttributes: Object.fromEntries(
          Object.entries(attributes).map(([name, { type, value }]) => [name, { Type: type, Value: value }]),
        ),
      };
      if (protocol === 'email') {
        inbox.deliver({
          product: to.product,
          channel: 'email',
          from: 'no-reply@sns.amazonaws.com',
          to: endpoint,
          subject: subject ?? 'AWS Notification Message',
          text: message,
        });
      } else if (protocol === 'lambda') {
        const functionName = functionNameIn(endpoint);
        if (!mayInvoke(world, 'sns.amazonaws.com', endpoint, to.arn)) continue;
        const source = {
          EventSource: 'aws:sns',
          EventVersion: '1.0',
          EventSubscriptionArn: `${to.arn}:laptop`,
        };
        world.functions.invokeLater(functionName, { Records: [{ ...source, Sns: notification }] }, 'SNS');
      } else if (protocol === 'sqs') {
        if (!maySend(world, 'sns.amazonaws.com', endpoint, to.arn)) continue;
        sqs.deliver(endpoint, JSON.stringify(notification));
      } else {
        throw new Error(`The laptop does not deliver to SNS subscribers of the protocol "${protocol}"`);
      }
    }
    return id;
  }

  function text(form: URLSearchParams, attributes: Attributes, caller: Caller): string {
    const to = form.get('PhoneNumber')!;
    const body = form.get('Message')!;
    checkSms(to, body, attributes);
    // The real service takes a message to an opted-out number, answers with an id and never delivers it.
    if (!optedOut.has(to)) {
      inbox.deliver({
        product: caller.kind === 'function' ? productOfFunction(world.deployment, caller.functionName) : '',
        channel: 'sms',
        from:
          attributes['AWS.MM.SMS.OriginationNumber']?.value ??
          attributes['AWS.SNS.SMS.SenderID']?.value ??
          'NOTICE',
        to,
        text: body,
      });
    }
    return world.random.uuid();
  }

  return {
    signingName: 'sns',
    accesses(request) {
      const form = formOf(request);
      const action = form.get('Action');
      if (action === 'CheckIfPhoneNumberIsOptedOut') return [{ action: `sns:${action}`, resource: '*' }];
      if (action !== 'Publish') throw new AwsError('InvalidAction', `The laptop's SNS cannot ${action}`);
      const resource = form.get('PhoneNumber') ?? form.get('TopicArn') ?? form.get('TargetArn');
      if (resource === null) throw invalid('TopicArn or TargetArn or PhoneNumber Reason: no value for it');
      return [{ action: 'sns:Publish', resource }];
    },
    async handle(request, caller) {
      const form = formOf(request);
      if (form.get('Action') === 'CheckIfPhoneNumberIsOptedOut') {
        const phone = form.get('phoneNumber') ?? '';
        if (!isE164(phone)) throw invalid(`PhoneNumber Reason: ${phone} is not valid`);
        return answer('CheckIfPhoneNumberIsOptedOut', { isOptedOut: optedOut.has(phone) });
      }
      const attributes = attributesIn(form);
      const message = form.get('Message') ?? '';
      const subject = form.get('Subject') ?? undefined;
      if (message === '') throw invalid('Empty message');
      if (Buffer.byteLength(message) > MESSAGE_LIMIT_BYTES) throw invalid('Message too long');
      if (subject !== undefined && !/^[\x20-\x7e]{1,100}$/.test(subject)) throw invalid('Subject');
      const phone = form.get('PhoneNumber');
      if (phone !== null) {
        const reply = answer('Publish', { MessageId: text(form, attributes, caller) });
        return { ...reply, units: { messageParts: smsParts(message), smsTo: phone } };
      }
      const to = topic(form.get('TopicArn') ?? form.get('TargetArn')!);
      return answer('Publish', { MessageId: publish(to, message, subject, attributes) });
    },
    errorReply(error) {
      const type = error.status >= 500 ? 'Receiver' : 'Sender';
      const inner = {
        Error: { Type: type, Code: error.code, Message: error.message },
        RequestId: world.random.uuid(),
      };
      return xmlReply(element('ErrorResponse', inner), error.status);
    },
    publishAs(principal, { topicArn, message, subject }, sourceArn) {
      if (mayPublish(world, principal, topicArn, sourceArn)) publish(topic(topicArn), message, subject);
    },
    publishFor: ({ topicArn, message, subject }) => {
      publish(topic(topicArn), message, subject);
    },
    receiveText({ topic: named, from, to, body }) {
      if (isOptOutWord(body)) {
        optedOut.add(from);
        shelf.touch();
      }
      const found = [...topics.values()].find(
        (candidate) => candidate.arn === named || lastPart(candidate.arn) === named,
      );
      if (found === undefined) throw new AwsError('NotFound', `Topic ${named} does not exist`, 404);
      const payload = {
        originationNumber: from,
        destinationNumber: to,
        messageKeyword: body.trim().split(/\s+/)[0]?.toUpperCase() ?? '',
        messageBody: body,
        inboundMessageId: world.random.uuid(),
        previousPublishedMessageId: world.random.uuid(),
      };
      publish(found, JSON.stringify(payload));
    },
    topicArns: () => [...topics.keys()],
    flush: shelf.flush,
  };
}
