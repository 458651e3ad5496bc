// What is kept of a delivery that nobody could check, and that it is the same delivery when it is read.
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { messageBody } from '../../../shared/aws/queue.ts';
import { makeLog } from '../../../shared/handlers/log.ts';
import { BODY_LIMIT_BYTES } from '../../../shared/webhooks/answer.ts';
import {
  keepUnread,
  readUnread,
  type UnreadDelivery,
  unreadDelivery,
} from '../../../shared/webhooks/unread.ts';
import { aRequest, NOW } from './requests.ts';

const log = makeLog({ functionName: 'test', now: () => NOW, write: () => {} });
const headers = { 'x-wc-webhook-signature': 'c2ln', 'x-wc-webhook-topic': 'order.created', cookie: 'no' };
const away = new Error('away');

describe('a delivery that is kept unread', () => {
  it('comes back byte for byte, with the headers that its store writes and the moment it came', () => {
    const body = Buffer.from([0, 255, 10, 0xc3, 0x28]);
    const kept = JSON.parse(messageBody(unreadDelivery(aRequest({ headers, body }), NOW)));
    const { request, cameAt } = readUnread(kept);
    expect(request.body.equals(body)).toBe(true);
    expect([cameAt, request.headers.cookie, request.headers['x-wc-webhook-topic']]).toEqual([
      NOW,
      undefined,
      'order.created',
    ]);
  });

  it('fits a message at the largest size that is read', () => {
    const text = randomBytes(BODY_LIMIT_BYTES).toString('base64').slice(0, BODY_LIMIT_BYTES);
    const kept = unreadDelivery(aRequest({ headers, body: text }), NOW);
    expect(() => messageBody(kept)).not.toThrow();
  });

  it('unpacks to no more than a delivery may be', () => {
    const { unread } = unreadDelivery(aRequest({ headers, body: Buffer.alloc(BODY_LIMIT_BYTES + 1) }), NOW);
    expect(() => readUnread({ unread })).toThrow(RangeError);
  });

  it('is one of a store that never repeats, and is signed; every other is answered 5xx', async () => {
    const kept: UnreadDelivery[] = [];
    const parts = { log, now: NOW, keep: async (one: UnreadDelivery) => void kept.push(one) };
    const signed = aRequest({ headers, body: '{}' });
    await expect(keepUnread(signed, away, { ...parts, platform: { repeats: true } })).rejects.toThrow('away');
    const bare = aRequest({ headers: {}, body: '{}' });
    await expect(keepUnread(bare, away, { ...parts, platform: { repeats: false } })).rejects.toThrow('away');
    expect(kept).toEqual([]);
    expect(await keepUnread(signed, away, { ...parts, platform: { repeats: false } })).toMatchObject({
      statusCode: 200,
    });
    expect(kept).toHaveLength(1);
  });
});
