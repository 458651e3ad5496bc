// That an order answers what its shopper was offered lately, or answers it no more. The door tells the picker by the queue, so that no
// store waits for it; told twice it is the same.
import * as z from 'zod';
import type { Log } from '../../../shared/handlers/log.ts';
import type { Answer } from '../decisions/came-of.ts';
import type { CameOf } from '../state/came-of.ts';

export const cameOfOrderSchema = z.object({
  came_of: z.object({
    order_id: z.string(),
    /** Absent where the order, or a line of it, was taken back. */
    answers: z.array(z.object({ offer_id: z.string(), minor: z.number().int() })).optional(),
  }),
});

export type CameOfOrder = {
  readonly came_of: { readonly order_id: string; readonly answers?: readonly Answer[] | undefined };
};

export type CameOfParts = {
  readonly cameOf: CameOf;
  readonly log: Pick<Log, 'info'>;
  readonly now: () => Date;
};

export async function hearWhatCame({ came_of: told }: CameOfOrder, parts: CameOfParts): Promise<void> {
  const { order_id: order, answers } = told;
  const now = parts.now();
  if (answers === undefined) {
    const offers = await parts.cameOf.takenBack(order, now);
    if (offers > 0) parts.log.info('a purchase after a nudge was taken back', { order, offers });
    return;
  }
  for (const answer of answers)
    if (await parts.cameOf.joined(order, answer, now))
      parts.log.info('bought after a nudge', { order, offer: answer.offer_id });
}
