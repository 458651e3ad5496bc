// How long a store waits for the answer to its webhook: 50 at once, from another process, to a warm laptop.
import { Agent } from 'node:http';
import type { Benchmark, Figure } from './figure.ts';
import { percentile } from './figure.ts';
import { postDelivery } from './post-delivery.ts';
import { receiverIn, type SignedDelivery, signedOrder } from './signed-orders.ts';
import { startLaptop } from './started-laptop.ts';

const AT_ONCE = 50;
const ORDERS = 400;
/** As many again before the clock runs: Node compiles a function's hot paths while it works. */
const WARM_UP = 400;
const TARGET_P99_MS = 250;

export const webhook: Benchmark = async (say) => {
  const laptop = await startLaptop();
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  try {
    const status = await laptop.status();
    const { url, secret } = receiverIn(status);
    const deliveries = (from: number, count: number, delivery: string) =>
      Array.from({ length: count }, (_, index) =>
        signedOrder({ index: from + index, delivery, now: new Date(status.now), secret }),
      );
    await volley(url, agent, deliveries(0, WARM_UP, 'warm'));
    await laptop.control('POST', '/_local/idle');

    say(`${ORDERS} distinct orders, ${AT_ONCE} at once …`);
    const fresh = await volley(url, agent, deliveries(WARM_UP, ORDERS, 'created'));
    await laptop.control('POST', '/_local/idle');
    say('the same orders again, each by another delivery …');
    const repeated = await volley(url, agent, deliveries(WARM_UP, ORDERS, 'paid'));
    return [...figuresOf('webhook, new orders', fresh), ...figuresOf('webhook, repeated orders', repeated)];
  } finally {
    agent.destroy();
    await laptop.stop();
  }
};

export function figuresOf(name: string, milliseconds: readonly number[]): readonly Figure[] {
  return [
    { name: `${name}: p50`, value: percentile(milliseconds, 0.5), unit: 'ms' },
    { name: `${name}: p95`, value: percentile(milliseconds, 0.95), unit: 'ms' },
    { name: `${name}: p99`, value: percentile(milliseconds, 0.99), unit: 'ms', atMost: TARGET_P99_MS },
  ];
}

/** Keeps `AT_ONCE` requests under way until all are answered. Answers the milliseconds of each. */
async function volley(url: string, agent: Agent, deliveries: readonly SignedDelivery[]): Promise<number[]> {
  const waiting = [...deliveries];
  const milliseconds: number[] = [];
  const sender = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const startedAt = performance.now();
      const status = await postDelivery(url, agent, next);
      milliseconds.push(performance.now() - startedAt);
      if (status !== 200) throw new Error(`The webhook answered ${status}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  return milliseconds;
}
