// What a month of the loyalty tracker costs: 200 members and 1,500 sales, 500 and 4,000, 1,000 and 8,000, through the real
// functions, every call metered and priced in Singapore without any free tier. Alarms are shown apart.

import { playMonth } from '../local/demo/month.ts';
import { demoLoyalty } from '../local/products/loyalty/demo/loyalty.ts';
import { packs } from '../local/products/registry.ts';
import { wholeMonth } from './cart-month.ts';
import type { Benchmark, Figure } from './figure.ts';
import { billLines, costFigures } from './month.ts';

const DAYS = 30;
const SEED = 7;
/** At every tenth sale somebody asks at the desk what their points are good for, and takes what there is. */
const ASKS_EVERY = 10;

type Month = {
  readonly members: number;
  readonly sales: number;
  readonly atMostUsd: number;
  /** Days that are played, at the month's rate; their usage is then scaled to the whole month. */
  readonly playedDays: number;
};

const MONTHS: readonly Month[] = [
  { members: 200, sales: 1_500, atMostUsd: 1.2, playedDays: 30 },
  { members: 500, sales: 4_000, atMostUsd: 2, playedDays: 10 },
  { members: 1_000, sales: 8_000, atMostUsd: 3.5, playedDays: 5 },
];

export const loyaltyMonth: Benchmark = async (say) => {
  const figures: Figure[] = [];
  for (const { members, sales, atMostUsd, playedDays } of MONTHS) {
    const whole = playedDays === DAYS;
    const times = DAYS / playedDays;
    const played = Math.round(sales / times);
    say(
      whole
        ? `a month of ${members} members and ${sales} sales …`
        : `${played} sales by ${members} members on ${playedDays} days, their usage times ${times} …`,
    );
    const startedAt = performance.now();
    const { bill, lines } = await playMonth(
      {
        packs,
        orders: 0,
        days: playedDays,
        seed: SEED,
        only: ['loyalty'],
        products: (stage) => [
          demoLoyalty(stage, { sales: played, members, asksEvery: ASKS_EVERY, story: false }),
        ],
      },
      async (runtime, [product]) => {
        const faults = [...((await product?.broken()) ?? []), ...runtime.permissions().denied];
        if (faults.length > 0) throw new Error(`The month went wrong: ${JSON.stringify(faults.slice(0, 3))}`);
        // Among few days there is no first Monday; the month's one summary is added by hand.
        if (!whole) await runtime.invoke('loy-summary', {});
        return { bill: (await runtime.usage()).bill, lines: (await product?.summary()) ?? [] };
      },
    );
    say(`played in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
    for (const { label, value } of lines) say(`  ${label.padEnd(30)} ${value}`);
    const month = wholeMonth(bill, { usageTimes: times, fixedTimes: times });
    for (const line of billLines(month)) say(`  ${line}`);
    figures.push(
      ...costFigures(`a month of ${members} members and ${sales} sales`, month, atMostUsd).filter(
        ({ name }) => !name.includes('text messages'),
      ),
    );
  }
  return figures;
};
