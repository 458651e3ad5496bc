// How many sales a second the laptop takes in through the till's Function URL, and how that grows with parallel tills, all in
// one run: a sale passes two functions, its members differ, and nothing is answered before the points are on the balance.
import { Agent } from 'node:http';
import { basket, saleOf } from '../../local/products/loyalty/sample-sales.ts';
import { signStandardWebhook } from '../../local/sample/store/sign.ts';
import { seededRandom } from '../../local/seeded-random.ts';
import type { Benchmark, Figure } from '../figure.ts';
import { percentile } from '../figure.ts';
import { postDelivery } from '../post-delivery.ts';
import type { SignedDelivery } from '../signed-orders.ts';
import { startLaptop } from '../started-laptop.ts';

/** Node compiles a function's hot paths while it works; that is over after as many as warm it up. */
const SIZES = {
  whole: { tills: [1, 2, 4, 8, 16], sales: 300, warmUp: 400 },
  short: { tills: [1, 2], sales: 10, warmUp: 10 },
} as const;
const MEMBERS = 200;
/** Tills give up after some seconds; sixteen of them at once must not come near. */
const TARGET_P99_MS = 500;

export const loyaltyTill: Benchmark = async (say, { short }) => {
  const { tills: allTills, sales, warmUp } = short ? SIZES.short : SIZES.whole;
  const laptop = await startLaptop();
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  try {
    const status = await laptop.status();
    const found = status.functions.find(({ name }) => /^loy-pos-webhook\b/.test(name));
    if (found?.url === undefined || found.webhook === undefined)
      throw new Error('loy-pos-webhook takes no webhooks');
    const { url, webhook } = found;
    const { currency } = await shopOf(laptop.url);
    const volley = (name: string, count: number) =>
      Array.from({ length: count }, (_, index) =>
        signedSale(`${name}-${index}`, index, {
          now: new Date(status.now),
          secret: webhook.secret,
          currency,
        }),
      );
    await ringUp(url, agent, volley('warm', warmUp), 8);

    const figures: Figure[] = [];
    let alone = 0;
    for (const tills of allTills) {
      const deliveries = volley(`t${tills}`, sales);
      const startedAt = performance.now();
      const milliseconds = await ringUp(url, agent, deliveries, tills);
      const perSecond = sales / ((performance.now() - startedAt) / 1000);
      if (tills === 1) alone = perSecond;
      const p99 = percentile(milliseconds, 0.99);
      const name = `${tills} ${tills === 1 ? 'till' : 'tills'}`;
      say(
        `${name}: ${perSecond.toFixed(0)} sales a second (${(perSecond / alone).toFixed(2)} times one till), p50 ${percentile(milliseconds, 0.5).toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`,
      );
      figures.push(
        { name: `sales a second, ${name}`, value: perSecond, unit: '/s' },
        ...(tills === 1
          ? []
          : [{ name: `against one till, ${name}`, value: perSecond / alone, unit: 'times', decimals: 2 }]),
        { name: `p50 of a sale, ${name}`, value: percentile(milliseconds, 0.5), unit: 'ms' },
        { name: `p99 of a sale, ${name}`, value: p99, unit: 'ms', atMost: TARGET_P99_MS },
      );
    }
    const ledger = (await laptop.control('GET', '/_local/tables/loy-ledger')) as { sale_id?: string }[];
    const counted = ledger.filter(({ sale_id }) => sale_id?.startsWith('t')).length;
    if (counted !== sales * allTills.length)
      throw new Error(`${counted} sales were counted of ${sales * allTills.length}`);
    return figures;
  } finally {
    agent.destroy();
    await laptop.stop();
  }
};

async function shopOf(url: string): Promise<{ readonly currency: string }> {
  const answer = await fetch(`${url}/_local/console/setup`);
  const { shop } = (await answer.json()) as { shop: { currency: string } };
  return shop;
}

function signedSale(
  saleId: string,
  index: number,
  { now, secret, currency }: { readonly now: Date; readonly secret: string; readonly currency: string },
): SignedDelivery {
  const phone = `+4477009${String(40_000 + (index % MEMBERS))}`;
  const lines = basket(seededRandom(index));
  const body = JSON.stringify(saleOf({ saleId, at: now, currency, phone }, lines));
  const signature = signStandardWebhook(body, secret, `d-${saleId}`, now);
  return { body, headers: { 'content-type': 'application/json', ...signature } };
}

/** Each till tells one sale after the other. Answers the milliseconds of each sale. */
async function ringUp(
  url: string,
  agent: Agent,
  deliveries: readonly SignedDelivery[],
  tills: number,
): Promise<number[]> {
  const waiting = [...deliveries];
  const milliseconds: number[] = [];
  const till = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const startedAt = performance.now();
      const answer = await postDelivery(url, agent, next);
      milliseconds.push(performance.now() - startedAt);
      if (answer !== 200) throw new Error(`The webhook answered ${answer}`);
    }
  };
  await Promise.all(Array.from({ length: tills }, till));
  return milliseconds;
}
