// A sale, told for the first time, again, or with other figures. The timeline of a first delivery, each step safe to
// repeat from the start:
//
//   read the member → decide → register the sale (its move is settled from here on) → add or hold → announce
import type { EarnAnswer, Sale } from '../../../shared/events/till-events.ts';
import { localDate } from '../../../shared/time/time.ts';
import { bonusesAt, earnedBy, pointsOf } from '../decisions/earn-points.ts';
import { saleKey } from '../decisions/ledger-key.ts';
import { decideMove } from '../decisions/move.ts';
import { keptFigures } from '../decisions/sale-lines.ts';
import { waitingRefunds } from '../decisions/sale-row.ts';
import { giftCardsEarn } from '../rules/gift-cards.ts';
import { announceCorrection } from './announce-rewards.ts';
import { answer } from './answer.ts';
import { earnOtherFigures, isNoted } from './changed-sale.ts';
import { finish } from './finish.ts';
import type { EarnParts } from './parts.ts';
import { settleRefund } from './refund.ts';

export async function earnSale(told: Sale, parts: EarnParts): Promise<EarnAnswer> {
  const sale = await withPhone(told, parts);
  if (sale === undefined) return answer('ignored', 'no-member');
  const [rules, member] = await Promise.all([parts.rules(), parts.members.get(sale.phone)]);
  const bonuses = bonusesAt(rules.bonuses, new Date(sale.closedAt), parts.zone);
  const figures = keptFigures(earnedBy(sale, { ...rules, bonuses, giftCardsEarn: giftCardsEarn(rules) }));
  if (figures.line_count !== undefined)
    parts.log.info('a large sale was kept in part', { lines: figures.line_count });
  const move = decideMove({ ...sale, totalMinor: figures.total_minor }, member, rules);
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
    ts: saleKey(sale.closedAt, sale.saleId),
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
  return earnOtherFigures({ sale, digest, figures, rules, member }, parts);
}

/** A sale told again without its phone is still the member's it was. */
async function withPhone(
  sale: Sale,
  parts: EarnParts,
): Promise<(Sale & { readonly phone: string }) | undefined> {
  if (sale.phone !== undefined) return { ...sale, phone: await parts.members.keptAs(sale.phone) };
  if (sale.type !== 'sale.updated') return undefined;
  const known = await parts.sales.get(sale.saleId);
  return known?.phone === undefined ? undefined : { ...sale, phone: known.phone };
}
