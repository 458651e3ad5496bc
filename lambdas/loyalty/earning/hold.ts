// A case for a person: something about a sale is odd, and nothing moves before somebody has looked.
import type { Part } from '../../../shared/aws/transact.ts';
import type { EarnAnswer } from '../../../shared/events/till-events.ts';
import { pointsOf } from '../decisions/earn-points.ts';
import type { RegisteredSale } from '../decisions/sale-row.ts';
import { HELD_FOR_REVIEW } from '../names.ts';
import type { ReviewRow } from '../sale-rows.ts';
import type { EarnParts } from './parts.ts';

/** Writes the case and announces it. Announcing again is harmless: the letter is claimed once. */
export async function hold(
  row: ReviewRow,
  parts: EarnParts,
  together?: Part,
): Promise<'held' | 'already' | 'overtaken'> {
  const outcome = await parts.review.hold(row, together);
  if (outcome === 'overtaken') return outcome;
  await parts.announce({
    type: HELD_FOR_REVIEW,
    detail: { phone: row.phone, sale_id: row.sale_id, flag_reason: row.flag_reason },
  });
  return outcome;
}

/** Undefined asks for another look. */
export const heldAnswer = (outcome: 'held' | 'already' | 'overtaken'): EarnAnswer | undefined =>
  outcome === 'overtaken'
    ? undefined
    : { status: outcome === 'held' ? 'accepted' : 'duplicate', reason: 'held' };

export function caseOf(sale: RegisteredSale, reason: string, parts: EarnParts): ReviewRow {
  return {
    phone: sale.phone,
    sale_id: sale.sale_id,
    kind: 'sale',
    about: sale.sale_id,
    total_minor: sale.figures.total_minor,
    currency: sale.currency,
    computed_points: pointsOf(sale.figures),
    flag_reason: reason,
    status: 'held',
    held_at: parts.now().toISOString(),
    open: 'held',
  };
}
