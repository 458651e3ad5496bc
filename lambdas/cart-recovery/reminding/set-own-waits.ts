// Gives one open cart waits of its own and moves its wake-up with them, sooner or later. The waits are on the row before the
// wake-up is moved; should we die between the two, the hourly sweep finds the row.

import { lookAgain } from '../../../shared/aws/look-again.ts';
import type { Clock } from '../../../shared/handlers/clock.ts';
import type { Log } from '../../../shared/handlers/log.ts';
import { ownDueAt, type Waits } from '../decisions/own-waits.ts';
import type { CartRow } from '../rows.ts';
import type { Carts } from '../state/carts.ts';
import { type PlanLookParts, planLook } from './plan-look.ts';

export type OwnWaitsParts = PlanLookParts & {
  readonly log: Log;
  readonly now: Clock;
  readonly carts: Pick<Carts, 'setWaits'>;
};

const TRIES = 8;

/** Safe to repeat. `not-open`: there is no such cart, or nothing of it is to come. */
export async function setOwnWaits(
  wish: { readonly cartId: string; readonly waits: Waits; readonly by: string },
  parts: OwnWaitsParts,
): Promise<'set' | 'not-open'> {
  const { cartId, waits, by } = wish;
  return lookAgain({ tries: TRIES, who: `Cart ${cartId}` }, async () => {
    const cart = await parts.carts.get(cartId);
    if (cart?.status !== 'open') return 'not-open';
    if (!(await parts.carts.setWaits({ cart, waits, now: parts.now(), by }))) return 'again';
    parts.log.info('cart has waits of its own', { cart: cartId, first: waits[0], second: waits[1] });
    await moveWakeUp(cartId, parts);
    return 'set';
  });
}

/** The waiter looks at the moment that the waits call for, and plans what follows by the rules. */
async function moveWakeUp(cartId: string, parts: OwnWaitsParts): Promise<void> {
  const momentOf = (cart: CartRow) => {
    const [due, now] = [ownDueAt(cart), parts.now()];
    return due !== undefined && due < now ? now : due;
  };
  await planLook(cartId, momentOf, parts);
}
