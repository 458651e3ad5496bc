// How long a store waits for the answer to its webhook: 50 at once, from another process, to a warm laptop. Against an
// earlier checkout the volleys go to both laptops in turns, so that a busy moment of the machine hits both alike.
import { Agent } from 'node:http';
import type { Benchmark, Figure, Say } from './figure.ts';
import { median, percentile } from './figure.ts';
import { postDelivery } from './post-delivery.ts';
import { receiverIn, type SignedDelivery, signedOrder } from './signed-orders.ts';
import { ROOT, startLaptop } from './started-laptop.ts';

const AT_ONCE = 50;
/** Twice as many before the clock runs: Node compiles a function's hot paths while it works. */
const SIZES = { whole: { orders: 400, warmUp: 800 }, short: { orders: 50, warmUp: 10 } } as const;
const PAIRS = 5;
const TARGET_P99_MS = 250;
const TARGET_RATIO = 0.5;

type Kind = 'new orders' | 'repeated orders';
const KINDS: readonly Kind[] = ['new orders', 'repeated orders'];
/** Milliseconds of each answer. */
export type Volley = readonly number[];

export const webhook: Benchmark = async (say, { against, short }) => {
  const size = short ? SIZES.short : SIZES.whole;
  const ours = await openSender(ROOT, size);
  try {
    if (against === undefined) {
      say(
        `${size.orders} distinct orders, ${AT_ONCE} at once, then the same again, each by another delivery …`,
      );
      const volleys = await ours.round();
      return KINDS.flatMap((kind) => figuresOf(`webhook, ${kind}`, volleys[kind]));
    }
    const theirs = await openSender(against, size);
    try {
      return await inTurns(ours, theirs, say);
    } finally {
      await theirs.close();
    }
  } finally {
    await ours.close();
  }
};

type Round = Readonly<Record<Kind, Volley>>;
type Size = { readonly orders: number; readonly warmUp: number };
type Sender = { readonly round: () => Promise<Round>; readonly close: () => Promise<void> };

async function inTurns(ours: Sender, theirs: Sender, say: Say): Promise<readonly Figure[]> {
  const rounds: { readonly ours: Round; readonly theirs: Round }[] = [];
  for (let pair = 1; pair <= PAIRS; pair += 1) {
    const round = { ours: await ours.round(), theirs: await theirs.round() };
    rounds.push(round);
    for (const kind of KINDS)
      say(`pair ${pair}, ${kind}: ${pairInWords(round.ours[kind], round.theirs[kind])}`);
  }
  return KINDS.flatMap((kind) => {
    const pairs = rounds.map((round) => ({ ours: round.ours[kind], theirs: round.theirs[kind] }));
    return ratioFigures(`webhook, ${kind}`, pairs);
  });
}

const p99 = (volley: Volley): number => percentile(volley, 0.99);

function pairInWords(ours: Volley, theirs: Volley): string {
  const words = (volley: Volley) =>
    [0.5, 0.95, 0.99].map((share) => percentile(volley, share).toFixed(0)).join(' / ');
  const ratio = (p99(ours) / p99(theirs)).toFixed(2);
  return `p50 / p95 / p99 ${words(ours)} ms against ${words(theirs)} ms, p99 ratio ${ratio}`;
}

/** The medians over all pairs: of our p99, of theirs, and of the pairs' ratios, which is what the target is about. */
export function ratioFigures(
  name: string,
  pairs: readonly { readonly ours: Volley; readonly theirs: Volley }[],
): readonly Figure[] {
  const ratios = pairs.map(({ ours, theirs }) => p99(ours) / p99(theirs));
  return [
    { name: `${name}: p99`, value: median(pairs.map(({ ours }) => p99(ours))), unit: 'ms' },
    {
      name: `${name}: p99 of the earlier build`,
      value: median(pairs.map(({ theirs }) => p99(theirs))),
      unit: 'ms',
    },
    { name: `${name}: ratio of p99`, value: median(ratios), unit: '', decimals: 2, atMost: TARGET_RATIO },
  ];
}

function figuresOf(name: string, milliseconds: Volley): readonly Figure[] {
  return [
    { name: `${name}: p50`, value: percentile(milliseconds, 0.5), unit: 'ms' },
    { name: `${name}: p95`, value: percentile(milliseconds, 0.95), unit: 'ms' },
    { name: `${name}: p99`, value: p99(milliseconds), unit: 'ms', atMost: TARGET_P99_MS },
  ];
}

/** A warm laptop of the checkout at `root`, and a store that sends it orders. */
async function openSender(root: string, { orders, warmUp }: Size): Promise<Sender> {
  const laptop = await startLaptop({ root });
  const close = async () => void (await laptop.stop());
  try {
    const status = await laptop.status();
    const { url, secret } = receiverIn(status);
    // Read anew for each volley: a signature is good for five minutes, and a run on a busy machine takes longer.
    const ahead = new Date(status.now).getTime() - Date.now();
    let sent = 0;
    const deliveries = (count: number, delivery: string) =>
      Array.from({ length: count }, (_, index) =>
        signedOrder({ index: sent + index, delivery, now: new Date(Date.now() + ahead), secret }),
      );
    // What follows from a volley is done before the next one begins, on this laptop or the other.
    const settled = async (volley: Promise<Volley>): Promise<Volley> => {
      const milliseconds = await volley;
      await laptop.control('POST', '/_local/idle');
      return milliseconds;
    };
    const round = async (count: number): Promise<Round> => {
      const fresh = await settled(send(url, deliveries(count, 'created')));
      const repeated = await settled(send(url, deliveries(count, 'paid')));
      sent += count;
      return { 'new orders': fresh, 'repeated orders': repeated };
    };
    await round(warmUp);
    return { round: () => round(orders), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Keeps `AT_ONCE` requests under way until all are answered, on connections that no other volley left behind. */
async function send(url: string, deliveries: readonly SignedDelivery[]): Promise<Volley> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
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
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, sender));
  } finally {
    agent.destroy();
  }
  return milliseconds;
}
