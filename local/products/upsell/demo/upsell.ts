// The upsell recommender's part of the demo month: a cast, its orders, and the story.

import type { Beat } from '../../../demo/beats.ts';
import type { DemoProduct, Stage, SummaryLine } from '../../../demo/product.ts';
import { type HookAnswer, openStoreHooks } from '../../../demo/store-hooks.ts';
import { sampleShoppers } from '../../../sample/store/feed.ts';
import type { InboxMessage } from '../../../world.ts';
import { type Castmate, type Habits, makeCast } from './cast.ts';
import { collectEvidence } from './evidence.ts';
import { monthOfOrders, type PlannedOrder } from './month-of-orders.ts';
import { brokenPromises } from './promises.ts';
import { reactionsTo } from './shoppers.ts';
import { storyBeats, storyCast } from './story.ts';
import { summaryOf } from './summary.ts';

export type UpsellMonth = {
  /** People who shop; a good third of the orders by default, so that many come back. */
  readonly people?: number;
  readonly habits?: Habits;
  /** False leaves the chapters of the story out: orders and what follows from them, nothing else. */
  readonly story?: boolean;
};

const BUSY: Habits = { taps: 22, tapsLate: 5, optsOut: 3 };
const LIMITS = { capDays: 30, quietFrom: 21, quietUntil: 8, timeZone: 'Europe/London' };

export function demoUpsell(stage: Stage, month: UpsellMonth = {}): DemoProduct {
  const { runtime, store } = stage;
  const hooks = openStoreHooks(runtime, /^upsr-order\b/);
  const withStory = month.story ?? true;
  const people = month.people ?? Math.max(1, Math.min(600, Math.round(stage.orders * 0.4)));
  const regulars = makeCast(stage.seed, people, month.habits ?? BUSY);
  const cast: readonly Castmate[] = withStory ? [...storyCast, ...regulars] : regulars;
  const known = [...cast, ...sampleShoppers];
  const logLines = new Set<string>();
  const surprises: string[] = [];
  const sent = { webhooks: 0 };

  const expectAnswer = (what: string, { status, outcome }: HookAnswer, wanted: string) => {
    sent.webhooks += 1;
    const isAsWanted = String(status) === wanted || (status === 200 && outcome === wanted);
    if (!isAsWanted) surprises.push(`${what} was answered ${status} ${outcome} instead of ${wanted}`);
  };
  const deliver = async (what: string, event: object, id: string, wanted: string) =>
    expectAnswer(what, await hooks.deliver(event, id), wanted);

  function orderBeats({ at, order, repeatedAt, stop }: PlannedOrder): readonly Beat[] {
    const { order_id } = order;
    const beats: Beat[] = [
      {
        at,
        play: async () => {
          // The order carries the moment at which it is really placed on the runtime's clock.
          const placed = { ...order, placed_at: runtime.now().toISOString() };
          await deliver(order_id, placed, `${order_id}-created`, 'accepted');
          for (const { sku, quantity } of order.items) takeFromShelf(sku, quantity);
        },
      },
    ];
    if (repeatedAt !== undefined) {
      const play = () => deliver(`${order_id} again`, order, `${order_id}-again`, 'duplicate');
      beats.push({ at: repeatedAt, play });
    }
    if (stop !== undefined) {
      const play = () => deliver(stop.type, { type: stop.type, order_id }, `${order_id}-stop`, 'accepted');
      beats.push({ at: stop.at, play });
    }
    return beats;
  }

  function takeFromShelf(sku: string, quantity: number): void {
    const stock = store.products().find((product) => product.sku === sku)?.stock;
    if (typeof stock === 'number') store.setStock(sku, Math.max(0, stock - quantity));
  }

  const evidence = () => collectEvidence(runtime, known, [...logLines]);
  const functions = runtime.status().functions.filter(({ name }) => name.startsWith('upsr-'));

  return {
    name: 'upsell',
    beats() {
      const { seed, orders: count, startsAt, days } = stage;
      const planned = monthOfOrders({ seed: seed + 1, cast: regulars, count, startsAt, days });
      return [...planned.flatMap(orderBeats), ...(withStory ? storyBeats(stage, hooks, expectAnswer) : [])];
    },
    onMessage(message: InboxMessage) {
      const person = cast.find(({ email, phone }) => email === message.to || phone === message.to);
      if (person === undefined) return [];
      const text = (from: string, body: string) => runtime.receiveText({ from, body });
      return reactionsTo(message, person, { text, seed: stage.seed });
    },
    onLook() {
      for (const { name } of functions) for (const line of runtime.logs(name)) logLines.add(line);
    },
    async summary(): Promise<readonly SummaryLine[]> {
      const owners = runtime
        .messages()
        .filter(({ product, to }) => product === 'upsell' && to.includes('owner'));
      return summaryOf(await evidence(), { webhooks: sent.webhooks, letters: owners });
    },
    async broken() {
      return [...surprises, ...brokenPromises(await evidence(), LIMITS)];
    },
  };
}
