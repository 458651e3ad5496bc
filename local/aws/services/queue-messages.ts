// How SQS words messages: what a sender may put in, what a receiver gets out, and what is refused.
import { createHash } from 'node:crypto';
import { AwsError } from '../../world.ts';
import { record } from './names.ts';
import type { MessageAttribute, QueuedMessage } from './queue.ts';
import type { Json } from './wire.ts';

/** The limit of a message, and of a batch of them, attributes included. */
const MESSAGE_LIMIT_BYTES = 1_048_576;
/**
 * What a message may not hold; AWS refuses it since 2025, and replaced it before. Allowed are tab, line feed, return, U+0020
 * to U+D7FF, U+E000 to U+FFFD and everything above; half a pair of UTF-16 is none of these.
 */
const NOT_ALLOWED = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;
export const BATCH_LIMIT = 10;

export interface Outgoing {
  readonly body: string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  readonly delaySeconds?: number;
}

export function outgoing(body: Json): Outgoing {
  if (typeof body.MessageBody !== 'string') throw missing('MessageBody');
  if (body.MessageBody === '') {
    throw new AwsError('InvalidParameterValue', 'Message must be at least one character');
  }
  return {
    body: body.MessageBody,
    attributes: record(body.MessageAttributes) as Readonly<Record<string, MessageAttribute>>,
    ...(body.DelaySeconds === undefined
      ? {}
      : { delaySeconds: wholeNumber(body, 'DelaySeconds', 0, 0, 900) }),
  };
}

/** Throws `InvalidMessageContents` for a character that SQS does not take, in the body or in an attribute of text. */
export function checkContents({ body, attributes }: Outgoing): void {
  const texts = [body, ...Object.values(attributes).map(({ StringValue }) => StringValue ?? '')];
  if (!texts.some((text) => NOT_ALLOWED.test(text))) return;
  throw new AwsError(
    'InvalidMessageContents',
    'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
  );
}

/** The same, as a batch's answer names it; undefined for a message that is taken. */
export function problemOf(message: Outgoing): AwsError | undefined {
  try {
    checkContents(message);
    return undefined;
  } catch (error) {
    if (error instanceof AwsError) return error;
    throw error;
  }
}

export function checkSize(messages: readonly Outgoing[]): void {
  const bytes = messages.reduce((sum, message) => {
    const attributes = Object.entries(message.attributes).map(
      ([name, value]) => name + value.DataType + (value.StringValue ?? value.BinaryValue ?? ''),
    );
    return sum + Buffer.byteLength(message.body + attributes.join(''));
  }, 0);
  if (bytes <= MESSAGE_LIMIT_BYTES) return;
  const code = messages.length > 1 ? 'BatchRequestTooLong' : 'InvalidParameterValue';
  throw new AwsError(code, `The message must be shorter than ${MESSAGE_LIMIT_BYTES} bytes; it has ${bytes}.`);
}

export function batchEntries(body: Json): readonly Json[] {
  const entries = (Array.isArray(body.Entries) ? body.Entries : []) as readonly Json[];
  if (entries.length === 0) throw new AwsError('EmptyBatchRequest', 'The batch has no entries.');
  if (entries.length > BATCH_LIMIT) {
    throw new AwsError('TooManyEntriesInBatchRequest', `A batch has at most ${BATCH_LIMIT} entries.`);
  }
  if (new Set(entries.map((entry) => entry.Id)).size < entries.length) {
    throw new AwsError('BatchEntryIdsNotDistinct', 'Two entries of the batch have the same Id.');
  }
  return entries;
}

export function asReceived(message: QueuedMessage) {
  return {
    MessageId: message.id,
    ReceiptHandle: message.receipt,
    Body: message.body,
    MD5OfBody: md5(message.body),
    Attributes: systemAttributes(message),
    MessageAttributes: message.attributes,
  };
}

/** What SQS itself says about a message; all values are text, times are epoch milliseconds. */
export function systemAttributes(message: QueuedMessage): Readonly<Record<string, string>> {
  return {
    ApproximateReceiveCount: String(message.receiveCount),
    SentTimestamp: String(message.sentAt),
    SenderId: message.senderId,
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
  };
}

export function seconds(body: Json, member: string): number {
  return wholeNumber(body, member, 0, 0, 43_200);
}

export function wholeNumber(
  body: Json,
  member: string,
  fallback: number,
  least: number,
  most: number,
): number {
  const value = body[member] ?? fallback;
  if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) return Number(value);
  throw new AwsError(
    'InvalidParameterValue',
    `Value ${String(value)} for parameter ${member} is invalid. Must be between ${least} and ${most}.`,
  );
}

export function missing(member: string): AwsError {
  return new AwsError('MissingParameter', `The request must contain the parameter ${member}.`);
}

export function md5(value: string | Buffer): string {
  return createHash('md5').update(value).digest('hex');
}
