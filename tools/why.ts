// npm run why: why one order, one cart or one sale led to what it did.
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { offerIdOf } from '../lambdas/upsell/nudging/offer-id.ts';
import { allOf, queryRows } from '../shared/aws/pages.ts';
import { makeTool, runAsProcess } from './frame/command.ts';
import { placeHelp, placeOptions } from './frame/place.ts';
import type { Held, Row } from './person/hold.ts';
import { inboxOf } from './person/inbox.ts';
import { openReaches, type Reach } from './person/reach.ts';
import { rulesInForce } from './person/sources.ts';
import { decidingRules, storiesOf, storyLines, type Told } from './person/tell.ts';

const help = `Why one thing led to what it did: what was told, each decision with its reason, each message, by the shop's clock.

  npm run why -- <id>   of an order, a cart or a sale, as the store or the till calls it

${placeHelp({ aws: 'in', laptop: 'on' })}

Of everything about one person: npm run person -- why <phone or e-mail>.

Exit code 0: told. 1: nothing of that id is known. 2: the command was not understood.`;

export const main = makeTool({
  help,
  options: placeOptions,
  words: [1, 1],
  async run(asked) {
    const [id = ''] = asked.words;
    // The settings first: while they are broken, nobody need be asked for anything.
    const reaches = await openReaches(asked);
    const messages = await inboxOf(asked);
    let known = 0;
    for (const reach of reaches) {
      const has = await about(id, reach);
      if (has === undefined) continue;
      const rules = await rulesInForce(reach);
      const told = (await storiesOf(has, reach, { messages, rules })).map((each) => onlyOf(id, each, has));
      known += told.length;
      for (const each of told) for (const line of storyLines(each, reach)) asked.print(line);
      asked.print('  What the rules say now:');
      for (const { means } of decidingRules(reach.product, rules)) asked.print(`    ${means}`);
    }
    if (known === 0) asked.print(`Nothing is known of ${id}: no order, no cart and no sale has that id.`);
    return known === 0 ? 1 : 0;
  },
});

/** Rows that tell of it, by keys and indexes; undefined where the product knows nothing of it. */
async function about(id: string, { product, destination }: Reach): Promise<Held | undefined> {
  const { documents, tableName } = destination;
  const one = async (table: string, Key: Row): Promise<readonly Row[]> => {
    const { Item } = await documents.send(
      new GetCommand({ TableName: tableName(table), Key, ConsistentRead: true }),
    );
    return Item === undefined ? [] : [Item];
  };
  const all = (table: string, key: string, value: unknown): Promise<readonly Row[]> =>
    allOf(
      queryRows<Row>(documents, {
        TableName: tableName(table),
        KeyConditionExpression: `${key} = :value`,
        ExpressionAttributeValues: { ':value': value },
        ConsistentRead: true,
      }),
    );
  if (product === 'upsell') {
    const [order] = await one('orders', { order_id: id });
    if (order === undefined) return undefined;
    const customers =
      order.customer_id === undefined ? [] : await one('customers', { customer_id: order.customer_id });
    return {
      product,
      tables: { orders: [order], offers: await one('offers', { offer_id: offerIdOf(id) }), customers },
    };
  }
  if (product === 'cart-recovery') {
    const state = await one('state', { cart_id: id });
    if (state.length === 0) return undefined;
    return {
      product,
      tables: { state, sends: await all('sends', 'cart_id', id), audit: await all('audit', 'cart_id', id) },
    };
  }
  const [sale] = await one('sales', { sale_id: id });
  if (sale?.phone === undefined) return undefined;
  const [members, ledger, review] = await Promise.all([
    one('members', { phone: sale.phone }),
    all('ledger', 'phone', sale.phone),
    all('review', 'phone', sale.phone),
  ]);
  const sends = await all('sends', 'phone', sale.phone);
  const rows = ledger.filter(({ sale_id }) => sale_id === id);
  return {
    product,
    tables: {
      sales: [sale],
      members,
      ledger: rows,
      review: review.filter(({ sale_id, about: of }) => sale_id === id || of === id),
      // The mails that its points led to are named after its ledger rows.
      sends: sends.filter(({ letter }) => rows.some(({ ts }) => String(letter).endsWith(`#${String(ts)}`))),
    },
  };
}

/** Of a sale the story is its member's; it is told as the sale's own. */
const onlyOf = (id: string, told: Told, { product }: Held): Told =>
  product === 'loyalty' ? { id, story: { ...told.story, title: `Sale ${id} of ${told.story.title}` } } : told;

if (import.meta.main) await runAsProcess(main);
