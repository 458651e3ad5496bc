// Orders that are written without a look, on a real engine: each thing that a look would have found refuses the write, and
// then comes to what a look comes to.
import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Job } from '../../../../lambdas/upsell/ordering/job.ts';
import { receiveOrder, stopOrder } from '../../../../lambdas/upsell/ordering/order-events.ts';
import type { InMemory, OrderEventParts } from '../../../../lambdas/upsell/ordering/order-parts.ts';
import { defaultUpsellSettings } from '../../../../lambdas/upsell/rules/settings.ts';
import { makeLoadOrder } from '../../../../lambdas/upsell/state/load-order.ts';
import { makeRecordConsent } from '../../../../lambdas/upsell/state/record-consent.ts';
import type { Order, Person } from '../../../../shared/events/store-events.ts';
import { makeLog } from '../../../../shared/handlers/log.ts';
import { makeRemembered } from '../../../../shared/handlers/remembered.ts';
import { digestOfAddress } from '../../../../shared/people/address-digest.ts';
import { aShop } from '../../../shared/platforms/shops.ts';
import { anOrder, minutesAfter, noon } from '../builders.ts';
import { startUpsellTables, type UpsellTables } from '../tables.ts';

let tables: UpsellTables;
let looks = 0;
let queued: Job[] = [];
beforeAll(async () => {
  tables = await startUpsellTables();
});
afterAll(() => tables.stop());
beforeEach(() => {
  looks = 0;
  queued = [];
});

/** One process of the function; another one remembers nothing of what this one did. */
function aProcess(changes: Partial<OrderEventParts> = {}): OrderEventParts & InMemory {
  const load = makeLoadOrder(tables.documents, {
    orders: 'orders',
    customers: 'customers',
    optOut: 'optout',
  });
  return {
    ...tables,
    shop: aShop(),
    log: makeLog({ functionName: 'test', now: () => noon, write: () => {} }),
    now: () => noon,
    settings: async () => ({ ...defaultUpsellSettings, channel: 'email' }),
    load: async (order) => {
      looks += 1;
      return load(order);
    },
    jobs: { add: async (job) => void queued.push(job as Job) },
    settled: makeRemembered(100),
    underWay: new Map(),
    ...changes,
  };
}

let people = 0;
/** Somebody nobody knows, with an address and a number of their own. */
function somebody(changes: Partial<Person> = {}): Person {
  people += 1;
  return {
    id: `p-${people}`,
    email: `p-${people}@example.com`,
    phone: `+4477009${String(people).padStart(5, '0')}`,
    emailConsent: true,
    ...changes,
  };
}
const orderOf = (customer: Person, changes: Partial<Order> = {}): Order =>
  anOrder({ orderId: `of-${customer.id}`, customer, ...changes });
const keysOf = ({ id, email = '', phone = '' }: Person) => [
  id,
  digestOfAddress(email),
  digestOfAddress(phone),
];
const outcomeOf = async ({ orderId }: Order) => (await tables.orders.get(orderId))?.gate_outcome;
const received = async (order: Order, parts = aProcess()) =>
  JSON.parse((await receiveOrder(order, parts)).body).status;
const row = (Item: Record<string, unknown>) =>
  tables.documents.send(new PutCommand({ TableName: 'customers', Item }));
const rowsOf = async (TableName: string) =>
  (await tables.documents.send(new ScanCommand({ TableName }))).Items;

/** The places of a person's three keys. */
const EACH_KEY = [
  ['their id', 0],
  ['their address', 1],
  ['their number', 2],
] as const;

