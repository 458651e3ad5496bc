// A process of its own for texts.ts: plays days of the upsell month in the checkout it is given, and prints what its texts cost.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { InboxMessage } from '../../local/world.ts';
import { demoOf } from '../checkout.ts';

export type TextsSent = { readonly texts: number; readonly usd: number };

const [root = '', orders = '1', people = '1', days = '1'] = process.argv.slice(2);
const { packs, playMonth } = await demoOf(root);
const upsell = join(root, 'local', 'products', 'upsell', 'demo', 'upsell.ts');
const { demoUpsell } = (await import(
  pathToFileURL(upsell).href
)) as typeof import('../../local/products/upsell/demo/upsell.ts');

const plan = {
  packs,
  orders: Number(orders),
  days: Number(days),
  seed: 7,
  only: ['upsell'],
  products: (stage: Parameters<typeof demoUpsell>[0]) => [
    demoUpsell(stage, { people: Number(people), story: false }),
  ],
};
const sent = await playMonth(plan, async (runtime): Promise<TextsSent> => {
  const { lines } = (await runtime.usage()).bill;
  const texts = runtime.messages().filter(({ channel }: InboxMessage) => channel === 'sms').length;
  const usd = lines.filter(({ group }) => group === 'sms').reduce((sum, { amount }) => sum + amount, 0);
  return { texts, usd };
});
process.stdout.write(`\n${JSON.stringify(sent)}`);
