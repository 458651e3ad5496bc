// The loyalty tracker on the laptop runtime: sales in by signed HTTP, mails out of the inbox, the desk and the sign-up
// form at their addresses, time moved by the clock. Nothing here reaches into a function.
import cdk from '../../cdk.json' with { type: 'json' };
import type { Intercept } from '../../local/aws/intercept.ts';
import { consoleOf } from '../../local/console/console.ts';
import { packs } from '../../local/products/registry.ts';
import type { Runtime } from '../../local/runtime/runtime.ts';
import { signStandardWebhook } from '../../local/sample/store/sign.ts';
import { startRuntime } from '../../local/start-runtime.ts';
import type { InboxMessage } from '../../local/world.ts';
import { buildHere } from './build-here.ts';
import type { Answer, Row } from './upsell-runtime.ts';
import { wayOf } from './way.ts';

export type LoyaltyRuntime = Awaited<ReturnType<typeof startLoyalty>>;

export type LoyaltyOptions = {
  readonly startAt?: string;
  readonly shop?: Readonly<Record<string, unknown>>;
  readonly loyalty?: Readonly<Record<string, unknown>>;
  readonly intercept?: Intercept;
  /** Default: in this thread, as most tests are quicker so; one file of each product has threads, as `npm start` does. */
  readonly functions?: 'threads' | 'here';
  readonly stateDirectory?: string;
};

/** A Tuesday, a quarter past nine in the morning in New York, summer time. */
export const TUESDAY_MORNING = '2026-06-02T13:15:00.000Z';
/** The rules of the reference's own story. */
export const STORY_RULES = [
  'Earn 1 point per dollar spent.',
  'Beans and gift cards earn double points.',
  'Reward tiers: 100 points = a free coffee, 250 points = a free lunch, 500 points = $25 off.',
  'Members can be away 60 days before they count as lapsing.',
].join('\n');

export async function startLoyalty(options: LoyaltyOptions = {}) {
  const shipped = cdk.context.shop;
  const settings = {
    ...shipped,
    country: 'US',
    currency: 'USD',
    locale: 'en-US',
    timeZone: 'America/New_York',
    ...options.shop,
    products: { loyalty: { ...shipped.products.loyalty, ...options.loyalty } },
  };
  const runtime: Runtime = await startRuntime({
    packs,
    pages: consoleOf(packs),
    ...wayOf(options),
    quiet: true,
    build: buildHere,
    startAt: options.startAt ?? TUESDAY_MORNING,
    shop: settings,
    ...(options.intercept === undefined ? {} : { intercept: options.intercept }),
  });
  const hook = runtime.status().functions.find(({ name }) => name === 'loy-pos-webhook')?.webhook;
  if (hook === undefined) throw new Error('loy-pos-webhook tells no webhook secret');

  let delivery = 0;
  const postRaw = async (body: string, headers?: Record<string, string>): Promise<Answer> => {
    delivery += 1;
    const response = await fetch(runtime.functionUrl('loy-pos-webhook'), {
      method: 'POST',
      headers: headers ?? {
        'content-type': 'application/json',
        ...signStandardWebhook(body, hook.secret, `msg_${delivery}`, runtime.now()),
      },
      body,
    });
    const text = await response.text();
    return { status: response.status, text, json: text.startsWith('{') ? JSON.parse(text) : {} };
  };
  const rowsOf = async (table: string, phone: string): Promise<Row[]> =>
    (await runtime.table(table)).filter((row) => row.phone === phone);

  return {
    runtime,
    /** What the operator's commands take for the settings block, as the variable SHOP_SETTINGS. */
    settings,
    secret: hook.secret,
    signupUrl: runtime.functionUrl('loy-signup'),
    deskUrl: runtime.functionUrl('loy-redeem-handler'),
    postRaw,
    /** Posts a till's event and does not wait for what follows from it. */
    post: (event: object) => postRaw(JSON.stringify(event)),
    /** Posts it and waits until all that follows has happened. */
    async tell(event: object): Promise<Answer> {
      const answer = await postRaw(JSON.stringify(event));
      await runtime.idle();
      return answer;
    },
    advance: (to: string) => runtime.advance(to),
    async member(phone: string): Promise<Row | undefined> {
      return (await rowsOf('loy-members', phone))[0];
    },
    /** Oldest first. */
    async ledger(phone: string): Promise<Row[]> {
      const rows = await rowsOf('loy-ledger', phone);
      return rows.sort((one, other) => (String(one.ts) < String(other.ts) ? -1 : 1));
    },
    audit: (phone: string) => rowsOf('loy-audit', phone),
    review: (phone: string) => rowsOf('loy-review', phone),
    async lapsing(phone: string): Promise<Row | undefined> {
      return (await rowsOf('loy-lapsing', phone))[0];
    },
    mailsTo: (address: string): InboxMessage[] => runtime.messages().filter(({ to }) => to === address),
    ownerLetters: (): InboxMessage[] =>
      runtime.messages().filter(({ to }) => to === 'owner@ridgeback.example'),
    stop: () => runtime.stop(),
  };
}

export const MARIA = '+12125550100';
let sales = 0;

/** A closed sale of 18.00 with 6.00 of beans, in the generic format. */
export function saleOf(at: Date | string, changes: Readonly<Record<string, unknown>> = {}) {
  sales += 1;
  return {
    type: 'sale.completed',
    sale_id: `s-${9000 + sales}`,
    closed_at: typeof at === 'string' ? at : at.toISOString(),
    phone: MARIA,
    member_id: null,
    currency: 'USD',
    total: '18.00',
    items: [
      { code: 'BEANS-250', name: 'House beans', quantity: 1, amount: '6.00' },
      { code: 'LATTE', name: 'Latte', quantity: 3, amount: '12.00' },
    ],
    ...changes,
  };
}

/** A refund of that sale, in full unless `changes` say otherwise. */
export function refundOf(
  sale: { sale_id: string; total: string; items: readonly object[] },
  at: Date | string,
  changes: Readonly<Record<string, unknown>> = {},
) {
  return {
    type: 'sale.refunded',
    sale_id: `r-${sale.sale_id}`,
    refund_of: sale.sale_id,
    closed_at: typeof at === 'string' ? at : at.toISOString(),
    currency: 'USD',
    total: sale.total,
    items: sale.items,
    ...changes,
  };
}

/** A confirmed, opted-in member as a row, for setting up; `balance` needs `openingRow` beside it in loy-ledger. */
export function memberRow(phone: string, changes: Readonly<Record<string, unknown>> = {}) {
  return {
    phone,
    name: 'Maria',
    balance: 0,
    visit_count: 6,
    last_seen: '2026-05-20T12:00:00.000Z',
    joined: '2026-03-02T12:00:00.000Z',
    joined_by: 'form',
    status: 'active',
    largest_minor: 4000,
    email: 'maria@example.com',
    email_confirmed_at: '2026-03-02T12:05:00.000Z',
    opted_in: true,
    ...changes,
  };
}

/** The ledger row that makes `points` of a set-up balance true. */
export const openingRow = (phone: string, points: number) => ({
  phone,
  ts: '2026-03-02T12:00:00.000Z#import:set-up',
  points_change: points,
  reason: 'import',
  posted_at: '2026-03-02T12:00:00.000Z',
  day: '2026-03-02',
});
