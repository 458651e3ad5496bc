// A sale, told for the first time, again, or with other figures. The timeline of a first delivery, each step safe to
// repeat from the start:
//
//   read the member → decide → register the sale (its move is settled from here on) → add or hold → announce

import type { TransactItem } from '../../shared/aws/conditional.ts';
import type { EarnAnswer, Sale } from '../../shared/till-events.ts';
import { localDate } from '../../shared/time.ts';
import { rewardEarned } from './announce.ts';
import { earnedBy, pointsOf } from './decisions/earn-points.ts';
import { decideMove } from './decisions/move.ts';
import { exact } from './decisions/points.ts';
import { pointsLeft, restOf } from './decisions/refund.ts';
import type { EarnParts } from './earn.ts';
import { settleRefund } from './earn-refund.ts';
import { HELD_FOR_REVIEW } from './names.ts';
import type { LoyaltyRules } from './rules/shape.ts';
import type { Standing } from './state/review.ts';
import type { LedgerRow, MemberRow, ReviewRow, SaleFigures } from './state/rows.ts';
import { isRegistered, type RegisteredSale, saleLeft, waitingRefunds } from './state/sales.ts';

const answer = (status: EarnAnswer['status'], reason: string): EarnAnswer => ({ status, reason });
const MOST_ROUNDS = 10;

