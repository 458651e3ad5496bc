// What cart recovery does to its tables per cart event, per wake-up and per reminder.
import type { MeteredCall } from '../../local/aws/meter.ts';
import { openStoreHooks } from '../../local/demo/store-hooks.ts';
import { makeCartOwners } from '../../local/products/cart-recovery/demo/cast.ts';
import { monthOfCarts } from '../../local/products/cart-recovery/demo/month-of-carts.ts';
import { makeCartTeller } from '../../local/products/cart-recovery/demo/teller.ts';
import { packs } from '../../local/products/registry.ts';
import { openSampleShop } from '../../local/sample/shop.ts';
import { sum, type UnitFacts, unitCost } from '../units.ts';

const EVENTS = 12;
const STARTS_AT = '2026-11-16T10:00:00Z';
const SHOP = { currency: 'GBP', storeUrl: 'https://ridgeback.example', timeZone: 'Europe/London' };

export const cartUnits: UnitFacts = {
  product: 'cart-recovery',
  startsAt: STARTS_AT,
  calls: { name: 'calls', unit: 'calls' },
  times: 10,
  async play(runtime, count, say) {
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
        owners: makeCartOwners(1, count).map(({ timeZone: _, ...owner }) => owner),
        count,
        events: EVENTS,
        startsAt: new Date(STARTS_AT),
        days: 1,
        fates: { buysAlone: 0, buysAfterReminder: 0, unsubscribes: 0 },
      });
      say(`${count} carts of ${EVENTS} events, a minute apart …`);
      for (let change = 0; change < EVENTS; change += 1) {
        for (const { cartId, owner, changes } of carts)
          await teller.changes(cartId, owner, changes[change]?.lines ?? []);
        await runtime.advance('PT1M');
      }
      const told = (await runtime.usage()).calls;
      say('their two reminders and the end …');
      await runtime.advance('P5D');
      const all = (await runtime.usage()).calls;
      const events = count * EVENTS;
      const reminders = runtime.messages().filter(({ to }) => !to.includes('owner')).length;
      const wakeUps = runsOf(all, /^cr-waiter\b/);
      say(`${events} events, ${wakeUps} wake-ups, ${reminders} reminders`);
      return [
        { of: 'cart event', cost: unitCost(told, /^cr-(ingest-webhook|intake)\b/, events) },
        { of: 'wake-up', cost: unitCost(all, /^cr-waiter\b/, wakeUps) },
        { of: 'reminder', cost: unitCost(all, /^cr-sender\b/, reminders) },
      ];
    } finally {
      await store?.stop();
    }
  },
};

const runsOf = (calls: readonly MeteredCall[], name: RegExp): number =>
  sum(
    calls
      .filter((call) => name.test(call.function) && call.service === 'lambda' && call.action === 'Invocation')
      .map(({ count }) => count),
  );
