// What cart recovery does to its tables per cart event, per wake-up and per reminder: the units and calls of each
// function, from the runtime's own meter, divided by how often it ran.

import type { MeteredCall } from '../local/aws/meter.ts';
import { openStoreHooks } from '../local/demo/store-hooks.ts';
import { makeCartOwners } from '../local/products/cart-recovery/demo/cast.ts';
import { monthOfCarts } from '../local/products/cart-recovery/demo/month-of-carts.ts';
import { makeCartTeller } from '../local/products/cart-recovery/demo/teller.ts';
import { packs } from '../local/products/registry.ts';
import { openSampleShop } from '../local/sample/shop.ts';
import { startRuntime } from '../local/start-runtime.ts';
import type { Benchmark, Figure } from './figure.ts';

const CARTS = 10;
const EVENTS = 12;
const STARTS_AT = '2026-11-16T10:00:00Z';
const SHOP = { currency: 'GBP', storeUrl: 'https://ridgeback.example', timeZone: 'Europe/London' };

export type UnitCost = {
  readonly readUnits: number;
  readonly writeUnits: number;
  /** Requests to AWS, the log apart. */
  readonly calls: number;
};

export const cartUnits: Benchmark = async (say) => {
  const runtime = await startRuntime({
    packs,
    ephemeral: true,
    quiet: true,
    startAt: STARTS_AT,
    only: ['cart-recovery'],
  });
  const store = await openSampleShop(runtime, packs);
  try {
    const teller = makeCartTeller({
      hooks: openStoreHooks(runtime, /^cr-ingest-webhook\b/),
      shop: SHOP,
      now: () => runtime.now(),
      messages: () => runtime.messages(),
    });
    const carts = monthOfCarts({
      seed: 1,
      owners: makeCartOwners(1, CARTS).map(({ timeZone: _, ...owner }) => owner),
      count: CARTS,
      events: EVENTS,
      startsAt: new Date(STARTS_AT),
      days: 1,
      fates: { buysAlone: 0, buysAfterReminder: 0, unsubscribes: 0 },
    });
    say(`${CARTS} carts of ${EVENTS} events, a minute apart …`);
    for (let change = 0; change < EVENTS; change += 1) {
      for (const { cartId, owner, changes } of carts)
        await teller.changes(cartId, owner, changes[change]?.lines ?? []);
      await runtime.advance('PT1M');
    }
    const told = (await runtime.usage()).calls;
    say('their two reminders and the end …');
    await runtime.advance('P5D');
    const all = (await runtime.usage()).calls;
    const events = CARTS * EVENTS;
    const reminders = runtime.messages().filter(({ to }) => !to.includes('owner')).length;
    const wakeUps = runsOf(all, /^cr-waiter\b/);
    say(`${events} events, ${wakeUps} wake-ups, ${reminders} reminders`);
    return [
      ...figures('cart event', unitCost(told, /^cr-(ingest-webhook|intake)\b/, events)),
      ...figures('wake-up', unitCost(all, /^cr-waiter\b/, wakeUps)),
      ...figures('reminder', unitCost(all, /^cr-sender\b/, reminders)),
    ];
  } finally {
    await store?.stop();
    await runtime.stop();
  }
};

const runsOf = (calls: readonly MeteredCall[], name: RegExp): number =>
  sum(
    calls
      .filter((call) => name.test(call.function) && call.service === 'lambda' && call.action === 'Invocation')
      .map(({ count }) => count),
  );

/** The units and requests of some functions, divided by `times`. */
export function unitCost(calls: readonly MeteredCall[], name: RegExp, times: number): UnitCost {
  const own = calls.filter(
    ({ function: caller, service, action }) =>
      name.test(caller) && service !== 'logs' && action !== 'Invocation',
  );
  return {
    readUnits: sum(own.map(({ units }) => units?.readUnits ?? 0)) / times,
    writeUnits: sum(own.map(({ units }) => units?.writeUnits ?? 0)) / times,
    calls: sum(own.map(({ count }) => count)) / times,
  };
}

function figures(what: string, { readUnits, writeUnits, calls }: UnitCost): readonly Figure[] {
  const figure = (name: string, value: number, unit: string): Figure => ({
    name: `${name} per ${what}`,
    value,
    unit,
    decimals: 2,
  });
  return [
    figure('write units', writeUnits, 'units'),
    figure('read units', readUnits, 'units'),
    figure('calls', calls, 'calls'),
  ];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
