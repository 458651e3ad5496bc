import { createHash } from 'node:crypto';

/**
 * The id of an order's one offer. It follows from the order's id, so that a job delivered twice names the same
 * offer, and it is short, because it travels in a text message.
 */
export function offerIdOf(orderId: string): string {
  return createHash('sha256').update(orderId).digest('base64url').slice(0, 12);
}

/** What its nudge is called where all products count their messages. */
export const nudgeName = (offerId: string): string => `nudge-${offerId}`;
