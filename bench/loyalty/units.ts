// What a sale and a redemption do to the loyalty tracker's tables: per sale of a member, per first sale, per sale that brings a
// reward within reach, and per redemption at the desk.
import type { MeteredCall } from '../../local/aws/meter.ts';
import { openStoreHooks } from '../../local/demo/store-hooks.ts';
import { makeCounter } from '../../local/products/loyalty/demo/counter.ts';
import { openDesk } from '../../local/products/loyalty/demo/desk.ts';
import { writeDocument } from '../../local/products/loyalty/demo/documents.ts';
import { makeTill } from '../../local/products/loyalty/demo/till.ts';
import { fillCounter, SAMPLE_MANAGER } from '../../local/products/loyalty/sample-counter.ts';
import { counter as good, type SaleLine } from '../../local/products/loyalty/sample-sales.ts';
import type { Runtime } from '../../local/runtime/runtime.ts';
import { type UnitCost, type UnitFacts, unitCost } from '../units.ts';

const MOST = { writeUnits: 6, calls: 3 };
/** Whoever asked to be forgotten is made a member by no write: one look before it, and one condition within it. */
const MOST_WHERE_IT_ENROLS = { writeUnits: 8, calls: 4 };
/** A unit more for each card that the sale stamps, at most; no round trip more. */
const MOST_WITH_CARDS = { writeUnits: 8, calls: 3 };
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

const withCards = (text: string): string =>
  `${text}\nEvery 10th latte is free.\nEvery 5th bag of beans is free within 12 months.\nEvery 10th sandwich is free.\n`;

export const loyaltyUnits: UnitFacts = {
  product: 'loyalty',
  startsAt: '2026-11-16T10:00:00Z',
  calls: { name: 'DynamoDB round trips', unit: '' },
  times: 20,
  async play(runtime, times, say) {
    await fillCounter(runtime);
    await writeDocument({ runtime }, 'rules.txt');
    const surprises: string[] = [];
    const till = makeTill({
      hooks: openStoreHooks(runtime, /^loy-pos-webhook\b/),
      currency: 'GBP',
      now: () => runtime.now(),
    });
    const phones = Array.from({ length: times }, (_, index) => `+4477009${String(30_000 + index)}`);
    /** The cost of one of them, by what the functions asked that are named so. */
    const costOf = async (functions: RegExp, work: () => Promise<void>): Promise<UnitCost> => {
      const earlier = (await runtime.usage()).calls;
      await work();
      return difference(earlier, (await runtime.usage()).calls, { functions, times });
    };
    let round = 0;
    /** Everybody buys the same once more. */
    const sales = async (what: string, lines = BASKET): Promise<UnitCost> => {
      round += 1;
      const cost = await costOf(/^loy-(pos-webhook|earn)\b/, async () => {
        for (const phone of phones) await till.sells(`u-${round}-${phone.slice(-5)}`, phone, lines);
        await runtime.idle();
      });
      say(`${times} sales, ${what}: ${inWords(cost)}`);
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
    const redemption = await costOf(/^loy-redeem-handler\b/, async () => {
      for (const phone of phones) await counter.redeem(desk, await counter.lookUp(desk, phone));
    });
    say(`${times} redemptions, from the look-up to Done: ${inWords(redemption)}`);
    await expectBalance(runtime, phones, 20);
    const long = await sales('of ten lines each', TEN_LINES);
    // Three cards, two of them of what is bought; a function keeps the rules for a minute.
    await writeDocument({ runtime }, 'rules.txt', withCards);
    await runtime.advance('PT2M');
    const stamped = await sales('of members, each with a stamp on two cards');
    await sales('of members, each with a stamp on two cards');
    await sales('of members, each with a stamp on two cards');
    const card = await costOf(/^loy-redeem-handler\b/, async () => {
      for (const phone of phones) {
        const done = await counter.redeemCard(desk, await counter.lookUp(desk, phone));
        if (done === undefined) surprises.push('There was no full card');
      }
    });
    say(`${times} full cards, from the look-up to Done: ${inWords(card)}`);
    const faults = [...till.surprises, ...surprises];
    if (faults.length > 0) throw new Error(faults[0]);
    return [
      { of: 'sale of a member', cost: known, atMost: MOST },
      { of: 'first sale', cost: first, atMost: MOST_WHERE_IT_ENROLS },
      { of: 'sale that earns a reward', cost: crossing, atMost: MOST },
      { of: 'sale of ten lines', cost: long },
      { of: 'redemption with its look-up', cost: redemption },
      { of: 'sale that stamps two cards', cost: stamped, atMost: MOST_WITH_CARDS },
      { of: 'full card with its look-up', cost: card },
    ];
  },
};

async function expectBalance(runtime: Runtime, phones: readonly string[], points: number): Promise<void> {
  const members = await runtime.table('loy-members');
  const wrong = members.filter(({ phone, balance }) => phones.includes(String(phone)) && balance !== points);
  if (wrong.length > 0) throw new Error(`${wrong.length} members do not have ${points} points`);
}

/** What DynamoDB was asked between two looks at the meter, per one of `times`. */
function difference(
  earlier: readonly MeteredCall[],
  later: readonly MeteredCall[],
  { functions, times }: { readonly functions: RegExp; readonly times: number },
): UnitCost {
  const ofDynamo = (calls: readonly MeteredCall[]) =>
    unitCost(
      calls.filter(({ service }) => service === 'dynamodb'),
      functions,
      times,
    );
  const [from, to] = [ofDynamo(earlier), ofDynamo(later)];
  return {
    writeUnits: to.writeUnits - from.writeUnits,
    readUnits: to.readUnits - from.readUnits,
    calls: to.calls - from.calls,
  };
}

const inWords = ({ writeUnits, readUnits, calls }: UnitCost): string =>
  `${writeUnits.toFixed(2)} write units, ${readUnits.toFixed(2)} read units, ${calls.toFixed(2)} round trips each`;