describe('an order that nothing stands in the way of', () => {
  it('given somebody new, then it is recorded, counted, reserved and queued without a look', async () => {
    const tom = somebody();
    const order = orderOf(tom);
    expect(await received(order)).toBe('accepted');
    expect(looks).toBe(0);
    expect(await outcomeOf(order)).toBe('queueing');
    expect(await tables.customers.get(tom.id)).toMatchObject({
      email: tom.email,
      order_count: 1,
      owned_skus: new Set(['BIKE-COMMUTER']),
    });
    for (const row of await tables.cap.rows(keysOf(tom)))
      expect(row).toMatchObject({ nudge_pending_order: order.orderId });
    expect(await tables.cap.rows(keysOf(tom))).toHaveLength(3);
    expect(queued).toMatchObject([{ order_id: order.orderId, person_keys: keysOf(tom) }]);
  });

  it('given somebody who bought before, agreed before and was nudged long ago, then it is no different', async () => {
    const tom = somebody();
    const long = minutesAfter(noon, -60 * 24 * 40).toISOString();
    await row({
      customer_id: tom.id,
      email: tom.email,
      owned_skus: new Set(['PUMP']),
      order_count: 1,
      last_nudged_at: long,
      nudge_pending_until: long,
    });
    await row({ customer_id: digestOfAddress(tom.email ?? ''), last_nudged_at: long });
    expect(await received(orderOf(tom))).toBe('accepted');
    expect(looks).toBe(0);
    expect(await tables.customers.get(tom.id)).toMatchObject({
      order_count: 2,
      owned_skus: new Set(['BIKE-COMMUTER', 'PUMP']),
    });
  });
});

