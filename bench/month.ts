// What a month costs: 150 and 1,500 orders through the real functions, every call metered and priced in London without
// any free tier. Text messages and alarms are shown apart; what falls due while nobody orders is part of it.

import type { Bill } from '../local/aws/bill.ts';
import { playMonth } from '../local/demo/month.ts';
import { packs } from '../local/products/registry.ts';
import { demoUpsell } from '../local/products/upsell/demo/upsell.ts';
import type { Benchmark, Figure } from './figure.ts';

const DAYS = 30;
const SEED = 7;
/** Eight people in a hundred tap what they get; the tap of one in a hundred comes too late. */
const HABITS = { taps: 8, tapsLate: 1, optsOut: 2 };
const MONTHS = [
  { orders: 150, people: 60, atMostUsd: 1.3 },
  { orders: 1500, people: 600, atMostUsd: 6 },
];

export const month: Benchmark = async (say) => {
  const figures: Figure[] = [];
  for (const { orders, people, atMostUsd } of MONTHS) {
    say(`a month of ${orders} orders by ${people} people …`);
    const startedAt = performance.now();
    const { bill, lines } = await playMonth(
      {
        packs,
        orders,
        days: DAYS,
        seed: SEED,
        only: ['upsell'],
        products: (stage) => [demoUpsell(stage, { people, habits: HABITS, story: false })],
      },
      async (runtime, [upsell]) => {
        const faults = [...((await upsell?.broken()) ?? []), ...runtime.permissions().denied];
        if (faults.length > 0) throw new Error(`The month went wrong: ${JSON.stringify(faults.slice(0, 3))}`);
        return { bill: (await runtime.usage()).bill, lines: (await upsell?.summary()) ?? [] };
      },
    );
    say(`played in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
    for (const { label, value } of lines) say(`  ${label.padEnd(30)} ${value}`);
    for (const line of billLines(bill)) say(`  ${line}`);
    figures.push(...costFigures(`a month of ${orders} orders`, bill, atMostUsd));
  }
  return figures;
};

/** Text messages and alarms apart, as nobody pays them to us: the country and the shop's wish for alarms decide. */
export function costFigures(name: string, { lines }: Bill, atMost?: number): readonly Figure[] {
  const of = (groups: readonly string[]) =>
    lines.filter(({ group }) => groups.includes(group)).reduce((total, { amount }) => total + amount, 0);
  const usd = (part: string, value: number): Figure => ({
    name: `${name}${part}`,
    value,
    unit: 'USD',
    decimals: 2,
  });
  return [
    { ...usd('', of(['fixed', 'usage'])), ...(atMost === undefined ? {} : { atMost }) },
    usd(', text messages apart', of(['sms'])),
    usd(', alarms apart', of(['alarms'])),
  ];
}

export function billLines({ lines }: Bill): readonly string[] {
  return lines.map(
    ({ service, group, amount, detail }) =>
      `${`${service} (${group})`.padEnd(30)} ${amount.toFixed(4).padStart(8)}  ${detail}`,
  );
}
