// What a sale and a redemption do to the loyalty tracker's tables: units and round trips to DynamoDB per sale of a member, per
// first sale, per sale that brings a reward within reach, and per redemption at the desk, from the runtime's own meter.

import type { MeteredCall } from '../local/aws/meter.ts';
import { openStoreHooks } from '../local/demo/store-hooks.ts';
import { makeCounter } from '../local/products/loyalty/demo/counter.ts';
import { openDesk } from '../local/products/loyalty/demo/desk.ts';
import { writeDocument } from '../local/products/loyalty/demo/documents.ts';
import { makeTill } from '../local/products/loyalty/demo/till.ts';
import { fillCounter, SAMPLE_MANAGER } from '../local/products/loyalty/sample-counter.ts';
import { counter as good, type SaleLine } from '../local/products/loyalty/sample-sales.ts';
import { packs } from '../local/products/registry.ts';
import type { Runtime } from '../local/runtime/runtime.ts';
import { startRuntime } from '../local/start-runtime.ts';
import { unitCost } from './cart-units.ts';
import type { Benchmark, Figure } from './figure.ts';

const TIMES = 20;
const STARTS_AT = '2026-11-16T10:00:00Z';
const MOST_WRITE_UNITS = 6;
const MOST_ROUND_TRIPS = 3;
/** 18.00, of it 6.00 of beans: 24 points. */
const BASKET: readonly SaleLine[] = [
  [good('BEANS-250'), 1],
  [good('LATTE'), 3],
];

/** A sale's row grows with its lines; past a kilobyte, at about ten of them, it costs a unit more. */
const TEN_LINES: readonly SaleLine[] = Array.from({ length: 10 }, (_, line) => [
  { code: `GOODS-${100 + line}`, name: `Something from shelf ${line}`, price: '4.00' },
  1,
]);

type Cost = { readonly writeUnits: number; readonly readUnits: number; readonly roundTrips: number };

export const loyaltyUnits: Benchmark = async (say) => {
  const runtime = await startRuntime({
    packs,
    ephemeral: true,
    quiet: true,
    startAt: STARTS_AT,
    only: ['loyalty'],
  });
  try {
    await fillCounter(runtime);
    await writeDocument({ runtime }, 'rules.txt');
    const surprises: string[] = [];
    const till = makeTill({
      hooks: openStoreHooks(runtime, /^loy-pos-webhook\b/),
      currency: 'GBP',
      now: () => runtime.now(),
    });
    const phones = Array.from({ length: TIMES }, (_, index) => `+4477009${String(30_000 + index)}`);
    let round = 0;
    /** Everybody buys the same once more; the cost of one sale, by what the two functions that take it asked. */
    const sales = async (what: string, lines = BASKET): Promise<Cost> => {
      round += 1;
      const before = (await runtime.usage()).calls;
      for (const phone of phones) await till.sells(`u-${round}-${phone.slice(-5)}`, phone, lines);
      await runtime.idle();
      const cost = costOf(before, (await runtime.usage()).calls, /^loy-(pos-webhook|earn)\b/);
      say(`${TIMES} sales, ${what}: ${inWords(cost)}`);
      return cost;
    };
    const first = await sales('each the first of its member');
    const known = await sales('of members');
    await sales('of members');
    await sales('of members');
    const crossing = await sales('each over 100 points');
    await expectBalance(runtime, phones, 120);

    const desk = openDesk(runtime, SAMPLE_MANAGER);
    const counter = makeCounter((text) => void surprises.push(text));
    await desk.signIn();
    const before = (await runtime.usage()).calls;
    for (const phone of phones) await counter.redeem(desk, await counter.lookUp(desk, phone));
    const redemption = costOf(before, (await runtime.usage()).calls, /^loy-redeem-handler\b/);
    say(`${TIMES} redemptions, from the look-up to Done: ${inWords(redemption)}`);
    await expectBalance(runtime, phones, 20);
    const long = await sales('of ten lines each', TEN_LINES);
    const faults = [...till.surprises, ...surprises];
    if (faults.length > 0) throw new Error(faults[0]);
    return [
      ...figures('sale of a member', known, true),
      ...figures('first sale', first, true),
      ...figures('sale that earns a reward', crossing, true),
      ...figures('sale of ten lines', long, false),
      ...figures('redemption with its look-up', redemption, false),
    ];
  } finally {
    await runtime.stop();
  }
};

async function expectBalance(runtime: Runtime, phones: readonly string[], points: number): Promise<void> {
  const members = await runtime.table('loy-members');
  const wrong = members.filter(({ phone, balance }) => phones.includes(String(phone)) && balance !== points);
  if (wrong.length > 0) throw new Error(`${wrong.length} members do not have ${points} points`);
}

/** Per one of `TIMES`. */
function costOf(before: readonly MeteredCall[], after: readonly MeteredCall[], name: RegExp): Cost {
  const dynamo = (calls: readonly MeteredCall[]) =>
    unitCost(
      calls.filter(({ service }) => service === 'dynamodb'),
      name,
      TIMES,
    );
  const [from, to] = [dynamo(before), dynamo(after)];
  return {
    writeUnits: to.writeUnits - from.writeUnits,
    readUnits: to.readUnits - from.readUnits,
    roundTrips: to.calls - from.calls,
  };
}

const inWords = ({ writeUnits, readUnits, roundTrips }: Cost): string =>
  `${writeUnits.toFixed(2)} write units, ${readUnits.toFixed(2)} read units, ${roundTrips.toFixed(2)} round trips each`;

function figures(what: string, cost: Cost, isJudged: boolean): readonly Figure[] {
  return [
    {
      name: `write units per ${what}`,
      value: cost.writeUnits,
      unit: 'units',
      decimals: 2,
      ...(isJudged ? { atMost: MOST_WRITE_UNITS } : {}),
    },
    { name: `read units per ${what}`, value: cost.readUnits, unit: 'units', decimals: 2 },
    {
      name: `DynamoDB round trips per ${what}`,
      value: cost.roundTrips,
      unit: '',
      decimals: 2,
      ...(isJudged ? { atMost: MOST_ROUND_TRIPS } : {}),
    },
  ];
}
