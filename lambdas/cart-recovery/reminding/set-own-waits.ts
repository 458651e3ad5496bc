// Gives one open cart waits of its own and moves its wake-up with them, sooner or later. The waits are on the row before the
// wake-up is moved; should we die between the two, the hourly sweep finds the row.

import type { OneOffs } from '../../../shared/aws/one-off-schedules.ts';
import type { Log } from '../../../shared/handlers/log.ts';
import { ownDueAt, type Waits } from '../decisions/own-waits.ts';
import type { Carts } from '../state/carts.ts';
import { wakeUpName } from '../state/schedule-names.ts';

export type OwnWaitsParts = {
  readonly log: Log;
  readonly now: () => Date;
  readonly carts: Pick<Carts, 'get' | 'setWaits' | 'planWakeUp'>;
  readonly schedules: Pick<OneOffs, 'set'>;
};

const TRIES = 8;

/** Safe to repeat. `not-open`: there is no such cart, or nothing of it is to come. */
export async function setOwnWaits(
  wish: { readonly cartId: string; readonly waits: Waits; readonly by: string },
  parts: OwnWaitsParts,
): Promise<'set' | 'not-open'> {
  const { cartId, waits, by } = wish;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const cart = await parts.carts.get(cartId);
    if (cart?.status !== 'open') return 'not-open';
    if (!(await parts.carts.setWaits({ cart, waits, now: parts.now(), by }))) continue;
    parts.log.info('cart has waits of its own', { cart: cartId, first: waits[0], second: waits[1] });
    await moveWakeUp(cartId, parts);
    return 'set';
  }
  throw new Error(`Cart ${cartId} lost ${TRIES} races in a row`);
}

/** The waiter looks at the moment that the waits call for, and plans what follows by the rules. */
async function moveWakeUp(cartId: string, parts: OwnWaitsParts): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const cart = await parts.carts.get(cartId);
    const due = cart === undefined ? undefined : ownDueAt(cart);
    if (cart === undefined || due === undefined) return;
    const now = parts.now();
    const at = due > now ? due : now;
    if (!(await parts.carts.planWakeUp(cart, at))) continue;
    await parts.schedules.set(wakeUpName(cartId), at, { cart_id: cartId });
    return;
  }
  throw new Error(`Cart ${cartId} lost ${TRIES} races in a row`);
}