describe('an order that something stands in the way of', () => {
  it.each(EACH_KEY)(
    'given %s opted out, then it is looked at, and nothing of them is kept',
    async (_, place) => {
      const tom = somebody();
      await tables.optOut.list([keysOf(tom)[place] ?? ''], 'store', noon);
      await received(orderOf(tom));
      expect({ looks, queued, outcome: await outcomeOf(orderOf(tom)) }).toEqual({
        looks: 1,
        queued: [],
        outcome: 'opted-out',
      });
      expect(await tables.customers.get(tom.id)).not.toHaveProperty('email');
      expect(await tables.customers.get(tom.id)).toMatchObject({ order_count: 1 });
    },
  );

  it.each(EACH_KEY)('given %s was erased, then not even the purchase is kept', async (_, place) => {
    const tom = somebody();
    await tables.optOut.erase([keysOf(tom)[place] ?? ''], noon);
    const before = await rowsOf('customers');
    await received(orderOf(tom));
    expect({ looks, queued, outcome: await outcomeOf(orderOf(tom)) }).toEqual({
      looks: 1,
      queued: [],
      outcome: 'opted-out',
    });
    expect(await rowsOf('customers')).toEqual(before);
    expect(await tables.orders.get(orderOf(tom).orderId)).not.toHaveProperty('customer_id');
  });

  const lately = minutesAfter(noon, -60).toISOString();
  const soon = minutesAfter(noon, 60).toISOString();
  it.each(
    EACH_KEY.flatMap(([name, place]) => [
      [name, 'had a nudge lately', place, { last_nudged_at: lately }] as const,
      [name, 'has one on its way', place, { nudge_pending_order: 'x', nudge_pending_until: soon }] as const,
    ]),
  )('given %s %s, then it is capped and counted', async (_, __, place, cap) => {
    const tom = somebody();
    await row({ customer_id: keysOf(tom)[place], ...cap });
    await received(orderOf(tom));
    expect({ looks, queued, outcome: await outcomeOf(orderOf(tom)) }).toEqual({
      looks: 1,
      queued: [],
      outcome: 'capped',
    });
    expect(await tables.customers.get(tom.id)).toMatchObject({ order_count: 1 });
  });

  it.each(['email', 'phone'] as const)(
    'given another %s is remembered of them, and that one opted out, then it is opted out',
    async (attribute) => {
      const tom = somebody();
      const other = attribute === 'email' ? 'other@example.com' : '+447700900999';
      await row({ customer_id: tom.id, [attribute]: other });
      await tables.optOut.list([digestOfAddress(other)], 'store', noon);
      await received(orderOf(tom));
      expect({ looks, outcome: await outcomeOf(orderOf(tom)) }).toEqual({ looks: 1, outcome: 'opted-out' });
    },
  );

  it.each([
    ['another address is remembered of them', (tom: Person) => tom, { email: 'second@example.com' }],
    ['another number is remembered of them', (tom: Person) => tom, { phone: '+447700900998' }],
    ['a number that the order lacks', ({ phone: _, ...tom }: Person) => tom, { phone: '+447700900997' }],
  ] as const)('given %s, then the nudge is reserved under that one too', async (_, as, remembered) => {
    const tom = somebody();
    await row({ customer_id: tom.id, ...remembered });
    const order = orderOf(as(tom));
    expect(await received(order)).toBe('accepted');
    expect({ looks, outcome: await outcomeOf(order) }).toEqual({ looks: 1, outcome: 'queueing' });
    const [address = ''] = Object.values(remembered);
    expect(await tables.cap.rows([digestOfAddress(address)])).toMatchObject([
      { nudge_pending_order: order.orderId },
    ]);
    expect(queued[0]?.person_keys).toContain(digestOfAddress(address));
  });

  it('given a shopper who owns so much that it must be folded, then nothing of it is forgotten', async () => {
    const tom = somebody();
    const many = Array.from({ length: 4_000 }, (_, index) => `SKU-OF-A-LARGE-SHOP-${index}-AND-MORE`);
    await row({ customer_id: tom.id, owned_skus: new Set(many), order_count: 9 });
    expect(await received(orderOf(tom))).toBe('accepted');
    expect(looks).toBe(1);
    const bought = await tables.customers.boughtBy(tom.id);
    expect(bought).toMatchObject({ owned_skus: new Set(['BIKE-COMMUTER']), order_count: 10 });
    expect(bought?.owned_digests).toHaveLength(8 * many.length);
  });

  it('given it was taken back before it came, then it is stopped and holds no nudge', async () => {
    const tom = somebody();
    const parts = aProcess();
    await stopOrder(orderOf(tom).orderId, 'cancelled', parts);
    await received(orderOf(tom), parts);
    expect({ looks, queued, outcome: await outcomeOf(orderOf(tom)) }).toEqual({
      looks: 1,
      queued: [],
      outcome: 'stopped',
    });
    expect(await tables.customers.get(tom.id)).not.toHaveProperty('nudge_pending_order');
  });

  it('given an opt-out between the look and the write, then it is looked at again', async () => {
    const tom = somebody({ phone: '+447700900996' });
    const { emailConsent: _, ...silent } = tom;
    const agree = makeRecordConsent(tables.documents, tables.customers, tables.optOut);
    const word = { agrees: true, at: minutesAfter(noon, -60).toISOString() };
    await agree({ customerId: tom.id, person: tom, channel: 'email', word, keys: keysOf(tom) });
    const parts = aProcess();
    const load: typeof parts.load = async (order) => {
      const known = await parts.load(order);
      if (looks === 1) await tables.optOut.list([tom.id], 'store', noon);
      return known;
    };
    await received(orderOf(silent), { ...parts, load });
    expect({ looks, queued, outcome: await outcomeOf(orderOf(tom)) }).toEqual({
      looks: 2,
      queued: [],
      outcome: 'opted-out',
    });
  });
});