export async function earnSale(told: Sale, parts: EarnParts): Promise<EarnAnswer> {
  const sale = await withPhone(told, parts);
  if (sale === undefined) return answer('ignored', 'no-member');
  const [rules, member] = await Promise.all([parts.rules(), parts.members.get(sale.phone)]);
  const figures = earnedBy(sale, rules);
  const move = decideMove(sale, member, rules);
  if (move.move === 'skip') return answer('ignored', move.reason);

  const now = parts.now();
  const digest = parts.digest(sale);
  const { kind, sale: registered } = await parts.sales.register({
    sale_id: sale.saleId,
    phone: sale.phone,
    move: move.move,
    ...(move.move === 'hold' ? { flag_reason: move.reason } : {}),
    ts: `${earlier(sale.closedAt, now)}#sale:${sale.saleId}`,
    closed_at: earlier(sale.closedAt, now),
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

/** The same figures, written down later than the ones we know: an older word that is still on its way counts no more. */
async function isNoted({ updatedAt }: Sale, registered: RegisteredSale, parts: EarnParts): Promise<boolean> {
  const { updated_at = '' } = registered;
  return updatedAt === undefined || updatedAt <= updated_at || parts.sales.toldAgain(registered, updatedAt);
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
  if (outcome.kind !== 'credited' && outcome.kind !== 'already')
    throw new Error(`A sale could not be credited: ${outcome.kind}`);
  await announce(outcome.row, parts);
  return outcome.kind === 'credited' ? answer('accepted', 'added') : answer('duplicate', 'added');
}

/** The same id with figures that are not the last ones told. */
async function earnOtherFigures(
  sale: Sale & { readonly phone: string },
  told: {
    readonly digest: string;
    readonly figures: SaleFigures;
    readonly rules: LoyaltyRules;
    readonly member: MemberRow | undefined;
  },
  parts: EarnParts,
): Promise<EarnAnswer> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const known = await parts.sales.get(sale.saleId);
    if (!isRegistered(known)) throw new Error('A registered sale vanished');
    const registered = known;
    if (isRepeat(sale, told.digest, registered)) {
      const isLast = registered.digests.at(-1) === told.digest;
      if (isLast) await announceCorrection(registered, parts);
      if (!isLast || (await isNoted(sale, registered, parts))) return answer('duplicate', 'told-before');
      continue;
    }
    const standing = await parts.review.standingOf(registered);
    const reason = await reasonToHold(sale, { ...told, registered, standing }, parts);
    if (reason === undefined) {
      const outcome = await correct(sale, { ...told, registered, standing }, parts);
      if (outcome !== 'again') return outcome;
      continue;
    }
    const row = { ...caseOf(registered, reason, parts), ...changed(sale, told, registered) };
    // Not if these very figures came to count in the meantime.
    const held = heldAnswer(await hold(row, parts, [parts.sales.unchangedItem(registered)]));
    if (held !== undefined) return held;
  }
  throw new Error('A sale would not stand still for its correction');
}

/** Figures told before are a late repeat, unless the till says that they are newer. */
function isRepeat({ updatedAt }: Sale, digest: string, { digests, updated_at }: RegisteredSale): boolean {
  if (updatedAt !== undefined && updated_at !== undefined && updatedAt < updated_at) return true;
  if (digests.at(-1) === digest) return true;
  const isNewer = updatedAt !== undefined && updated_at !== undefined && updatedAt > updated_at;
  return digests.includes(digest) && !isNewer;
}

async function reasonToHold(
  sale: Sale & { readonly phone: string },
  told: {
    readonly figures: SaleFigures;
    readonly registered: RegisteredSale;
    readonly standing: Standing;
    readonly rules: LoyaltyRules;
    readonly member: MemberRow | undefined;
  },
  parts: EarnParts,
): Promise<string | undefined> {
  const { registered, figures, standing } = told;
  const isOther = sale.phone !== registered.phone;
  // What a person refused stays refused, whatever its figures.
  if (standing.kind === 'refused' && !isOther) return undefined;
  if (sale.type === 'sale.completed') return 'told-twice-differently';
  if (isOther) return 'other-member';
  if (standing.kind === 'waits') return undefined;
  if (Object.keys(registered.refunds).length > 0) return 'changed-after-refund';
  if (figures.total_minor > registered.figures.total_minor) {
    const move = decideMove(sale, told.member, told.rules);
    if (move.move === 'hold') return move.reason;
  }
  const delta = exact(pointsOf(figures) - pointsOf(registered.figures));
  const member = await parts.members.get(sale.phone);
  return delta < 0 && (member?.balance ?? 0) < -delta ? 'below-zero' : undefined;
}

/** One net correction, or new figures for what is still held. `again` when somebody was faster. */
async function correct(
  sale: Sale & { readonly phone: string },
  told: {
    readonly digest: string;
    readonly figures: SaleFigures;
    readonly registered: RegisteredSale;
    readonly standing: Standing;
    readonly rules: LoyaltyRules;
  },
  parts: EarnParts,
): Promise<EarnAnswer | 'again'> {
  const { registered, standing, figures, digest } = told;
  const ts = `${registered.ts}#${digest.slice(0, 12)}.${registered.version + 1}`;
  const now = { figures, digest, updatedAt: sale.updatedAt };
  const open = await parts.review.get(sale.phone, changeName(sale, digest, registered));
  // A person need not decide any more what counts now.
  const moot =
    open?.status === 'held'
      ? [parts.review.closeItem(open, 'withdrawn', { at: parts.now(), byStaff: 'system' })]
      : [];
  const figuresItem = parts.sales.figuresItem(registered, now);
  const before = saleLeft(registered);
  const after = { ...before, figures };
  if (standing.kind === 'waits') {
    const adds = { points: pointsLeft(after), totalMinor: restOf(after).total_minor };
    const outcome = await parts.transact([
      figuresItem,
      parts.review.stillHeldItem(standing.row, adds),
      ...moot,
    ]);
    return outcome.applied ? answer('accepted', 'held') : 'again';
  }
  const points = exact(pointsLeft(after) - pointsLeft(before));
  if (points === 0 || standing.kind === 'refused') {
    const outcome = await parts.transact([figuresItem, ...moot]);
    return outcome.applied ? answer('accepted', 'nothing-to-correct') : 'again';
  }
  const at = parts.now();
  const outcome = await parts.credit({
    row: {
      phone: registered.phone,
      ts,
      points_change: points,
      reason: 'correction',
      sale_id: registered.sale_id,
      posted_at: at.toISOString(),
      day: localDate(at, parts.zone),
    },
    member: await parts.members.get(registered.phone),
    rewards: told.rules.rewards,
    at,
    spentMinor: figures.total_minor - registered.figures.total_minor,
    together: [parts.sales.figuresItem(registered, { ...now, correctedAs: ts }), ...moot],
  });
  if (outcome.kind === 'overtaken' || outcome.kind === 'short') return 'again';
  await announce(outcome.row, parts);
  return answer('accepted', 'corrected');
}

/** Writes the case and tells of it. Telling again is harmless: the letter is claimed once. */
export async function hold(
  row: ReviewRow,
  parts: EarnParts,
  together: readonly TransactItem[] = [],
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
  outcome === 'overtaken' ? undefined : answer(outcome === 'held' ? 'accepted' : 'duplicate', 'held');

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

/** The same figures are the same case; those that counted once and were told anew since are another than the first. */
function changeName({ saleId, updatedAt }: Sale, digest: string, { digests }: RegisteredSale): string {
  const anew = digests.includes(digest) ? `.${updatedAt ?? ''}` : '';
  return `${saleId}#${digest.slice(0, 12)}${anew}`;
}

function changed(
  sale: Sale & { readonly phone: string },
  { digest, figures }: { readonly digest: string; readonly figures: SaleFigures },
  registered: RegisteredSale,
): Partial<ReviewRow> {
  const isOther = sale.phone !== registered.phone;
  const before = saleLeft(registered);
  const points = pointsLeft({ ...before, figures });
  return {
    phone: sale.phone,
    sale_id: changeName(sale, digest, registered),
    kind: 'changed',
    total_minor: figures.total_minor,
    computed_points: isOther ? points : exact(points - pointsLeft(before)),
    figures,
    digest,
    ...(sale.updatedAt === undefined ? {} : { updated_at: sale.updatedAt }),
  };
}

async function announce(row: LedgerRow, parts: EarnParts): Promise<void> {
  const announcement = rewardEarned(row);
  if (announcement !== undefined) await parts.announce(announcement);
}

/** The correction that the present figures came to: whoever wrote it may have been stopped before telling of it. */
async function announceCorrection({ phone, corrected_as }: RegisteredSale, parts: EarnParts): Promise<void> {
  const row = corrected_as === undefined ? undefined : await parts.ledger.row({ phone, ts: corrected_as });
  if (row !== undefined) await announce(row, parts);
}

/** A till's clock may run ahead; a visit is never in the future. */
const earlier = (closedAt: string, now: Date): string =>
  closedAt < now.toISOString() ? closedAt : now.toISOString();
