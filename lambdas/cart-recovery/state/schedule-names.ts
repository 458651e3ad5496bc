// The name of a cart's schedule follows from its id, so that everybody who must set, move or remove it knows it.
import { createHash } from 'node:crypto';

const digest = (cartId: string): string => createHash('sha256').update(cartId).digest('hex').slice(0, 32);

/** The one wake-up of a cart: its next look, whether a wait, a night or a service that is busy is what it waits for. */
export const wakeUpName = (cartId: string): string => `wake-${digest(cartId)}`;
