// A refund or a void: the points that its lines earned go back, once, and the ledger names the sale. What has been
// spent already is held for a person; what comes before its sale waits for it.
import type { EarnAnswer, Refund, SaleVoided } from '../../../shared/events/till-events.ts';
import { localDate } from '../../../shared/time/time.ts';
import { refundKey, refundName } from '../decisions/ledger-key.ts';
import { pointsTaken, restOf, takenBackBy } from '../decisions/refund.ts';
import { keptRefund } from '../decisions/sale-lines.ts';
import { exact } from '../points.ts';
import type { RefundFigures } from '../rows.ts';
import {
  hasRefund,
  isRegistered,
  isVoided,
  type RegisteredSale,
  saleLeft,
  waitingRefunds,
} from '../state/sales.ts';
import { finish } from './finish.ts';
import { caseOf, heldAnswer, hold } from './hold.ts';
import type { EarnParts } from './parts.ts';

const answer = (status: EarnAnswer['status'], reason: string): EarnAnswer => ({ status, reason });
const MOST_ROUNDS = 10;

type Told = { readonly id: string; readonly refund: RefundFigures };

export async function earnRefund(event: Refund | SaleVoided, parts: EarnParts): Promise<EarnAnswer> {
  const at = event.closedAt;
  const refund: RefundFigures =
    event.type === 'sale.voided'
      ? { at, voids: true }
      : {
          at,
          total_minor: event.totalMinor,
          items: event.items.map(({ code, name, quantity, amountMinor }) => ({
            ...(code === undefined ? {} : { code }),
            name,
            quantity,
            amount_minor: amountMinor,
          })),
        };
  const told = { id: event.saleId, refund: keptRefund(refund) };
  if (!isRegistered(await parts.sales.get(event.refundOf))) {
    const kept = await parts.sales.keepWaiting(event.refundOf, told.id, told.refund);
    if (kept !== 'known') return answer(kept === 'kept' ? 'accepted' : 'duplicate', 'waiting-for-its-sale');
  }
  return settleRefund(event.refundOf, told, parts);
}

/** The refund of a sale that is there. */
export async function settleRefund(saleId: string, told: Told, parts: EarnParts): Promise<EarnAnswer> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const sale = await parts.sales.get(saleId);
    if (!isRegistered(sale)) throw new Error('A registered sale vanished');
    if (hasRefund(sale, told.id)) return answer('duplicate', 'taken-back');
    const outcome = await takeBack(sale, told, parts);
    if (outcome !== 'again') return outcome;
  }
  throw new Error('A sale would not stand still for its refund');
}

/** Does what is left to do of a sale that was registered: the points were the member's from then on. */
export async function finishSale(saleId: string, parts: EarnParts): Promise<EarnAnswer> {
  const sale = await parts.sales.get(saleId);
  if (!isRegistered(sale)) return answer('ignored', 'not-registered');
  const [rules, member] = await Promise.all([parts.rules(), parts.members.get(sale.phone)]);
  const done = await finish(sale, { fresh: false, member, rules }, parts);
  for (const waiting of waitingRefunds(sale)) await settleRefund(saleId, waiting, parts);
  return done;
}

async function takeBack(
  sale: RegisteredSale,
  { id, refund }: Told,
  parts: EarnParts,
): Promise<EarnAnswer | 'again'> {
  const taken = takenBackBy(refund, saleLeft(sale));
  const refundItem = parts.sales.refundItem(sale, { id, taken });
  const points = pointsTaken(taken);
  if (sale.move === 'hold') {
    const waiting = await takeFromHeld(sale, { id, refund }, parts);
    if (waiting !== undefined) return waiting;
  } else if ((await parts.ledger.row(sale)) === undefined) {
    // Registered and not yet credited: whoever was at it may have been stopped for good.
    await finishSale(sale.sale_id, parts);
    return 'again';
  }
  const name = refundName(sale.sale_id, id);
  const known = await parts.review.get(sale.phone, name);
  if (known !== undefined) return answer('duplicate', known.status === 'held' ? 'held' : known.status);

  const now = parts.now();
  const outcome = await parts.credit({
    row: {
      phone: sale.phone,
      ts: refundKey(refund.at, name),
      points_change: exact(-points),
      reason: refund.voids === true ? 'void' : 'refund',
      sale_id: sale.sale_id,
      posted_at: now.toISOString(),
      day: localDate(now, parts.zone),
    },
    member: await parts.members.get(sale.phone),
    rewards: [],
    at: now,
    spentMinor: -taken.total_minor,
    ...(refund.voids === true && !isVoided(sale) ? { visits: -1 as const } : {}),
    together: [refundItem, parts.review.noCaseItem(sale.phone, name)],
  });
  if (outcome.kind === 'credited') return answer('accepted', 'taken-back');
  if (outcome.kind === 'already') return answer('duplicate', 'taken-back');
  if (outcome.kind === 'overtaken') return 'again';
  if (outcome.kind === 'erased') return answer('ignored', 'erased');

  const held = await hold(
    {
      ...caseOf(sale, 'redeemed-already', parts),
      sale_id: name,
      kind: 'refund',
      total_minor: taken.total_minor,
      computed_points: exact(-points),
      refund,
      refund_id: id,
    },
    parts,
    // Not if this very refund found its points in the meantime.
    [parts.sales.unchangedItem(sale)],
  );
  return heldAnswer(held) ?? 'again';
}

/** Of a sale that still waits for a person: less of it will be added, or nothing at all. Undefined once it is decided. */
async function takeFromHeld(
  sale: RegisteredSale,
  { id, refund }: Told,
  parts: EarnParts,
): Promise<EarnAnswer | 'again' | undefined> {
  const standing = await parts.review.standingOf(sale);
  if (standing.kind === 'given') return undefined;
  const left = saleLeft(sale);
  const taken = takenBackBy(refund, left);
  const after = restOf({ ...left, refunds: [...left.refunds, taken] });
  const refundItem = parts.sales.refundItem(sale, { id, taken });
  const now = parts.now();
  const outcome = await parts.transact({
    sale: refundItem,
    case:
      standing.kind === 'refused'
        ? undefined
        : after.total_minor === 0
          ? parts.review.closeItem(standing.row, 'withdrawn', { at: now, byStaff: 'system' })
          : parts.review.stillHeldItem(standing.row, {
              points: pointsTaken(after),
              totalMinor: after.total_minor,
            }),
  });
  return outcome.applied ? answer('accepted', 'taken-back') : 'again';
}
