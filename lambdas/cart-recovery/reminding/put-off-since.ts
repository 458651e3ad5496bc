import type { CartRow } from '../rows.ts';

/** Since when the cart's next reminder is put off. */
export const putOffSince = ({ put_off_at: since }: Pick<CartRow, 'put_off_at'>, now: Date): Date =>
  since === undefined ? now : new Date(since);
