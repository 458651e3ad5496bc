// The list of one day, made from the carts that belong to it.
import { dashboardLink } from '../../../shared/dashboard/dashboard-link.ts';
import { BadRowError, eachRow } from '../../../shared/handlers/each-row.ts';
import type { Log } from '../../../shared/handlers/log.ts';
import { tellLeftOut } from '../../../shared/owner-mail/left-out-letter.ts';
import { cartProblem } from '../decisions/cart-problem.ts';
import { type ExportRow, exportRow, inOrder } from '../decisions/export.ts';
import { exportLink, type OwnerAction, ownerLink } from '../links/links.ts';
import type { CartRow } from '../rows.ts';
import type { CartRules } from '../rules/shape.ts';
import type { Carts } from '../state/carts.ts';
import { type DeliveredTo, type DeliveryParts, deliverList } from './deliver-list.ts';

export type ListDayParts = DeliveryParts & {
  readonly log: Log;
  readonly rules: () => Promise<Pick<CartRules, 'recoveredWithinDays'>>;
  readonly carts: Pick<Carts, 'byDay' | 'nameForLinks'>;
  readonly linkKeys: () => Promise<readonly string[]>;
  readonly unsubUrl: string;
};

export type ListedDay = {
  readonly day: string;
  readonly carts: number;
  readonly to: DeliveredTo;
};

/** Safe to run twice: the list is the same one again. */
export async function listDay(day: string, parts: ListDayParts): Promise<ListedDay> {
  const now = parts.now();
  const [rules, found, [key]] = await Promise.all([parts.rules(), parts.carts.byDay(day), parts.linkKeys()]);
  if (key === undefined) throw new Error('There is no link key');
  // A purchase in the till or without a basket of its own is no cart that anybody left.
  const carts = found.filter(({ changed_at }) => changed_at !== undefined);
  const each = eachRow('cart', parts.log);
  const listed: CartRow[] = [];
  const rowFor = (cart: CartRow, by: string | undefined): ExportRow => {
    const link = (action: OwnerAction, cartId: string) =>
      ownerLink(parts.unsubUrl, { action, cartId, ...(by === undefined ? {} : { by }) }, { key, now });
    return exportRow(cart, {
      day,
      recoveredWithinDays: rules.recoveredWithinDays,
      currency: parts.shop.currency,
      zone: parts.shop.timeZone,
      linksOf: (cartId: string) => ({
        suppress: link('suppress', cartId),
        unsubscribe: link('unsubscribe', cartId),
        writeOff: link('write-off', cartId),
      }),
    });
  };
  // Shown once here, so that one that cannot be shown is left out of every owner's list and told of once.
  for (const cart of inOrder(carts)) {
    const shown = await each.apart(cart.cart_id, async () => {
      const problem = cartProblem(cart);
      if (problem !== undefined) throw new BadRowError(problem);
      await parts.carts.nameForLinks(cart);
      return rowFor(cart, undefined);
    });
    if (shown !== undefined) listed.push(cart);
  }
  const rowsFor = (by: string | undefined) => listed.map((cart) => rowFor(cart, by));
  const urlFor = (by: string | undefined) =>
    exportLink(parts.unsubUrl, { day, ...(by === undefined ? {} : { by }) }, { key, now });
  const dashboard = dashboardLink(parts.unsubUrl, { key, now });
  const to = await deliverList({ day, carts, rules, rowsFor, urlFor, dashboard }, parts);
  parts.log.info('carts exported', { day, carts: carts.length, to });
  await tellLeftOut(
    { run: 'nightly-list', from: `the list of carts of ${day}`, rows: each.leftOut() },
    parts,
  );
  each.settle();
  return { day, carts: carts.length, to };
}
