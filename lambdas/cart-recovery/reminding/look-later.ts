import type { Turns } from '../../../shared/messages/turns.ts';
import { type PlanLookParts, planLook } from './plan-look.ts';

/** Has the waiter look at the cart at its turn of that moment, as long as it is open. */
export async function lookLater(
  cartId: string,
  moment: Date,
  parts: PlanLookParts & { readonly turns: Turns },
): Promise<Date | undefined> {
  const at = await parts.turns.take(moment);
  return planLook(cartId, ({ status }) => (status === 'open' ? at : undefined), parts);
}
