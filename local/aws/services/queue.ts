// One standard queue as SQS keeps it: delay, visibility time-out, receipts, retention and redrive after too many
// receives. No clock of its own and no wire format: `sqs.ts` has those.

export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  readonly BinaryValue?: string;
}

export interface QueuedMessage {
  readonly id: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  readonly sentAt: number;
  readonly senderId: string;
  visibleAt: number;
  receiveCount: number;
  firstReceivedAt?: number;
  /** The receipt of the last receive; only it deletes the message or moves its time-out. */
  receipt?: string;
}

export interface QueueSettings {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly visibilitySeconds: number;
  readonly delaySeconds: number;
  readonly retentionSeconds: number;
  readonly redrive?: { readonly deadLetterArn: string; readonly maxReceiveCount: number };
}

export interface Received {
  readonly messages: readonly QueuedMessage[];
  /** Received too often already: they belong in the dead-letter queue, not with the receiver. */
  readonly dead: readonly QueuedMessage[];
}

export interface Queue {
  readonly settings: QueueSettings;
  send(message: Omit<QueuedMessage, 'visibleAt' | 'receiveCount'>, delaySeconds?: number): void;
  receive(now: number, max: number, newReceipt: () => string, visibilitySeconds?: number): Received;
  /** False when the receipt is of an earlier receive or of no message here. */
  remove(receipt: string): boolean;
  changeVisibility(receipt: string, now: number, seconds: number): boolean;
  depth(now: number): { readonly visible: number; readonly inFlight: number; readonly delayed: number };
  /** When the next message becomes visible: now or earlier if one is, `undefined` when the queue is empty. */
  nextVisibleAt(): number | undefined;
  all(): readonly QueuedMessage[];
}

export function makeQueue(settings: QueueSettings, kept: readonly QueuedMessage[] = []): Queue {
  let messages: QueuedMessage[] = kept.map((message) => ({ ...message }));

  function dropExpired(now: number): void {
    const oldest = now - settings.retentionSeconds * 1000;
    if (messages.some((message) => message.sentAt < oldest)) {
      messages = messages.filter((message) => message.sentAt >= oldest);
    }
  }

  return {
    settings,
    all: () => messages,
    nextVisibleAt: () =>
      messages.reduce<number | undefined>(
        (earliest, message) => Math.min(earliest ?? Number.POSITIVE_INFINITY, message.visibleAt),
        undefined,
      ),
    send(message, delaySeconds = settings.delaySeconds) {
      messages.push({ ...message, visibleAt: message.sentAt + delaySeconds * 1000, receiveCount: 0 });
    },
    receive(now, max, newReceipt, visibilitySeconds = settings.visibilitySeconds) {
      dropExpired(now);
      const received: QueuedMessage[] = [];
      const dead: QueuedMessage[] = [];
      for (const message of messages) {
        if (received.length === max) break;
        if (message.visibleAt > now) continue;
        if (settings.redrive !== undefined && message.receiveCount >= settings.redrive.maxReceiveCount) {
          dead.push(message);
          continue;
        }
        message.receiveCount += 1;
        message.firstReceivedAt ??= now;
        message.visibleAt = now + visibilitySeconds * 1000;
        message.receipt = newReceipt();
        received.push(message);
      }
      if (dead.length > 0) messages = messages.filter((message) => !dead.includes(message));
      return { messages: received, dead };
    },
    remove(receipt) {
      const before = messages.length;
      messages = messages.filter((message) => message.receipt !== receipt);
      return messages.length < before;
    },
    changeVisibility(receipt, now, seconds) {
      const message = messages.find((candidate) => candidate.receipt === receipt);
      if (message === undefined) return false;
      message.visibleAt = now + seconds * 1000;
      return true;
    },
    depth(now) {
      dropExpired(now);
      const hidden = messages.filter((message) => message.visibleAt > now);
      const delayed = hidden.filter((message) => message.receiveCount === 0).length;
      return {
        visible: messages.length - hidden.length,
        inFlight: hidden.length - delayed,
        delayed,
      };
    },
  };
}
