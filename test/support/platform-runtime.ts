// A shop on Shopify or WooCommerce on the laptop runtime: its webhooks go in signed as the platform signs them,
// and its API is a stand-in that a test makes behave or misbehave.

import { createHmac } from 'node:crypto';
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Intercept } from '../../local/aws/intercept.ts';
import { consoleOf } from '../../local/console/console.ts';
import { packs } from '../../local/products/registry.ts';
import type { Runtime } from '../../local/runtime/runtime.ts';
import { lettersAlarm } from '../../local/simulator/alarm-letters.ts';
import { startRuntime } from '../../local/start-runtime.ts';
import type { InboxMessage } from '../../local/world.ts';
import { buildHere } from './build-here.ts';
import { exactJson } from './exact-json.ts';
import { type Answer, phoneHeaders, type Row } from './upsell-runtime.ts';
import { wayOf } from './way.ts';

export const OWNER = 'owner@ridgeback.example';
export const STORE_URL = 'https://store.ridgeback.example';
/** A Tuesday, eleven in the morning in New York. */
export const ELEVEN = '2026-06-09T15:00:00.000Z';

export type PlatformOptions = {
  readonly platform: 'shopify' | 'woocommerce';
  /** Where the stand-in of the store's API listens. */
  readonly apiUrl: string;
  /** What the operator puts into the secret upsr/store-api. */
  readonly credentials: Readonly<Record<string, string>>;
  /** Changes to the upsell part of the settings block. */
  readonly upsell?: Readonly<Record<string, unknown>>;
  readonly intercept?: Intercept;
};

export type PlatformShop = Awaited<ReturnType<typeof startPlatformShop>>;

