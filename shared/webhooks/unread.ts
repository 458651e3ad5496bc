// A delivery whose signature could not be checked, because Secrets Manager did not answer a function that had just
// started. A store that repeats is answered 5xx. One that never does would lose it, so that it is kept as it came, in the
// product's queue, and goes through the same door again later: until then nobody has believed a word of it.
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Log } from '../handlers/log.ts';
import * as answers from './answer.ts';
import type { WebhookRequest } from './request.ts';
import type { SignedSender } from './sender.ts';

/** What is kept: packed, so that the largest body that is read fits a message. */
export type UnreadDelivery = {
  readonly unread: {
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    /** gzip, base64. */
    readonly body: string;
    /** Signatures are judged by the moment at which it came. */
    readonly cameAt: string;
  };
};

/** Anything more is not a delivery of a store. */
const LONGEST_HEADERS = 20_000;
const KEPT_HEADERS = /^(x-wc-|webhook-|x-signature|content-type$|user-agent$)/;

export function unreadDelivery(request: WebhookRequest, now: Date): UnreadDelivery {
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(([name]) => KEPT_HEADERS.test(name)),
  );
  if (JSON.stringify(headers).length > LONGEST_HEADERS) throw new RangeError('The headers are too long');
  const body = gzipSync(request.body).toString('base64');
  return { unread: { method: request.method, headers, body, cameAt: now.toISOString() } };
}

export type CameBefore = { readonly request: WebhookRequest; readonly cameAt: Date };

export function readUnread({ unread }: UnreadDelivery): CameBefore {
  const { method, headers, body, cameAt } = unread;
  const bytes = gunzipSync(Buffer.from(body, 'base64'), { maxOutputLength: answers.BODY_LIMIT_BYTES });
  return { request: { method, path: '/', query: {}, headers, body: bytes }, cameAt: new Date(cameAt) };
}

export type KeepUnread = {
  readonly platform: Pick<SignedSender, 'repeats'>;
  readonly keep: (delivery: UnreadDelivery) => Promise<void>;
  readonly now: Date;
  readonly log: Log;
};

/**
 * 200 for a delivery that is kept. Throws `error` where the store tells it again by itself, and for what carries no
 * signature at all: nobody need keep that.
 */
export async function keepUnread(
  request: WebhookRequest,
  error: unknown,
  { platform, keep, now, log }: KeepUnread,
): Promise<answers.Answer> {
  const isSigned = Object.keys(request.headers).some((name) => name.endsWith('signature'));
  if (platform.repeats || !isSigned) throw error;
  log.error('delivery kept unread', { error });
  await keep(unreadDelivery(request, now));
  return answers.accepted();
}
