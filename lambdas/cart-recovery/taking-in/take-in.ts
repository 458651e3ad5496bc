// One cart event into the cart's row. The row is written before its wake-up is set, and carries the moment of the
// wake-up: a crash between the two leaves a row whose moment passes, which the hourly sweep notices.

import { lookAgain } from '../../../shared/aws/look-again.ts';
import { auditView } from '../decisions/audit-view.ts';
import { holdsNextCart, isGivenUp, isOfNextCart } from '../decisions/cart-end.ts';
import { withoutPerson } from '../decisions/forget.ts';
import { type MergeableEvent, mergeEvent } from '../decisions/merge.ts';
import { firstLookAt } from '../decisions/two-reminders.ts';
import type { CartRow } from '../rows.ts';
import type { CartRules } from '../rules/shape.ts';
import { wakeUpName } from '../state/schedule-names.ts';
import { eraseShopper } from './erase-shopper.ts';
import { asNextCart, nextCartOf } from './next-cart.ts';
import { type CartParts, removeSchedules } from './parts.ts';
import { hearConsent, namelessWord } from './shopper-consent.ts';

/** Events of one cart may be handled side by side; the loser reads again. So does a cart under an id that was bought before. */
const TRIES = 40;

/** Takes one event in. Safe to repeat: an event that adds nothing still makes sure of its effects. */
export async function takeIn(told: MergeableEvent, parts: CartParts): Promise<void> {
  let event = told;
  const rules = await parts.rules();
  return lookAgain({ tries: TRIES, who: `Cart ${event.cartId}` }, async () => {
    const seen = await parts.carts.get(event.cartId);
    if (seen === undefined && event.type === 'cart.cancelled' && event.isOrder === true) return undefined;
    if (isOfNextCart(event, seen)) {
      event = asNextCart(event);
      return 'again';
    }
    const email = 'email' in event ? event.email : undefined;
    const isErased = email !== undefined && (await parts.unsub.isErased(email));
    if (isErased && seen?.email === email) {
      // An earlier try ended between its write and its second look.
      await eraseShopper(seen.email, parts);
      return 'again';
    }
    // What was erased stays erased: neither that address nor a cart that was erased learns of a person again.
    const known = isErased || seen?.erased_at !== undefined ? withoutPerson(event) : event;
    const merged = withWakeUp(mergeEvent(seen, known, parts.shop.timeZone), rules, parts.now());
    // Before the row is written: whoever meets the row finds what its shopper said.
    await hearWords(known, { merged, seen }, parts);
    // Before the row says "bought": a reminder claimed in between must already find the purchase.
    if (merged.status === 'bought' && merged.email !== undefined && merged.bought_at !== undefined)
      await parts.people.recordPurchase(merged.email, merged.bought_at);
    if (merged !== seen && !(await save(merged, seen, parts))) return 'again';
    if (await wasErasedMeanwhile('email' in known ? known.email : undefined, seen, parts)) return undefined;
    return followUp(merged, parts);
  });
}

/** What a named person says is theirs, whatever the cart's address is by then; a nameless word is the cart's one person's. */
async function hearWords(
  event: MergeableEvent,
  { merged, seen }: { readonly merged: CartRow; readonly seen: CartRow | undefined },
  parts: CartParts,
): Promise<void> {
  const nameless = namelessWord(merged, seen);
  if (nameless !== undefined && merged.email !== undefined) await hearConsent(merged.email, nameless, parts);
  if (event.type === 'cart.cancelled' || event.email === undefined || event.consent === undefined) return;
  await hearConsent(event.email, event.consent, parts);
}

/** Writes a row that was changed by something else than an event of the cart, and moves its wake-up with it. */
export async function saveAndFollow(
  changed: CartRow,
  seen: CartRow,
  parts: CartParts,
): Promise<'again' | undefined> {
  const row = withWakeUp(changed, await parts.rules(), parts.now());
  if (row !== seen && !(await parts.carts.save(row, seen.version))) return 'again';
  await followUp(row, parts);
  // The look that was planned finds nothing to do; there is none any more.
  if (row.waits === undefined) await removeSchedules(row.cart_id, parts);
  return undefined;
}

/**
 * An erasure in the moment between the question and the write may have missed this row, which its index did not show
 * yet. It marks the digest before it looks for rows, and we write before we ask again: one of the two finds the other.
 */
async function wasErasedMeanwhile(
  email: string | undefined,
  seen: CartRow | undefined,
  parts: CartParts,
): Promise<boolean> {
  if (email === undefined || email === seen?.email || !(await parts.unsub.isErased(email))) return false;
  await eraseShopper(email, parts);
  return true;
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

function save(row: CartRow, seen: CartRow | undefined, parts: CartParts): Promise<boolean> {
  if (row.status !== 'bought' || seen?.status === 'bought') return parts.carts.save(row, seen?.version);
  const entry = parts.audit.entry(row.cart_id, parts.now(), {
    action: 'bought',
    by_user: 'system',
    before: auditView(seen),
    after: auditView(row),
  });
  return parts.carts.saveAudited(row, seen?.version, entry);
}

async function followUp(row: CartRow, parts: CartParts): Promise<void> {
  if (isGivenUp(row)) {
    const closed = await parts.carts.closeNow(row.cart_id, {
      reason: 'cancelled',
      now: parts.now(),
      audit: { action: 'cancelled', by_user: 'system' },
    });
    await removeSchedules(row.cart_id, parts);
    if (closed) parts.log.info('cart closed', { cart: row.cart_id, reason: 'cancelled' });
    return;
  }
  if (row.status === 'bought') {
    // Told before its purchase was, a cart that was begun after it stands in this row.
    if (holdsNextCart(row)) await takeIn(nextCartOf(row), parts);
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
  parts: CartParts,
): Promise<void> {
  for await (const cart of parts.carts.byEmail(email)) {
    if (cart.cart_id === boughtCartId || cart.status !== 'open') continue;
    if (cart.began_at !== undefined && cart.began_at > boughtAt) continue;
    const closed = await parts.carts.closeNow(cart.cart_id, {
      reason: 'bought-elsewhere',
      now: parts.now(),
      audit: { action: 'bought-elsewhere', by_user: 'system' },
    });
    await removeSchedules(cart.cart_id, parts);
    if (closed) parts.log.info('cart closed', { cart: cart.cart_id, reason: 'bought-elsewhere' });
  }
}
