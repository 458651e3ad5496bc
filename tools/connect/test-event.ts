// A signed delivery of ours, in the platform's own way and of a kind that is read and then ignored: it shows that the address, the
// secret there and the clock agree, and changes nothing.
import { createHmac } from 'node:crypto';
import type { Reach } from './platform.ts';

export type TestEvent = {
  readonly platform: string;
  readonly secret: string;
  readonly address: string;
  readonly now: Date;
};
export type Signed = { readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** What goes over the wire. */
function testEvent({ platform, secret, address, now }: TestEvent): Signed {
  const body = JSON.stringify({ type: 'connection.test', id: 0 });
  const base64 = (text: string) => createHmac('sha256', secret).update(text).digest('base64');
  const json = { 'content-type': 'application/json' };
  switch (platform) {
    case 'shopify':
      return {
        body,
        headers: {
          ...json,
          'x-shopify-topic': 'connection/test',
          'x-shopify-hmac-sha256': base64(body),
          'x-shopify-test': 'true',
        },
      };
    case 'woocommerce':
      return {
        body,
        headers: { ...json, 'x-wc-webhook-topic': 'coupon.updated', 'x-wc-webhook-signature': base64(body) },
      };
    case 'square':
      return { body, headers: { ...json, 'x-square-hmacsha256-signature': base64(address + body) } };
    default: {
      const id = `msg_connection_test_${now.getTime()}`;
      const timestamp = String(Math.floor(now.getTime() / 1000));
      const signature = `v1,${base64(`${id}.${timestamp}.${body}`)}`;
      return {
        body,
        headers: {
          ...json,
          'webhook-id': id,
          'webhook-timestamp': timestamp,
          'webhook-signature': signature,
        },
      };
    }
  }
}

const TRIES = 8;
/** Functions read a secret again a minute after they were refused by it at the soonest. */
const WAIT_MS = 10_000;

/** Tries again while it is answered 401: a function may still know the secret from before. Answers the last status. */
export async function untilVerified(
  attempt: () => Promise<number>,
  { sleep }: Pick<Reach, 'sleep'>,
): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    const status = await attempt();
    if (status !== 401 || tries === TRIES) return status;
    await sleep(WAIT_MS);
  }
}

/** Sends it until it is verified. Answers the last status, and what was said with it. */
export async function arrives(
  event: TestEvent,
  reach: Reach,
): Promise<{ readonly status: number; readonly said: string }> {
  let said = '';
  const status = await untilVerified(async () => {
    const { headers, body } = testEvent(event);
    const answer = await reach.fetch(event.address, { method: 'POST', headers, body });
    said = (await answer.text()).slice(0, 200);
    return answer.status;
  }, reach);
  return { status, said };
}
