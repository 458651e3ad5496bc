// A case for a person: something about a sale is odd, and nothing moves before somebody has looked.
import type { Part } from '../../../shared/aws/transact.ts';
import type { EarnAnswer, MoneyUnread } from '../../../shared/events/till-events.ts';
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

/** Stands where a case is nobody's: whose money it was, nobody could read. */
export const NOBODY = 'nobody';

/** The name of such a case; a payment's number is no sale's. */
export const unreadName = (id: string): string => `unread:${id}`;

/**
 * Money of which the till's maker never said what it was for. A person looks it up there and has the sale brought in from
 * a file; the case itself moves no points.
 */
export async function holdUnread(event: MoneyUnread, parts: EarnParts): Promise<EarnAnswer> {
  const row: ReviewRow = {
    phone: NOBODY,
    sale_id: unreadName(event.saleId),
    kind: 'unread',
    about: event.saleId,
    total_minor: event.what === 'refund' ? -event.totalMinor : event.totalMinor,
    currency: event.currency,
    computed_points: 0,
    flag_reason: `unread-${event.what}`,
    status: 'held',
    held_at: parts.now().toISOString(),
    open: 'held',
  };
  return { status: (await hold(row, parts)) === 'held' ? 'accepted' : 'duplicate', reason: 'held' };
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
