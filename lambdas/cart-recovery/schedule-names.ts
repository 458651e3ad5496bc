// The names of a cart's schedules follow from its id, so that everybody who must set, move or remove one knows it.
import { createHash } from 'node:crypto';
import type { Step } from './state/rows.ts';

const digest = (cartId: string): string => createHash('sha256').update(cartId).digest('hex').slice(0, 32);

/** The one wake-up of a cart. */
export const wakeUpName = (cartId: string): string => `wake-${digest(cartId)}`;
/** The one deferral of a cart's step. */
export const deferralName = (cartId: string, step: Step): string => `defer-${step}-${digest(cartId)}`;
/** All of them, for a cart that stops. */
export const scheduleNames = (cartId: string): readonly string[] => [
  wakeUpName(cartId),
  deferralName(cartId, 'first'),
  deferralName(cartId, 'second'),
];
