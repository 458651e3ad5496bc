// A sale, told for the first time, again, or with other figures. The timeline of a first delivery, each step safe to
// repeat from the start:
//
//   read the member → decide → register the sale (its move is settled from here on) → add or hold → announce
import type { EarnAnswer, Sale } from '../../../shared/events/till-events.ts';
import { localDate } from '../../../shared/time/time.ts';
import { earnedBy, pointsOf } from '../decisions/earn-points.ts';
import { decideMove } from '../decisions/move.ts';
import { keptFigures } from '../decisions/sale-lines.ts';
import type { EarnParts } from '../functions/earn.ts';
import type { MemberRow } from '../rows.ts';
import type { LoyaltyRules } from '../rules/shape.ts';
import { isRegistered, type RegisteredSale, waitingRefunds } from '../state/sales.ts';
import { earnOtherFigures, isNoted } from './changed-sale.ts';
import { caseOf, hold } from './hold.ts';
import { settleRefund } from './refund.ts';
import { announce, announceCorrection } from './tell.ts';

const answer = (status: EarnAnswer['status'], reason: string): EarnAnswer => ({ status, reason });

export async function earnSale(told: Sale, parts: EarnParts): Promise<EarnAnswer> {
  const sale = await withPhone(told, parts);
  if (sale === undefined) return answer('ignored', 'no-member');
  const [rules, member] = await Promise.all([parts.rules(), parts.members.get(sale.phone)]);
  const figures = keptFigures(earnedBy(sale, rules));
  if (figures.line_count !== undefined)
    parts.log.info('a large sale was kept in part', { lines: figures.line_count });
  const move = decideMove(sale, member, rules);
  if (move.move === 'skip') return answer('ignored', move.reason);
  // Whoever asked to be forgotten is not made a member by a till that still knows their number.
  if (member === undefined && (await parts.erased.isErased(sale.phone))) return answer('ignored', 'erased');

  const now = parts.now();
  const digest = parts.digest(sale);
  const { kind, sale: registered } = await parts.sales.register({
    sale_id: sale.saleId,
    phone: sale.phone,
    move: move.move,
    ...(move.move === 'hold' ? { flag_reason: move.reason } : {}),
    ts: `${sale.closedAt}#sale:${sale.saleId}`,
    closed_at: sale.closedAt,
    currency: sale.currency,
    figures,
    digests: [digest],
    ...(sale.updatedAt === undefined ? {} : { updated_at: sale.updatedAt }),
    refunds: {},
    version: 0,
    ...(member === undefined ? { enrols: true as const } : {}),
    day_points: pointsOf(figures),
    day: localDate(now, parts.zone),
  });
  const first = kind === 'fresh' || registered.digests.at(-1) === digest;
  const done = await finish(registered, { fresh: kind === 'fresh', member, rules }, parts);
  for (const waiting of waitingRefunds(registered)) await settleRefund(registered.sale_id, waiting, parts);
  if (first) await announceCorrection(registered, parts);
  if (first && (await isNoted(sale, registered, parts))) return done;
  return earnOtherFigures(sale, { digest, figures, rules, member }, parts);
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

/** A sale told again without its phone is still the member's it was. */
async function withPhone(
  sale: Sale,
  parts: EarnParts,
): Promise<(Sale & { readonly phone: string }) | undefined> {
  if (sale.phone !== undefined) return { ...sale, phone: sale.phone };
  if (sale.type !== 'sale.updated') return undefined;
  const known = await parts.sales.get(sale.saleId);
  return known?.phone === undefined ? undefined : { ...sale, phone: known.phone };
}

/** What the registered sale comes to, done to the end: added and announced, or held. */
async function finish(
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
      posted_at: parts.now().toISOString(),
    },
    // Told for the first time, the sale is the member's who was read for it, also where there is none yet.
    member:
      context.fresh || context.member?.phone === sale.phone
        ? context.member
        : await parts.members.get(sale.phone),
    rewards: context.rules.rewards,
    at: parts.now(),
    visit: { at: sale.closed_at, totalMinor: sale.figures.total_minor },
  });
  if (outcome.kind === 'erased') return answer('ignored', 'erased');
  if (outcome.kind !== 'credited' && outcome.kind !== 'already')
    throw new Error(`A sale could not be credited: ${outcome.kind}`);
  await announce(outcome.row, parts);
  return outcome.kind === 'credited' ? answer('accepted', 'added') : answer('duplicate', 'added');
}