describe('an order that was told before', () => {
  it('given another process and a job that was begun, then it is a duplicate without a look', async () => {
    const order = orderOf(somebody());
    await received(order);
    expect(await tables.orders.beginJob(order.orderId, queued[0]?.job_id ?? '')).toBe(true);
    expect(await received(order, aProcess())).toBe('duplicate');
    expect({ looks, jobs: queued.length }).toEqual({ looks: 0, jobs: 1 });
    expect(await tables.customers.get(order.customer?.id ?? '')).toMatchObject({ order_count: 1 });
  });

  it('given other processes and a job that waits, then each queues one more at once, and one of all is begun', async () => {
    const order = orderOf(somebody());
    await received(order);
    const others = aProcess();
    expect(await received(order, others)).toBe('accepted');
    expect(await received(order, others)).toBe('duplicate');
    expect(await received(order, aProcess())).toBe('accepted');
    expect({ looks, jobs: queued.length }).toEqual({ looks: 0, jobs: 3 });
    for (const job of queued) expect(job).toEqual({ ...queued[0], job_id: job.job_id });
    const begun = await Promise.all(
      queued.map(({ job_id = '' }) => tables.orders.beginJob(order.orderId, job_id)),
    );
    expect(begun.filter(Boolean)).toHaveLength(1);
  });

  it('given the process that is at work on it, then all wait for its answer, and it has one job', async () => {
    const order = orderOf(somebody());
    const parts = aProcess();
    const answers = await Promise.all(Array.from({ length: 20 }, () => received(order, parts)));
    expect(answers.filter((status) => status === 'accepted')).toHaveLength(1);
    expect(queued).toHaveLength(1);
    expect(parts.underWay.size).toBe(0);
  });

  it('given that process fails at it, then all who wait fail, and the next telling queues it', async () => {
    const order = orderOf(somebody());
    let isAway = true;
    const parts = aProcess({
      jobs: {
        add: async (job) => {
          if (isAway) throw new Error('the queue is away');
          queued.push(job as Job);
        },
      },
    });
    const all = await Promise.allSettled([received(order, parts), received(order, parts)]);
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isAway = false;
    expect(await received(order, parts)).toBe('accepted');
    expect(queued).toHaveLength(1);
  });
});

describe('an order’s number, and the store’s record of its customer', () => {
  const changed = (id: string, phone: string, minutes: number) =>
    tables.changes.change(id, { phone, at: minutesAfter(noon, minutes).toISOString() }, []);
  it.each(['before the record was heard', 'after'])(
    'stays where the record has none: told %s',
    async (when) => {
      const first = orderOf(somebody(), { placedAt: minutesAfter(noon, -300).toISOString() });
      const { customer = somebody() } = first;
      await received(first);
      const phone = '+447700900777';
      const next = orderOf(
        { ...customer, phone },
        {
          orderId: `next-${customer.id}`,
          placedAt: minutesAfter(noon, -200).toISOString(),
        },
      );
      if (when === 'after') await changed(customer.id, 'none', -100);
      await received(next);
      if (when !== 'after') await changed(customer.id, 'none', -100);
      expect(await tables.customers.get(customer.id)).toMatchObject({
        phone,
        contact_at: minutesAfter(noon, -100).toISOString(),
      });
    },
  );

  it.each(['before the record was heard', 'after'])(
    'ends with the record where it was the record’s: told %s',
    async (when) => {
      const known = orderOf(somebody(), { placedAt: minutesAfter(noon, -300).toISOString() });
      const { customer = somebody() } = known;
      const { phone: _, ...numberless } = customer;
      await received({ ...known, customer: numberless });
      const next = orderOf(
        { ...customer, recorded: ['phone'] },
        {
          orderId: `next-${customer.id}`,
          placedAt: minutesAfter(noon, -200).toISOString(),
        },
      );
      if (when === 'after') await changed(customer.id, 'none', -100);
      await received(next);
      if (when !== 'after') await changed(customer.id, 'none', -100);
      const row = await tables.customers.get(customer.id);
      expect([row?.phone, row?.phone_from]).toEqual([undefined, undefined]);
    },
  );
});

