// What happens in the demo month beside ordinary orders: each chapter is one thing that goes differently in a real
// shop, played by a person of its own, so that its end can be seen in the tables.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { type Beat, DAY_MS, HOUR_MS } from '../../../demo/beats.ts';
import type { Stage } from '../../../demo/product.ts';
import type { HookAnswer, StoreHooks } from '../../../demo/store-hooks.ts';
import type { Shopper } from '../../../sample/store/feed.ts';
import { product } from '../../../sample/store/feed.ts';
import {
  customerErased,
  customerOptedOut,
  orderCancelled,
  orderOf,
  orderRefunded,
  type SampleEvent,
} from '../sample-orders.ts';
import type { Castmate } from './cast.ts';

const MINUTE_MS = 60_000;
const RULES = resolve(import.meta.dirname, '..', '..', '..', '..', 'rules', 'upsell');
const BUCKET = 'upsr-rules-source';

/** One person per chapter. The two addresses are ones that bounce and complain on the laptop. */
export const storyCast: readonly Castmate[] = (
  [
    ['tidy', 'Branwen', 'taps'],
    ['twice', 'Cledwyn', 'ignores'],
    ['cancels', 'Delyth', 'ignores'],
    ['refunds', 'Eluned', 'ignores'],
    ['store-out', 'Ffion', 'ignores'],
    ['price', 'Gwilym', 'ignores'],
    ['sold-out', 'Heledd', 'ignores'],
    ['erased', 'Iorwerth', 'ignores'],
    ['stops', 'Luned', 'opts-out'],
    ['late', 'Mabon', 'taps-late'],
    ['night', 'Nerys', 'ignores'],
    ['bounces', 'Olwen', 'ignores'],
    ['complains', 'Pryderi', 'ignores'],
    ['unsubscribes', 'Tegid', 'opts-out'],
    ['meanwhile', 'Urien', 'ignores'],
  ] as const
).map(([part, name, habit], index) => ({
  id: `s-${part}`,
  name,
  phone: `+4477009002${String(index + 10)}`,
  email: `${mailboxOf(part)}@example.com`,
  marketing_consent: true,
  locale: 'en-GB',
  habit,
  hasPreviews: true,
}));

function mailboxOf(part: string): string {
  if (part === 'bounces') return 'bounce+olwen';
  return part === 'complains' ? 'complaint+pryderi' : `story.${part}`;
}

