// What a month of abandoned carts costs: 300, 1,000 and 3,000 of them, twelve events each, through the real
// functions, every call metered and priced in Singapore without any free tier. Alarms are shown apart.

import type { Bill } from '../local/aws/bill.ts';
import { playMonth } from '../local/demo/month.ts';
import { demoCarts } from '../local/products/cart-recovery/demo/cart-recovery.ts';
import { packs } from '../local/products/registry.ts';
import type { Benchmark, Figure } from './figure.ts';
import { billLines, costFigures } from './month.ts';

const DAYS = 30;
const SEED = 7;
const EVENTS = 12;
/** Of a hundred carts so many are bought before the first wait is over; so many more after a reminder. */
const FATES = { buysAlone: 40, buysAfterReminder: 10, unsubscribes: 2 };
/** The last carts' second reminders and their ends come so much later. */
const AFTERWARDS_DAYS = 6;

type Month = {
  readonly carts: number;
  readonly atMostUsd: number;
  /** Days on which carts are left, at the month's rate; what they cause is then scaled to the whole month. */
  readonly playedDays: number;
};

const MONTHS: readonly Month[] = [
  { carts: 300, atMostUsd: 0.9, playedDays: 30 },
  { carts: 1_000, atMostUsd: 1.5, playedDays: 6 },
  { carts: 3_000, atMostUsd: 3, playedDays: 2 },
];

export const cartMonth: Benchmark = async (say) => {
  const figures: Figure[] = [];
  for (const { carts, atMostUsd, playedDays } of MONTHS) {
    const whole = playedDays === DAYS;
    const played = Math.round((carts * playedDays) / DAYS);
    say(
      whole
        ? `a month of ${carts} carts …`
        : `${played} carts of ${playedDays} days and what follows from them, their usage times ${DAYS / playedDays} …`,
    );
    const days = playedDays + AFTERWARDS_DAYS;
    const startedAt = performance.now();
    const { bill, lines } = await playMonth(
      {
        packs,
        orders: 0,
        days,
        seed: SEED,
        only: ['cart-recovery'],
        products: (stage) => [
          // Somebody else for each cart: nobody is spared a reminder because of another cart.
          demoCarts(stage, {
            carts: played,
            people: played,
            days: playedDays,
            events: EVENTS,
            fates: FATES,
            story: false,
          }),
        ],
      },
      async (runtime, [product]) => {
        const faults = [...((await product?.broken()) ?? []), ...runtime.permissions().denied];
        if (faults.length > 0) throw new Error(`The month went wrong: ${JSON.stringify(faults.slice(0, 3))}`);
        return { bill: (await runtime.usage()).bill, lines: (await product?.summary()) ?? [] };
      },
    );
    say(`played in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
    for (const { label, value } of lines) say(`  ${label.padEnd(30)} ${value}`);
    const month = wholeMonth(bill, { usageTimes: DAYS / playedDays, fixedTimes: DAYS / days });
    for (const line of billLines(month)) say(`  ${line}`);
    figures.push(
      ...costFigures(`a month of ${carts} abandoned carts`, month, atMostUsd).filter(
        ({ name }) => !name.includes('text messages'),
      ),
    );
  }
  return figures;
};

/**
 * The bill of a month from that of some days. Usage is scaled by the carts' days alone, so the quiet days that follow
 * them are billed several times as well: the figure is rather too high than too low.
 */
export function wholeMonth(
  bill: Bill,
  { usageTimes, fixedTimes }: { readonly usageTimes: number; readonly fixedTimes: number },
): Bill {
  const lines = bill.lines.map((line) => ({
    ...line,
    amount: line.amount * (line.group === 'usage' ? usageTimes : fixedTimes),
  }));
  return { ...bill, lines, total: lines.reduce((sum, { amount }) => sum + amount, 0) };
}