describe('an order that was paid three days after it was made', () => {
  const [made, between] = [-3, -1].map((days) => minutesAfter(noon, days * 24 * 60).toISOString());
  const paidLater = (tom: Person) => orderOf(tom, { placedAt: noon.toISOString(), saidAt: made as string });

  it('counts from its payment, and says of its shopper what it said when it was made', async () => {
    const tom = somebody();
    const order = paidLater(tom);
    await received(order);
    expect(await outcomeOf(order)).toBe('queueing');
    expect(await tables.customers.get(tom.id)).toMatchObject({
      last_order_at: order.placedAt,
      contact_at: made,
      email_consent_at: made,
    });
  });

  it('never turns back what was said between', async () => {
    const tom = somebody();
    const since = {
      email: `new-${tom.id}@example.com`,
      email_from: 'customer',
      contact_at: between,
      email_consent: false,
      email_consent_at: between,
    };
    await row({ customer_id: tom.id, ...since });
    const order = paidLater(tom);
    await received(order);
    expect(await outcomeOf(order)).toBe('no-consent');
    expect(await tables.customers.get(tom.id)).toMatchObject({ ...since, last_order_at: order.placedAt });
  });
});

describe('an order whose shopper told the store that they want no more', () => {
  it.each(['email', 'sms'] as const)(
    'of %s lists them for good, as the topic of its own does',
    async (channel) => {
      const tom = somebody({ refused: [channel], ...(channel === 'email' ? { emailConsent: false } : {}) });
      const order = orderOf(tom);
      expect(await received(order)).toBe('accepted');
      expect(await outcomeOf(order)).toBe('opted-out');
      for (const key of keysOf(tom)) expect(await tables.optOut.isListed([key])).toBe(true);
      expect(await tables.customers.get(tom.id)).not.toHaveProperty('email');
      const next = orderOf({ ...tom, refused: [], emailConsent: true }, { orderId: `next-${tom.id}` });
      await received(next);
      expect(await outcomeOf(next)).toBe('opted-out');
    },
  );

  it('and who was asked to confirm is remembered as that', async () => {
    const tom = somebody({ emailConsent: false, pending: ['email'] });
    const order = orderOf(tom);
    await received(order);
    expect(await outcomeOf(order)).toBe('no-consent');
    expect(await tables.customers.get(tom.id)).toMatchObject({
      email_consent: false,
      email_consent_pending: true,
    });
  });
});

describe('orders of one person at once', () => {
  it('given four under three ids and one address, then exactly one is queued and all are counted', async () => {
    const tom = somebody();
    const { email = '' } = tom;
    const others = [somebody({ email }), somebody({ email })];
    const guest = { ...tom, id: digestOfAddress(tom.email ?? '') };
    const orders = [tom, ...others, guest].map((person, index) =>
      orderOf(person, { orderId: `race-${index}` }),
    );
    await Promise.all(orders.map((order) => received(order, aProcess())));
    const outcomes = await Promise.all(orders.map(outcomeOf));
    expect(outcomes.sort()).toEqual(['capped', 'capped', 'capped', 'queueing']);
    expect(queued).toHaveLength(1);
    for (const { customer } of orders)
      expect(await tables.customers.get(customer?.id ?? '')).toMatchObject({ order_count: 1 });
  });
});

describe('an order that is too large to be kept whole', () => {
  it('is recorded, and the log says of how many lines a part was kept; of an ordinary one it says nothing', async () => {
    const said: string[] = [];
    const log = makeLog({ functionName: 'test', now: () => noon, write: (line) => void said.push(line) });
    const [line] = anOrder().items;
    const items = Array.from({ length: 5_000 }, (_, index) => ({ ...line!, sku: `SKU-${index}` }));
    for (const order of [orderOf(somebody(), { items }), orderOf(somebody())]) {
      expect(await received(order, aProcess({ log }))).toBe('accepted');
      expect(await outcomeOf(order)).toBe('queueing');
    }
    const recorded = said
      .map((text) => JSON.parse(text))
      .filter(({ message }) => message === 'order recorded');
    expect(recorded.map(({ lines }) => lines)).toEqual([5_000, undefined]);
  });
});
