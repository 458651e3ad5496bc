// What a month costs while nobody orders: the schedules run, the queue is polled, the secrets lie there.
import { playMonth } from '../local/demo/month.ts';
import type { Bill } from '../local/meter.ts';
import type { Benchmark } from './figure.ts';
import { billLines, costFigures } from './month.ts';

/** Every day of an idle month is like the others, so three of them stand for thirty. */
const DAYS = 3;
const TIMES = 10;

export const idle: Benchmark = async (say) => {
  say(`${DAYS} days without an order, times ${TIMES} …`);
  const plan = { orders: 0, days: DAYS, seed: 1, only: ['upsell'], products: () => [] };
  const bill = await playMonth(plan, async (runtime) => (await runtime.usage()).bill);
  const whole = scaled(bill, TIMES);
  for (const line of billLines(whole)) say(`  ${line}`);
  return costFigures('a month without orders', whole);
};

export function scaled(bill: Bill, times: number): Bill {
  const lines = bill.lines.map((line) => ({ ...line, amount: line.amount * times }));
  return { ...bill, lines, total: bill.total * times };
}
