// What a sale that was registered comes to, done to the end. Whoever meets it unfinished does the same: the till's next
// try, its refund, or the run in the evening.
import type { EarnAnswer } from '../../../shared/events/till-events.ts';
import { pointsOf } from '../decisions/earn-points.ts';
import type { RegisteredSale } from '../decisions/sale-row.ts';
import { someStamps, stampsOf } from '../decisions/stamps.ts';
import type { MemberRow } from '../rows.ts';
import type { LoyaltyRules } from '../rules/shape.ts';
import { announce } from './announce-rewards.ts';
import { answer } from './answer.ts';
import { caseOf, hold } from './hold.ts';
import type { EarnParts } from './parts.ts';

/** Added and announced, or held. */
export async function finish(
  sale: RegisteredSale,
  context: {
    readonly fresh: boolean;
    readonly member: MemberRow | undefined;
    readonly rules: LoyaltyRules;
  },
  parts: EarnParts,
): Promise<EarnAnswer> {
  if (sale.move === 'hold') {
    const held = await hold(caseOf(sale, sale.flag_reason ?? '', parts), parts);
    return answer(held === 'held' ? 'accepted' : 'duplicate', 'held');
  }
  if (!context.fresh) {
    // Reading is a fifth of the price of a transaction that is refused.
    const row = await parts.ledger.row(sale);
    if (row !== undefined) {
      await announce(row, parts);
      return answer('duplicate', 'added');
    }
  }
  const outcome = await parts.credit({
    row: {
      phone: sale.phone,
      ts: sale.ts,
      points_change: sale.day_points ?? pointsOf(sale.figures),
      reason: 'earn',
      sale_id: sale.sale_id,
      base_points: sale.figures.base_points,
      bonus_points: sale.figures.bonus_points,
      ...someStamps(stampsOf(sale.figures)),
      ...(sale.booked_by === undefined ? {} : { by_staff: sale.booked_by }),
      posted_at: parts.now().toISOString(),
    },
    // Told for the first time, the sale is the member's who was read for it, also where there is none yet.
    member:
      context.fresh || context.member?.phone === sale.phone
        ? context.member
        : await parts.members.get(sale.phone),
    rewards: context.rules.rewards,
    joining: context.rules.joiningPoints,
    at: parts.now(),
    visit: { at: sale.closed_at, totalMinor: sale.figures.total_minor },
    ...(isBooked(sale) ? { together: parts.bookedItem(sale, parts.now()) } : {}),
  });
  if (outcome.kind === 'erased') return answer('ignored', 'erased');
  if (outcome.kind !== 'credited' && outcome.kind !== 'already')
    throw new Error(`A sale could not be credited: ${outcome.kind}`);
  await announce(outcome.row, parts);
  return outcome.kind === 'credited' ? answer('accepted', 'added') : answer('duplicate', 'added');
}

const isBooked = (sale: RegisteredSale): sale is RegisteredSale & { readonly booked_by: string } =>
  sale.booked_by !== undefined;
