// One cart event into the cart's row. The row is written before its wake-up is set, and carries the moment of the
// wake-up: a crash between the two leaves a row whose moment passes, which the hourly sweep notices.
import type { Log } from '../../shared/log.ts';
import type { OneOffs } from '../../shared/one-off-schedules.ts';
import type { Shop } from '../../shared/shop.ts';
import { type MergeableEvent, mergeEvent } from './decisions/merge.ts';
import { firstLookAt } from './decisions/move.ts';
import type { GoLive } from './go-live.ts';
import type { CartRules } from './rules/shape.ts';
import { scheduleNames, wakeUpName } from './schedule-names.ts';
import type { Audit } from './state/audit.ts';
import type { Carts } from './state/carts.ts';
import type { People } from './state/people.ts';
import type { CartRow } from './state/rows.ts';
import type { Sends } from './state/sends.ts';
import type { Unsub } from './state/unsub.ts';

export type CartEventParts = {
  readonly shop: Shop;
  readonly log: Log;
  readonly now: () => Date;
  readonly rules: () => Promise<CartRules>;
  readonly carts: Carts;
  readonly people: People;
  readonly sends: Sends;
  readonly unsub: Unsub;
  readonly audit: Audit;
  readonly goLive: GoLive;
  readonly schedules: Pick<OneOffs, 'set' | 'remove'>;
};

/** Events of one cart may be handled side by side; the loser reads again. */
const TRIES = 8;

/** Takes one event in. Safe to repeat: an event that adds nothing still makes sure of its effects. */
export async function takeIn(event: MergeableEvent, parts: CartEventParts): Promise<void> {
  const rules = await parts.rules();
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const seen = await parts.carts.get(event.cartId);
    const merged = withWakeUp(mergeEvent(seen, event, parts.shop.timeZone), rules, parts.now());
    // Before the row says "bought": a reminder claimed in between must already find the purchase.
    if (merged.status === 'bought' && merged.email !== undefined && merged.bought_at !== undefined)
      await parts.people.recordPurchase(merged.email, merged.bought_at);
    if (merged !== seen && !(await save(merged, seen, parts))) continue;
    return followUp(merged, parts);
  }
  throw new Error(`Cart ${event.cartId} lost ${TRIES} races in a row`);
}

/** The moment of the next look belongs to the row, so that a forgotten cart can be found by it. */
function withWakeUp(row: CartRow, rules: CartRules, now: Date): CartRow {
  const { waits: _, wakeup_at: __, ...rest } = row;
  const at = firstLookAt(row, rules, now);
  if (at === undefined) return row.waits === undefined ? row : rest;
  const wakeup_at = at.toISOString();
  // A repeated event must not bring a later look forward: only a change of the cart moves it.
  if (row.waits === 'open' && row.wakeup_at !== undefined && row.wakeup_at >= wakeup_at && at <= now)
    return row;
  return row.wakeup_at === wakeup_at ? row : { ...rest, waits: 'open', wakeup_at };
}

function save(row: CartRow, seen: CartRow | undefined, parts: CartEventParts): Promise<boolean> {
  if (row.status !== 'bought' || seen?.status === 'bought') return parts.carts.save(row, seen?.version);
  const entry = parts.audit.entry(row.cart_id, parts.now(), {
    action: 'bought',
    by_user: 'system',
    before: { status: seen?.status ?? 'unknown' },
    after: { status: 'bought', order_id: row.order_id },
  });
  return parts.carts.saveAudited(row, seen?.version, entry);
}

async function followUp(row: CartRow, parts: CartEventParts): Promise<void> {
  if (row.status === 'bought') {
    await removeSchedules(row.cart_id, parts);
    if (row.email !== undefined && row.bought_at !== undefined)
      await stopOtherCarts(row.cart_id, row.email, row.bought_at, parts);
    return;
  }
  if (row.waits === 'open' && row.wakeup_at !== undefined)
    await parts.schedules.set(wakeUpName(row.cart_id), new Date(row.wakeup_at), { cart_id: row.cart_id });
}

/** The stop is about the person: every other cart they began before they bought is closed. */
async function stopOtherCarts(
  boughtCartId: string,
  email: string,
  boughtAt: string,
  parts: CartEventParts,
): Promise<void> {
  for await (const cart of parts.carts.byEmail(email)) {
    if (cart.cart_id === boughtCartId || cart.status !== 'open') continue;
    if (cart.began_at !== undefined && cart.began_at > boughtAt) continue;
    const closed = await parts.carts.close({
      cart: { cart_id: cart.cart_id, status: 'open' },
      reason: 'bought-elsewhere',
      now: parts.now(),
      audit: { action: 'bought-elsewhere', by_user: 'system' },
    });
    await removeSchedules(cart.cart_id, parts);
    if (closed) parts.log.info('cart closed', { cart: cart.cart_id, reason: 'bought-elsewhere' });
  }
}

export async function removeSchedules(
  cartId: string,
  parts: { readonly schedules: Pick<OneOffs, 'remove'> },
): Promise<void> {
  await Promise.all(scheduleNames(cartId).map((name) => parts.schedules.remove(name)));
}
