// Plans the waiter's next look at one cart, sooner or later than it was. The moment stands on the row before the schedule is
// set, so that the hourly sweep finds a look that came to nothing.
import { lookAgain } from '../../../shared/aws/look-again.ts';
import type { OneOffs } from '../../../shared/aws/one-off-schedules.ts';
import type { CartRow } from '../rows.ts';
import type { Carts } from '../state/carts.ts';
import { wakeUpName } from '../state/schedule-names.ts';

export type PlanLookParts = {
  readonly carts: Pick<Carts, 'get' | 'planWakeUp'>;
  readonly schedules: Pick<OneOffs, 'set'>;
};

/** Events and other looks may write the cart at this very moment; then it is read again. */
const TRIES = 8;

/** Answers the moment, whatever the cart is like by then; undefined where `momentOf` has none for it, or there is no cart. */
export function planLook(
  cartId: string,
  momentOf: (cart: CartRow) => Date | undefined,
  { carts, schedules }: PlanLookParts,
): Promise<Date | undefined> {
  return lookAgain({ tries: TRIES, who: `Cart ${cartId}` }, async () => {
    const cart = await carts.get(cartId);
    const at = cart === undefined ? undefined : momentOf(cart);
    if (cart === undefined || at === undefined) return undefined;
    if (!(await carts.planWakeUp(cart, at))) return 'again';
    await schedules.set(wakeUpName(cartId), at, { cart_id: cartId });
    return at;
  });
}
