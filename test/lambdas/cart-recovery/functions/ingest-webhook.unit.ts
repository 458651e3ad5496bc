import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { makeIngestWebhook } from '../../../../lambdas/cart-recovery/functions/ingest-webhook.ts';
import { makeQueue } from '../../../../shared/aws/queue.ts';
import { makeLog } from '../../../../shared/handlers/log.ts';
import { aShop } from '../../../shared/platforms/shops.ts';
import { NOW, standardHeaders } from '../../../shared/webhooks/requests.ts';

const secret = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
const sqs = mockClient(SQSClient);
afterAll(() => sqs.restore());
const logged: string[] = [];
beforeEach(() => {
  sqs.reset();
  sqs.on(SendMessageCommand).resolves({ MessageId: 'm-1' });
  logged.length = 0;
});

const ingest = makeIngestWebhook({
  shop: aShop(),
  log: makeLog({ functionName: 'test', now: () => NOW, write: (line) => logged.push(line) }),
  now: () => NOW,
  signingSecrets: async () => [secret],
  events: makeQueue(new SQSClient({}), 'https://sqs.test/cr-events'),
  takenIn: async () => false,
});

const aCart = (overrides: Record<string, unknown> = {}) => ({
  type: 'cart.updated',
  event_id: 'e-1',
  cart_id: 'k-42',
  occurred_at: '2026-11-17T19:30:00Z',
  email: 'ana@example.com',
  currency: 'GBP',
  total: '120.00',
  items: [{ sku: 'SHIRT', name: 'Linen shirt', quantity: 1, price: '120.00' }],
  ...overrides,
});

async function post(content: unknown, headers?: Record<string, string>, method = 'POST') {
  const body = typeof content === 'string' ? content : JSON.stringify(content);
  const event = {
    rawPath: '/',
    rawQueryString: '',
    headers: headers ?? standardHeaders(body, { secret }),
    requestContext: { http: { method } },
    body,
    isBase64Encoded: false,
  };
  const answer = await ingest(event as unknown as LambdaFunctionURLEvent);
  return { status: answer.statusCode, json: JSON.parse(answer.body) };
}
const queued = () => sqs.commandCalls(SendMessageCommand).map(({ args }) => args[0].input);

describe('cr-ingest-webhook', () => {
  it('queues a signed cart event, one message for one event', async () => {
    expect(await post(aCart())).toEqual({ status: 200, json: { status: 'accepted' } });
    const [message, ...others] = queued();
    expect(others).toEqual([]);
    expect(message?.QueueUrl).toBe('https://sqs.test/cr-events');
    expect(JSON.parse(message?.MessageBody ?? '')).toMatchObject({
      type: 'cart.updated',
      cartId: 'k-42',
      eventId: 'e-1',
      totalMinor: 12_000,
    });
  });

  it('queues a repetition as well: the intake knows it', async () => {
    await post(aCart());
    expect((await post(aCart())).json).toEqual({ status: 'accepted' });
    expect(queued()).toHaveLength(2);
  });

  it.each([
    ['no signature', {}],
    ['a forged one', standardHeaders('{}', { secret })],
  ])('turns %s away, says no more, and queues nothing', async (_what, headers) => {
    expect(await post(aCart(), headers)).toEqual({ status: 401, json: { error: 'unauthorized' } });
    expect(queued()).toEqual([]);
  });

  it('turns an old one away and queues nothing, and says that it is the clock', async () => {
    const at = new Date(NOW.getTime() - 3.6e6);
    const { status, json } = await post(aCart(), standardHeaders(JSON.stringify(aCart()), { secret, at }));
    expect([status, json.reason]).toEqual([401, expect.stringContaining('look at the clock')]);
    expect(json.time_here).toBe(NOW.toISOString());
    expect(queued()).toEqual([]);
  });

  it('names each field of a body that does not fit, and logs nobody', async () => {
    const { status, json } = await post(aCart({ total: 'lots', items: [{}], email: 'ana@example.com' }));
    expect(status).toBe(400);
    expect(json.error).toBe('invalid');
    expect(json.issues.map(({ path }: { path: string }) => path)).toContain('items.0.sku');
    expect(queued()).toEqual([]);
    expect(logged.join()).toContain('items.0.sku');
    expect(logged.join()).not.toContain('ana@');
  });

  it('ignores a type it does not know, and says so', async () => {
    expect(await post({ type: 'order.created' })).toEqual({
      status: 200,
      json: { status: 'ignored', reason: 'type order.created' },
    });
    expect(queued()).toEqual([]);
  });

  it('refuses what is too long, posted or queued', async () => {
    expect((await post(aCart({ padding: 'x'.repeat(900 * 1024) }))).status).toBe(413);
    expect(queued()).toEqual([]);
  });

  it.each([
    ['500 items', 500, 'Linen shirt', 100],
    ['500 items with long names', 500, '😀'.repeat(300), 79],
    ['5,000 items', 5_000, 'Linen shirt', 100],
  ])(
    'takes a cart of %s, keeps its first items and says how many there were',
    async (_what, count, name, kept) => {
      const items = Array.from({ length: count }, () => ({ sku: 'S', name, quantity: 1, price: 1 }));
      const body = JSON.stringify(aCart({ items, total: '5000.00' }));
      expect(await post(body)).toMatchObject({ status: 200, json: { status: 'accepted' } });
      const message = JSON.parse(queued()[0]?.MessageBody ?? '');
      expect(message).toMatchObject({ itemCount: count, totalMinor: 500_000 });
      expect(message.items).toHaveLength(kept);
      expect(logged.join()).toContain(`"items":${count},"kept":${kept}`);
    },
  );

  it('queues text that SQS takes, whatever the store wrote', async () => {
    const name = 'Odd \uFFFF \uFFFE \u0001 \ud83d name';
    await post(aCart({ items: [{ ...aCart().items[0], name }] }));
    const text = queued()[0]?.MessageBody ?? '';
    expect(text).not.toMatch(/[\uFFFE\uFFFF]/);
    expect(JSON.parse(text).items[0].name).toBe('Odd     name');
  });

  it('takes POST only', async () => {
    expect((await post('', {}, 'GET')).status).toBe(405);
  });

  it('lets the store try again when the queue does not answer', async () => {
    sqs.on(SendMessageCommand).rejects(new Error('no queue today'));
    await expect(post(aCart())).rejects.toThrow('no queue today');
  });
});
