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
import { type RegisteredSale, waitingRefunds } from '../decisions/sale-row.ts';
import { withStamps } from '../decisions/stamps.ts';
import type { MemberRow } from '../rows.ts';
import { giftCardsEarn } from '../rules/gift-cards.ts';
import type { LoyaltyRules } from '../rules/shape.ts';
import type { SaleFigures } from '../sale-rows.ts';
import { announceCorrection } from './announce-rewards.ts';
import { answer } from './answer.ts';
import { earnOtherFigures, isNoted } from './changed-sale.ts';
import { finish } from './finish.ts';
import type { EarnParts } from './parts.ts';
import { settleRefund } from './refund.ts';

export async function earnSale(told: Sale, parts: EarnParts): Promise<EarnAnswer> {
  const sale = (await withPhone(told, parts)) ?? (await keptUnnamed(told, parts));
  if (sale === undefined) return answer('ignored', 'no-member');
  const outcome = await registered(sale, {}, parts);
  if ('status' in outcome) return outcome;
  const { kind, sale: row, digest, figures, rules, member } = outcome;
  const first = kind === 'fresh' || row.digests.at(-1) === digest;
  const done = await finishWhole(outcome, parts);
  if (first) await announceCorrection(row, parts);
  if (first && (await isNoted(sale, row, parts))) return done;
  return earnOtherFigures({ sale, digest, figures, rules, member }, parts);
}

export type NamedSale = Sale & { readonly phone: string };

export type Registration = {
  readonly kind: 'fresh' | 'known';
  readonly sale: RegisteredSale;
  /** Of what was told just now. */
  readonly digest: string;
  readonly figures: SaleFigures;
  readonly rules: LoyaltyRules;
  readonly member: MemberRow | undefined;
};

/** Decides what the sale comes to and writes it down, or finds what its first delivery wrote; an answer where nothing is. */
export async function registered(
  sale: NamedSale,
  booked: Pick<RegisteredSale, 'booked_by'>,
  parts: EarnParts,
): Promise<Registration | EarnAnswer> {
  const [rules, member] = await Promise.all([parts.rules(), parts.members.get(sale.phone)]);
  const bonuses = bonusesAt(rules.bonuses, new Date(sale.closedAt), parts.zone);
  const earned = earnedBy(sale, { ...rules, bonuses, giftCardsEarn: giftCardsEarn(rules) });
  const moment = { closedAt: new Date(sale.closedAt), zone: parts.zone };
  const figures = keptFigures(withStamps(earned, rules.stampCards ?? [], moment));
  if (figures.line_count !== undefined)
    parts.log.info('a large sale was kept in part', { lines: figures.line_count });
  const move = decideMove({ ...sale, totalMinor: figures.total_minor }, member, rules);
  if (move.move === 'skip') return answer('ignored', move.reason);
  // Whoever asked to be forgotten is not made a member by a till that still knows their number.
  if (member === undefined && (await parts.erased.isErased(sale.phone))) return answer('ignored', 'erased');

  const digest = parts.digest(sale);
  const written = await parts.sales.register({
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
    ...booked,
    refunds: {},
    version: 0,
    ...(member === undefined ? { enrols: true as const } : {}),
    day_points: pointsOf(figures),
    day: localDate(parts.now(), parts.zone),
  });
  return { ...written, digest, figures, rules, member };
}

/** What was registered, added or held, and the refunds that came before it. */
export async function finishWhole(
  { kind, sale, member, rules }: Registration,
  parts: EarnParts,
): Promise<EarnAnswer> {
  const done = await finish(sale, { fresh: kind === 'fresh', member, rules }, parts);
  for (const waiting of waitingRefunds(sale)) await settleRefund(sale.sale_id, waiting, parts);
  return done;
}

/** A sale told again without its phone is still the member's it was. */
async function withPhone(told: Sale, parts: EarnParts): Promise<NamedSale | undefined> {
  if (told.phone !== undefined) return { ...told, phone: await parts.members.keptAs(told.phone) };
  return told.type === 'sale.updated' ? asKnown(told, parts) : undefined;
}

/**
 * Nobody's yet: the desk may count it for somebody within two days. It may do so in this very moment, with the figures
 * before these; then these are that member's. Remembering is a kindness: where it fails, the sale counts as it did before.
 */
async function keptUnnamed(told: Sale, parts: EarnParts): Promise<NamedSale | undefined> {
  try {
    await parts.unnamed.keep(told, parts.now());
  } catch (error) {
    parts.log.warn('a sale without a number was not remembered', { sale: told.saleId, error });
  }
  return told.type === 'sale.updated' ? asKnown(told, parts) : undefined;
}

async function asKnown(told: Sale, parts: EarnParts): Promise<NamedSale | undefined> {
  const known = await parts.sales.get(told.saleId);
  return known?.phone === undefined ? undefined : { ...told, phone: known.phone };
}