export function storyBeats(
  stage: Stage,
  hooks: StoreHooks,
  expect: (what: string, answer: HookAnswer, wanted: string) => void,
): readonly Beat[] {
  const { runtime, store } = stage;
  let count = 0;
  const at = (day: number, hour: number, minute = 0): number =>
    stage.startsAt.getTime() + day * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS;
  const beat = (when: number, play: () => Promise<unknown> | unknown): Beat => ({
    at: when,
    play: async () => void (await play()),
  });
  const tell = async (event: SampleEvent, wanted = 'accepted') => {
    count += 1;
    expect(`${event.type} number ${count}`, await hooks.deliver(event, `story-${count}`), wanted);
  };
  const buys = (part: string, orderId: string, sku = 'BIKE-COMMUTER') =>
    tell(orderOf({ orderId, placedAt: runtime.now() }, person(part), [[product(sku), 1]]));
  const write = (document: 'settings.txt' | 'voice.txt', change: (shipped: string) => string) => {
    const shipped = readFileSync(resolve(RULES, document), 'utf8');
    return runtime.objects.write(BUCKET, document, Buffer.from(change(shipped)), 'text/plain');
  };
  const asShipped = (text: string): string => text;

  return [
    beat(at(1, 10), () => buys('tidy', 'S-TIDY')),
    beat(at(1, 10, 5), async () => {
      const order = orderOf({ orderId: 'S-FORGED', placedAt: runtime.now() }, person('twice'), [
        [product('BIKE-COMMUTER'), 1],
      ]);
      expect('a forged order', await hooks.forge(order, 'story-forged'), '401');
    }),

    beat(at(2, 11), () => buys('twice', 'S-TWICE-1')),
    beat(at(2, 11, 30), () => buys('twice', 'S-TWICE-2', 'BIKE-GRAVEL')),

    beat(at(3, 9), () => buys('cancels', 'S-CANCELS')),
    beat(at(3, 9, 30), () => tell(orderCancelled('S-CANCELS'))),
    beat(at(3, 12), () => buys('refunds', 'S-REFUNDS')),
    beat(at(5, 12), () => tell(orderRefunded('S-REFUNDS'))),

    beat(at(4, 10), () => buys('store-out', 'S-STORE-OUT')),
    beat(at(4, 10, 20), () => tell(customerOptedOut('s-store-out'))),

    beat(at(5, 13), () => buys('price', 'S-PRICE')),
    beat(at(5, 13, 10), async () => {
      const sku = await chosenFor(stage, 'S-PRICE');
      const { price } = product(sku);
      store.setPrice(sku, (Number(price) + 1).toFixed(2));
    }),
    beat(at(6, 13), () => buys('sold-out', 'S-SOLD-OUT')),
    beat(at(6, 13, 10), async () => store.setStock(await chosenFor(stage, 'S-SOLD-OUT'), 0)),
    beat(at(7, 7), () => restock(stage)),

    beat(at(6, 21, 40), () => buys('night', 'S-NIGHT')),
    beat(at(7, 12), () => buys('stops', 'S-STOPS')),
    beat(at(8, 12), () => buys('late', 'S-LATE')),

    // The owner edits both documents and makes a slip in each; a letter comes, the last good version stays in force for
    // the order that falls in between, and the slips are put right.
    beat(at(8, 9), () => write('settings.txt', asShipped)),
    beat(at(8, 9, 1), () => write('voice.txt', asShipped)),
    beat(at(9, 10), () => write('settings.txt', (text) => text.replace('60 minutes', 'a bit'))),
    beat(at(9, 10, 1), () => write('voice.txt', (text) => text.replaceAll('{link}', 'the link'))),
    beat(at(9, 11), () => buys('meanwhile', 'S-MEANWHILE')),
    beat(at(9, 15), () => write('settings.txt', asShipped)),
    beat(at(9, 15, 1), () => write('voice.txt', asShipped)),

    // The store's API is down for an hour: the mirror stays as it was, the alarm rings.
    ...outage(stage, at(10, 10, 5), at(10, 11, 5), beat),

    beat(at(12, 10), () => buys('erased', 'S-ERASED')),
    beat(at(12, 10, 30), () => tell(customerErased('s-erased'))),
    beat(at(13, 10), () => buys('erased', 'S-ERASED-AGAIN')),

    // A week of e-mail instead of text messages.
    beat(at(14, 9), () => write('settings.txt', (text) => `${text}\nSend by e-mail.\n`)),
    beat(at(15, 10), () => buys('bounces', 'S-BOUNCES')),
    beat(at(15, 11), () => buys('complains', 'S-COMPLAINS')),
    beat(at(16, 10), () => buys('unsubscribes', 'S-UNSUBSCRIBES')),
    beat(at(21, 9), () => write('settings.txt', asShipped)),
    beat(at(22, 10), () => buys('bounces', 'S-BOUNCES-AGAIN')),
    beat(at(22, 11), () => buys('complains', 'S-COMPLAINS-AGAIN')),
    beat(at(14, 7), () => restock(stage)),
    beat(at(21, 7), () => restock(stage)),
  ].filter(({ at: when }) => when < stage.startsAt.getTime() + stage.days * DAY_MS);
}

function person(part: string): Shopper {
  const found = storyCast.find(({ id }) => id === `s-${part}`);
  if (found === undefined) throw new Error(`Nobody plays "${part}"`);
  const { habit: _, hasPreviews: __, ...shopper } = found;
  return shopper;
}

/** The add-on that was chosen for an order and still waits to be sent. */
async function chosenFor({ runtime }: Stage, orderId: string): Promise<string> {
  const table = runtime.tables().find((name) => name.startsWith('upsr-offers')) ?? '';
  const offer = (await runtime.table(table)).find(({ order_id }) => order_id === orderId);
  if (typeof offer?.sku !== 'string') throw new Error(`Nothing was chosen for ${orderId}`);
  return offer.sku;
}

/** Monday morning: the shelves are as the shop opened with them, at the old prices. */
function restock({ store }: Stage): void {
  store.put(store.products().map(({ sku }) => product(sku)));
}

function outage(
  { runtime, store }: Stage,
  from: number,
  until: number,
  beat: (at: number, play: () => unknown) => Beat,
): readonly Beat[] {
  // "Retry at once", because the function's pauses are real time and an hour's worth of them would be minutes.
  const broken = createServer((_, answer) => answer.writeHead(503, { 'retry-after': '0' }).end());
  const hosts = Object.entries(runtime.outside.hosts()).filter(([, url]) => url === store.url);
  return [
    beat(from, async () => {
      await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
      const url = `http://127.0.0.1:${(broken.address() as AddressInfo).port}`;
      for (const [host] of hosts) runtime.outside.register(host, url);
    }),
    beat(until, () => {
      for (const [host] of hosts) runtime.outside.register(host, store.url);
      broken.closeAllConnections();
      broken.close();
    }),
  ];
}
