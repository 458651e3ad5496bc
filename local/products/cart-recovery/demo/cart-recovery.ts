// Cart recovery's part of the demo month: people, their carts, and the story.
import type { Beat } from '../../../demo/beats.ts';
import type { DemoProduct, Stage, SummaryLine } from '../../../demo/product.ts';
import { openStoreHooks } from '../../../demo/store-hooks.ts';
import { shopOf } from '../../../runtime/shops.ts';
import type { InboxMessage } from '../../../world.ts';
import { makeCartOwners } from './cast.ts';
import { collectCartEvidence } from './evidence.ts';
import { type Fates, monthOfCarts, type PlannedCart } from './month-of-carts.ts';
import { brokenCartPromises } from './promises.ts';
import { reminderIn } from './reminder.ts';
import { reactionsToReminder } from './shoppers.ts';
import { cartStory } from './story.ts';
import { storyFates, storyOwners } from './story-cast.ts';
import { cartSummaryOf } from './summary.ts';
import { makeCartTeller } from './teller.ts';

export type CartMonth = {
  /** Carts beside the story's own. Default: four for every ten orders. */
  readonly carts?: number;
  /** People who leave them. Default: three for every four carts, so that some come back. */
  readonly people?: number;
  /** Changes of a cart before it is left. */
  readonly events?: number;
  /** Days on which carts begin; what follows from them takes a week longer. Default: the month's. */
  readonly days?: number;
  readonly fates?: Fates;
  /** False leaves the chapters of the story out: carts and what follows from them, nothing else. */
  readonly story?: boolean;
};

const BUSY: Fates = { buysAlone: 25, buysAfterReminder: 25, unsubscribes: 8 };
const LIMITS = { quietFrom: 21, quietUntil: 8, doNotDisturbDays: 3 };

export function demoCarts(stage: Stage, month: CartMonth = {}): DemoProduct {
  const { runtime, seed, startsAt } = stage;
  const shop = shopOf(runtime.deployment);
  if (shop === undefined) throw new Error('No function knows the shop');
  const { carts: count = Math.round(stage.orders * 0.4), events = 4, story = true } = month;
  const people = month.people ?? Math.max(1, Math.round(count * 0.75));
  const owners = makeCartOwners(seed, people);
  const plan = { seed: seed + 2, owners, count, events, startsAt, days: month.days ?? stage.days };
  const planned = monthOfCarts({ ...plan, fates: month.fates ?? BUSY });
  const fates = new Map([
    ...planned.map(({ cartId, fate }) => [cartId, fate] as const),
    ...Object.entries(storyFates),
  ]);
  const teller = makeCartTeller({
    hooks: openStoreHooks(runtime, /^cr-ingest-webhook\b/),
    shop,
    now: () => runtime.now(),
    messages: () => runtime.messages(),
  });
  const logLines = new Set<string>();
  const functions = runtime.status().functions.filter(({ name }) => name.startsWith('cr-'));

  function cartBeats({ cartId, owner, changes, repeatedAt, boughtAt }: PlannedCart): readonly Beat[] {
    return [
      ...changes.map(({ at, lines }) => ({ at, play: () => teller.changes(cartId, owner, lines) })),
      ...(repeatedAt === undefined ? [] : [{ at: repeatedAt, play: () => teller.repeats(cartId) }]),
      ...(boughtAt === undefined ? [] : [{ at: boughtAt, play: () => teller.buys(cartId) }]),
    ];
  }

  const evidence = () =>
    collectCartEvidence(runtime, {
      people: [...owners, ...storyOwners],
      endings: teller.endings,
      logLines: [...logLines],
    });

  return {
    name: 'cart recovery',
    beats: () => [...planned.flatMap(cartBeats), ...(story ? cartStory(stage, teller) : [])],
    onMessage(message: InboxMessage) {
      const reminder = message.product === 'cart-recovery' ? reminderIn(message) : undefined;
      if (reminder === undefined) return [];
      const seen = { ...reminder, id: message.id, at: message.at, to: message.to };
      return reactionsToReminder(seen, fates.get(reminder.cartId) ?? 'leaves', { buy: teller.buys, seed });
    },
    onLook() {
      for (const { name } of functions) for (const line of runtime.logs(name)) logLines.add(line);
    },
    async summary(): Promise<readonly SummaryLine[]> {
      const letters = runtime
        .messages()
        .filter(({ product, to }) => product === 'cart-recovery' && to.includes('owner'));
      return cartSummaryOf(await evidence(), { webhooks: teller.webhooks(), letters });
    },
    async broken() {
      const limits = { ...LIMITS, timeZone: shop.timeZone };
      return [...teller.surprises, ...brokenCartPromises(await evidence(), limits)];
    },
  };
}
