// cr-events: between the webhook and the intake, so that a flash sale waits in a queue and not at the door.
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { CartEvent } from '../../shared/cart-events.ts';

/** What a message may hold; the longest cart that a webhook's body can carry may come out a little longer. */
const LONGEST_MESSAGE_BYTES = 256 * 1024;

export type EventQueue = ReturnType<typeof makeEventQueue>;

export function makeEventQueue(client: SQSClient, queueUrl: string) {
  return {
    /** Queues the event; `too-large` where the queue would not take it. */
    async add(event: CartEvent, { delaySeconds = 0 } = {}): Promise<'queued' | 'too-large'> {
      const body = JSON.stringify(event).replace(/[\uFFFE\uFFFF]/g, escaped);
      if (Buffer.byteLength(body) > LONGEST_MESSAGE_BYTES) return 'too-large';
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: body,
          ...(delaySeconds === 0 ? {} : { DelaySeconds: delaySeconds }),
        }),
      );
      return 'queued';
    },
  };
}

/** JSON may hold these two raw, and SQS refuses a message that does. */
const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16)}`;
