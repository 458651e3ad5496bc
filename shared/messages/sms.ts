// One text message through SNS, tried once. A message id means that AWS took it, not that a phone rang.
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { outcomeOfFailure } from './failure.ts';
import type { SendTextMessage } from './outcome.ts';

export type TextMessageParts = {
  readonly client: SNSClient;
  /** The two-way number that texts come from and STOP is sent to, E.164. */
  readonly originationNumber: string;
};

const E164 = /^\+[1-9]\d{6,14}$/;

/**
 * `client` must try once (`snsClient()`). Messages are sent as Promotional, because they are marketing: where countries
 * tell the two apart (do-not-disturb registers), calling a nudge Transactional would break the law to gain a route.
 */
export function makeSendTextMessage({ client, originationNumber }: TextMessageParts): SendTextMessage {
  return async ({ to, text }) => {
    if (!E164.test(to)) return { outcome: 'refused', reason: 'bad-recipient' };
    if (text.trim() === '') return { outcome: 'refused', reason: 'empty-message' };
    const command = new PublishCommand({
      PhoneNumber: to,
      Message: text,
      MessageAttributes: {
        'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Promotional' },
        'AWS.MM.SMS.OriginationNumber': { DataType: 'String', StringValue: originationNumber },
      },
    });
    try {
      const { MessageId } = await client.send(command);
      return { outcome: 'sent', messageId: MessageId ?? '' };
    } catch (error) {
      return outcomeOfFailure(error);
    }
  };
}
