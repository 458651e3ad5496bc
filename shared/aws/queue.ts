// The one way onto our queues. SQS refuses a message that holds U+FFFE, U+FFFF or a control character, and one of more than
// 1 MiB; a message that was refused would come again with every retry of whoever caused it, and never be taken.
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** What a message may hold, since 2025. */
const LONGEST_MESSAGE_BYTES = 1024 * 1024;

export type Queue<Message> = {
  /** `delaySeconds`: nobody gets it before, at most 900. */
  readonly add: (message: Message, options?: { readonly delaySeconds?: number }) => Promise<void>;
};

/** The message as JSON that SQS takes whatever it says. Throws RangeError for one that is too long: its maker bounds it. */
export function messageBody(message: unknown): string {
  // JSON escapes controls and lone surrogates by itself; these two it may hold raw.
  const body = JSON.stringify(message).replace(/[\uFFFE\uFFFF]/g, escaped);
  const bytes = Buffer.byteLength(body);
  if (bytes > LONGEST_MESSAGE_BYTES) throw new RangeError(`A message of ${bytes} bytes fits no queue`);
  return body;
}

export const makeQueue = <Message>(client: SQSClient, queueUrl: string): Queue<Message> => ({
  async add(message, { delaySeconds = 0 } = {}) {
    await client.send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: messageBody(message),
        ...(delaySeconds === 0 ? {} : { DelaySeconds: delaySeconds }),
      }),
    );
  },
});

const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16)}`;
