// A refund or a void: the points that its lines earned go back, once, and the ledger names the sale. What has been
// spent already is held for a person; what comes before its sale waits for it.
import { lookAgain } from '../../../shared/aws/look-again.ts';
import type { EarnAnswer, Refund, SaleVoided } from '../../../shared/events/till-events.ts';
import { apart } from '../decisions/earn-points.ts';
import { refundName } from '../decisions/ledger-key.ts';
import { decideRefund, type RefundState, type RefundTold } from '../decisions/refund-plan.ts';
import { keptRefund } from '../decisions/sale-lines.ts';
import type { Hold } from '../decisions/sale-plan.ts';
import { hasRefund, isRegistered, type RegisteredSale, waitingRefunds } from '../decisions/sale-row.ts';
import type { RefundFigures } from '../sale-rows.ts';
import { answer } from './answer.ts';
import { finish } from './finish.ts';
import { caseOf, heldAnswer, hold } from './hold.ts';
import type { EarnParts } from './parts.ts';

const TRIES = 10;

export async function earnRefund(event: Refund | SaleVoided, parts: EarnParts): Promise<EarnAnswer> {
  const at = event.closedAt;
  const { gifts, others } = apart(event.type === 'sale.voided' ? [] : event.items);
  const refund: RefundFigures =
    event.type === 'sale.voided'
      ? { at, voids: true }
      : {
          at,
          total_minor: event.totalMinor,
          ...(gifts === 0 ? {} : { gift_cards_minor: gifts }),
          items: others.map(({ code, name, quantity, amountMinor }) => ({
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
export async function settleRefund(saleId: string, told: RefundTold, parts: EarnParts): Promise<EarnAnswer> {
  return lookAgain({ tries: TRIES, who: 'The refund of a sale' }, async () => {
    const sale = await parts.sales.get(saleId);
    if (!isRegistered(sale)) throw new Error('A registered sale vanished');
    return performed(sale, told, parts);
  });
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

/** Looks, decides, and does it; `again` when somebody was faster. */
async function performed(
  sale: RegisteredSale,
  told: RefundTold,
  parts: EarnParts,
): Promise<EarnAnswer | 'again'> {
  if (hasRefund(sale, told.id)) return answer('duplicate', 'taken-back');
  const name = refundName(sale.sale_id, told.id);
  const [standing, member, known] = await Promise.all([
    standingOf(sale, parts),
    parts.members.get(sale.phone),
    parts.review.get(sale.phone, name),
  ]);
  const plan = decideRefund({ sale, standing, balance: member?.balance ?? 0, known }, told);
  switch (plan.kind) {
    case 'settled':
      return answer('duplicate', plan.as);
    case 'finish-first':
      await finishSale(sale.sale_id, parts);
      return 'again';
    case 'hold':
      return (await held(plan, { sale, told, name }, parts)) ?? 'again';
    default: {
      const outcome = await parts.settle(sale, plan, {
        at: parts.now(),
        member,
        rewards: [],
        together: plan.kind === 'note' ? [] : [parts.review.noCaseItem(sale.phone, name)],
      });
      if (outcome.kind === 'overtaken' || outcome.kind === 'short') return 'again';
      if (outcome.kind === 'erased') return answer('ignored', 'erased');
      return answer(outcome.kind === 'already' ? 'duplicate' : 'accepted', 'taken-back');
    }
  }
}

async function standingOf(sale: RegisteredSale, parts: EarnParts): Promise<RefundState['standing']> {
  if (sale.move === 'hold') return parts.review.standingOf(sale);
  return (await parts.ledger.row(sale)) === undefined ? { kind: 'unfinished' } : { kind: 'given' };
}

/** A case for a person. Not if this very refund found its points in the meantime; undefined then. */
async function held(
  { reason, points, totalMinor }: Hold<string>,
  {
    sale,
    told: { id, refund },
    name,
  }: { readonly sale: RegisteredSale; readonly told: RefundTold; readonly name: string },
  parts: EarnParts,
): Promise<EarnAnswer | undefined> {
  const row = {
    ...caseOf(sale, reason, parts),
    sale_id: name,
    kind: 'refund' as const,
    total_minor: totalMinor,
    computed_points: points,
    refund,
    refund_id: id,
  };
  return heldAnswer(await hold(row, parts, parts.sales.unchangedItem(sale)));
}
