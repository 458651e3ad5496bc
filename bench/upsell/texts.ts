// What the text messages of a month cost, without waiting for a whole one: some days of the sample shop's orders. Against an
// earlier checkout the same days are played there, and the line of the two bills is compared.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Benchmark, Figure, Say } from '../figure.ts';
import { ROOT } from '../started-laptop.ts';
import type { TextsSent } from './texts-days.ts';

/** The month of 150 orders by 60 people, in part: its shoppers come once or twice, and nobody gets two texts in a month. */
const DAYS = { orders: 50, people: 20, days: 10 } as const;
const SHORT = { orders: 3, people: 2, days: 1 } as const;
/** A link of 136 characters made two parts of what are one. */
const MOST_OF_BEFORE = 0.55;
const run = promisify(execFile);

type Days = { readonly orders: number; readonly people: number; readonly days: number };

export const texts: Benchmark = async (say, { against, short }) => {
  const days = short ? SHORT : DAYS;
  say(`${days.orders} orders in ${days.days} ${days.days === 1 ? 'day' : 'days'} …`);
  const ours = await sentIn(ROOT, days, say);
  const figures = figuresOfTexts(ours);
  if (against === undefined) return figures;
  say('the same days in the earlier checkout …');
  return [...figures, textsRatio(ours, await sentIn(against, days, say))];
};

/** The texts, their line of the bill, and what one costs. */
export const figuresOfTexts = ({ texts: count, usd }: TextsSent): readonly Figure[] => [
  { name: 'text messages sent', value: count, unit: '' },
  { name: 'their line of the bill', value: usd, unit: 'USD', decimals: 2 },
  { name: 'a text message', value: count === 0 ? 0 : usd / count, unit: 'USD', decimals: 3 },
];

/** Throws where the earlier checkout sent none: then there is nothing to compare with. */
export function textsRatio(ours: TextsSent, theirs: TextsSent): Figure {
  if (theirs.usd === 0) throw new Error('the earlier checkout sent no text message');
  return {
    name: 'the line against the earlier one',
    value: ours.usd / theirs.usd,
    unit: '',
    decimals: 2,
    atMost: MOST_OF_BEFORE,
  };
}

/** In a process of its own, because two checkouts have two copies of everything. */
async function sentIn(root: string, { orders, people, days }: Days, say: Say): Promise<TextsSent> {
  const file = join(ROOT, 'bench', 'upsell', 'texts-days.ts');
  const wish = [file, root, String(orders), String(people), String(days)];
  const { stdout } = await run(process.execPath, wish, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  const sent = JSON.parse(stdout.slice(stdout.lastIndexOf('\n{') + 1)) as TextsSent;
  say(`  ${sent.texts} text messages, ${sent.usd.toFixed(2)} USD`);
  return sent;
}
