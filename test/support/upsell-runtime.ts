// The upsell recommender on the laptop runtime, as the tests of its main job use it: orders in by signed HTTP,
// messages out of the inbox, time moved by the clock. Nothing here reaches into a function.

import cdk from '../../cdk.json' with { type: 'json' };
import type { Intercept } from '../../local/aws/intercept.ts';
import { consoleOf } from '../../local/console/console.ts';
import { packs } from '../../local/products/registry.ts';
import type { Runtime } from '../../local/runtime/runtime.ts';
import { type SampleStore, startSampleStore } from '../../local/sample/store/sample-store.ts';
import { signStandardWebhook } from '../../local/sample/store/sign.ts';
import { startRuntime } from '../../local/start-runtime.ts';
import type { InboxMessage } from '../../local/world.ts';
import { rulesDesk } from '../../tools/rules/desk.ts';
import { buildHere } from './build-here.ts';
import { wayOf } from './way.ts';

export type Row = Readonly<Record<string, unknown>>;
export type Answer = {
  readonly status: number;
  readonly json: Record<string, unknown>;
  readonly text: string;
};

/** A browser on a phone, opening a link from a message. */
export const phoneHeaders = {
  'user-agent':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
};

/** A Tuesday morning in London, summer time. */
export const MORNING = '2026-06-09T09:00:00.000Z';

export type UpsellRuntime = Awaited<ReturnType<typeof startUpsell>>;

export type UpsellOptions = {
  /** The moment the clock starts at. */
  readonly startAt?: string;
  /** Changes to the upsell part of the shipped settings block. */
  readonly upsell?: Readonly<Record<string, unknown>>;
  /** Changes to the shop part of the settings block. */
  readonly shop?: Readonly<Record<string, unknown>>;
  readonly intercept?: Intercept;
  /** Keeps its state there, so that a second start is the same shop with every function cold. */
  readonly stateDirectory?: string;
  /** Default: in this thread, as most tests are quicker so; one file of each product has threads, as `npm start` does. */
  readonly functions?: 'threads' | 'here';
  /** Default: functions that have threads leave them while the clock is moved, as for `npm start`. */
  readonly hurries?: boolean;
  /** Leaves nothing to chance and nothing to real time. */
  readonly seed?: string;
};

/** Starts a fresh runtime with the sample store behind it and the catalogue mirrored. */
export async function startUpsell(options: UpsellOptions = {}) {
  const store: SampleStore = await startSampleStore();
  const shipped = cdk.context.shop;
  const runtime: Runtime = await startRuntime({
    packs,
    pages: consoleOf(packs, async () => rulesDesk),
    ...wayOf(options),
    quiet: true,
    build: buildHere,
    startAt: options.startAt ?? MORNING,
    // The stack of an address of the shop's own is no product's.
    only: options.shop?.front === undefined ? ['upsell'] : [],
    shop: {
      ...shipped,
      ...options.shop,
      products: { upsell: { ...shipped.products.upsell, ...options.upsell } },
    },
    ...(options.intercept === undefined ? {} : { intercept: options.intercept }),
  });
  runtime.outside.register('ridgeback.example', store.url);
  await runtime.invoke('upsr-catalog-sync', {});
  const hook = runtime.status().functions.find(({ name }) => name === 'upsr-order')?.webhook;
  if (hook === undefined) throw new Error('upsr-order tells no webhook secret');

  let delivery = 0;
  const nextDelivery = () => {
    delivery += 1;
    return `msg_${delivery}`;
  };

  /** Posts a body exactly as given, signed unless headers are given instead. */
  const postRaw = async (body: string | Buffer, headers?: Record<string, string>): Promise<Answer> => {
    const response = await fetch(runtime.functionUrl('upsr-order'), {
      method: 'POST',
      headers: headers ?? {
        'content-type': 'application/json',
        ...signStandardWebhook(String(body), hook.secret, nextDelivery(), runtime.now()),
      },
      body,
    });
    const text = await response.text();
    return { status: response.status, text, json: text.startsWith('{') ? JSON.parse(text) : {} };
  };
  const post = (event: object) => postRaw(JSON.stringify(event));

  return {
    runtime,
    store,
    secret: hook.secret,
    post,
    postRaw,
    /** Posts an order and waits until its job is done. */
    async order(event: object): Promise<Answer> {
      const answer = await post(event);
      await runtime.idle();
      return answer;
    },
    advance: (to: string) => runtime.advance(to),
    /** Moves on to a time of day with room for a nudge before the quiet hours. */
    async daytime(): Promise<void> {
      const hour = runtime.now().getUTCHours();
      if (hour >= 8 && hour < 17) return;
      const day = new Date(runtime.now().getTime() + (hour >= 17 ? 86_400_000 : 0))
        .toISOString()
        .slice(0, 10);
      await runtime.advance(`${day}T09:00:00.000Z`);
    },
    async orders(): Promise<Row[]> {
      return [...(await runtime.table('upsr-orders'))];
    },
    async offers(): Promise<Row[]> {
      return [...(await runtime.table('upsr-offers'))];
    },
    async orderRow(orderId: string): Promise<Row | undefined> {
      return (await runtime.table('upsr-orders')).find((row) => row.order_id === orderId);
    },
    async offerOf(orderId: string): Promise<Row | undefined> {
      return (await runtime.table('upsr-offers')).find((row) => row.order_id === orderId);
    },
    /** Messages to shoppers: everything but letters to the owner. */
    nudges(): InboxMessage[] {
      return runtime.messages().filter(({ to }) => to !== 'owner@ridgeback.example');
    },
    nudgesTo: (address: string): InboxMessage[] => runtime.messages().filter(({ to }) => to === address),
    ownerLetters: (): InboxMessage[] =>
      runtime.messages().filter(({ to }) => to === 'owner@ridgeback.example'),
    /** Opens a link as a shopper's phone does, without following redirects. */
    tap: (link: string, headers: Record<string, string> = phoneHeaders, method = 'GET') =>
      fetch(link, { method, headers, redirect: 'manual' }),
    async stop(): Promise<void> {
      await runtime.stop();
      await store.stop();
    },
  };
}

let people = 0;
/** A shopper nobody has met before, who agreed to everything. */
export function somebody(changes: Readonly<Record<string, unknown>> = {}) {
  people += 1;
  return {
    id: `c-${1000 + people}`,
    name: 'Robin',
    email: `robin${people}@example.com`,
    phone: `+4477009${String(10_000 + people)}`,
    marketing_consent: true,
    locale: 'en-GB',
    ...changes,
  };
}

/** An order of one commuter bike at 520.00, in the generic format. */
export function bikeOrder(
  orderId: string,
  placedAt: Date,
  customer: object | undefined = somebody(),
  changes: Readonly<Record<string, unknown>> = {},
) {
  return {
    type: 'order.created',
    order_id: orderId,
    placed_at: placedAt.toISOString(),
    currency: 'GBP',
    total: '520.00',
    customer,
    items: [{ sku: 'BIKE-COMMUTER', name: 'Commuter bike', quantity: 1, price: '520.00' }],
    ...changes,
  };
}

/** The one link in a text. */
export function linkIn(text: string): string {
  const links = text.match(/https?:\/\/\S+/g) ?? [];
  if (links.length !== 1) throw new Error(`Expected one link in: ${text}`);
  return links[0] as string;
}