/** Starts a fresh runtime for a shop in US dollars that writes e-mails, and mirrors its catalogue once. */
export async function startPlatformShop(options: PlatformOptions) {
  const { platform, apiUrl, credentials } = options;
  const runtime: Runtime = await startRuntime({
    packs,
    pages: consoleOf(packs),
    ...wayOf({}),
    quiet: true,
    build: buildHere,
    startAt: ELEVEN,
    ...(options.intercept === undefined ? {} : { intercept: options.intercept }),
    only: ['upsell'],
    shop: {
      name: 'Ridgeback Cycles',
      country: 'US',
      currency: 'USD',
      locale: 'en-US',
      timeZone: 'America/New_York',
      ownerEmails: [OWNER],
      sender: 'hello@ridgeback.example',
      products: {
        upsell: {
          enabled: true,
          region: 'eu-west-2',
          platform,
          // A name and not the stand-in's port, so that a second run finds the stacks synthesised.
          storeUrl: STORE_URL,
          channel: 'email',
          smsNumber: '+12025550143',
          budgetUsd: 5,
          ...options.upsell,
        },
      },
    },
  });
  const leadStoreTo = (url: string) => runtime.outside.register(new URL(STORE_URL).host, url);
  leadStoreTo(apiUrl);
  await putSecret(runtime, 'upsr/store-api', JSON.stringify(credentials));
  const first = await runtime.invoke('upsr-catalog-sync', {});
  if (!first.ok) throw new Error(`The first catalogue sync failed: ${first.errorMessage}`);
  const secret = runtime.status().functions.find(({ name }) => name === 'upsr-order')?.webhook?.secret;
  if (secret === undefined) throw new Error('upsr-order tells no webhook secret');

  async function post(body: string, headers: Readonly<Record<string, string>>): Promise<Answer> {
    const response = await fetch(runtime.functionUrl('upsr-order'), { method: 'POST', headers, body });
    const text = await response.text();
    await runtime.idle();
    return { status: response.status, text, json: text.startsWith('{') ? JSON.parse(text) : {} };
  }
  const nudgesTo = (address: string): InboxMessage[] => runtime.messages().filter(({ to }) => to === address);
  const rowOf = async (table: string, key: string, value: string): Promise<Row | undefined> =>
    (await runtime.table(table)).find((row) => row[key] === value);

  return {
    runtime,
    secret,
    /** From now on the store's address leads elsewhere. */
    leadStoreTo,
    postRaw: post,
    /** Posts a webhook body as the platform would. Objects may hold ids as bigints, which keep their digits. */
    deliver(topic: string, body: unknown, signedWith: string = secret): Promise<Answer> {
      const text = typeof body === 'string' ? body : exactJson(body);
      return post(text, platformHeaders[platform](topic, sign(text, signedWith)));
    },
    /** What is in the inbox for this address. */
    nudgesTo,
    /** Every message that is no letter to the owner. */
    nudges: (): InboxMessage[] => runtime.messages().filter(({ to }) => to !== OWNER),
    ownerLetters: (): InboxMessage[] => nudgesTo(OWNER),
    /** The alarm's state and every letter that rang it. */
    alarm: (name: string) => ({
      state: (runtime.alarms() as { name: string; state: string }[]).find((alarm) => alarm.name === name)
        ?.state,
      letters: nudgesTo(OWNER).filter((mail) => lettersAlarm(mail) === name),
    }),
    order: (orderId: string) => rowOf('upsr-orders', 'order_id', orderId),
    customer: (customerId: string) => rowOf('upsr-customers', 'customer_id', customerId),
    offerOf: (orderId: string) => rowOf('upsr-offers', 'order_id', orderId),
    /** Opens the one button of a nudge as a shopper's phone does. */
    tap: (nudge: InboxMessage | undefined) =>
      fetch(buttonIn(nudge, runtime.functionUrl('upsr-addlink')), {
        headers: phoneHeaders,
        redirect: 'manual',
      }),
    /** Makes the owner's settings document say this, and waits until it counts. */
    async setRules(text: string): Promise<void> {
      await runtime.objects.write('upsr-rules-source', 'settings.txt', Buffer.from(text));
      await runtime.advance('PT1M');
    },
    /** Moves on to the next eleven in the morning, well away from the quiet hours. */
    untilEleven: () => {
      const next = new Date(runtime.now());
      next.setUTCHours(15, 0, 0, 0);
      if (next <= runtime.now()) next.setUTCDate(next.getUTCDate() + 1);
      return runtime.advance(next.toISOString());
    },
    /** How often a job was put into the queue. */
    async jobsQueued(): Promise<number> {
      const { calls } = await runtime.usage();
      return calls
        .filter(({ service, action }) => service === 'sqs' && action === 'SendMessage')
        .reduce((sum, { count }) => sum + count, 0);
    },
    stop: () => runtime.stop(),
  };
}

/** Puts a secret's new value as the operator does it, through Secrets Manager itself. */
export async function putSecret(runtime: Runtime, name: string, value: string): Promise<void> {
  const client = new SecretsManagerClient({
    endpoint: runtime.endpointUrl,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'local-operator', secretAccessKey: 'local' },
  });
  await client.send(new PutSecretValueCommand({ SecretId: name, SecretString: value }));
  client.destroy();
}

/** The base64 HMAC-SHA256 that both platforms put into a header. */
export const sign = (body: string, secret: string): string =>
  createHmac('sha256', secret).update(body).digest('base64');

const platformHeaders = {
  shopify: (topic: string, signature: string) => ({
    'content-type': 'application/json',
    'user-agent': 'Shopify-Captain-Hook',
    'x-shopify-topic': topic,
    'x-shopify-hmac-sha256': signature,
    'x-shopify-api-version': '2026-07',
  }),
  woocommerce: (topic: string, signature: string) => ({
    'content-type': 'application/json',
    'user-agent': 'WooCommerce/10.4.0 Hookshot (WordPress/6.9)',
    'x-wc-webhook-topic': topic,
    'x-wc-webhook-signature': signature,
    'x-wc-webhook-id': '9',
  }),
};

function buttonIn(nudge: InboxMessage | undefined, addLinkUrl: string): string {
  const links = (nudge?.text.match(/https?:\/\/\S+/g) ?? []).filter((link) => link.startsWith(addLinkUrl));
  if (links.length !== 1) throw new Error(`Expected one add link in: ${nudge?.text}`);
  return links[0] as string;
}
