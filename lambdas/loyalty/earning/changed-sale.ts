// The same sale id with other figures than the last ones told: a late repeat, one net correction, or a case for a person.
import type { EarnAnswer, Sale } from '../../../shared/events/till-events.ts';
import { localDate } from '../../../shared/time/time.ts';
import { pointsOf } from '../decisions/earn-points.ts';
import { correctionKey, shortDigest } from '../decisions/ledger-key.ts';
import { decideMove } from '../decisions/move.ts';
import { pointsLeft, restOf } from '../decisions/refund.ts';
import { exact } from '../points.ts';
import type { MemberRow, ReviewRow, SaleFigures } from '../rows.ts';
import type { LoyaltyRules } from '../rules/shape.ts';
import type { Standing } from '../state/review.ts';
import { isRegistered, type RegisteredSale, saleLeft } from '../state/sales.ts';
import { caseOf, heldAnswer, hold } from './hold.ts';
import type { EarnParts } from './parts.ts';
import { announce, announceCorrection } from './tell.ts';

const answer = (status: EarnAnswer['status'], reason: string): EarnAnswer => ({ status, reason });
const MOST_ROUNDS = 10;

/** The same id with figures that are not the last ones told. */
export async function earnOtherFigures(
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
  const ts = correctionKey(registered, digest);
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
    const outcome = await parts.transact({
      sale: figuresItem,
      case: parts.review.stillHeldItem(standing.row, adds),
      moot,
    });
    return outcome.applied ? answer('accepted', 'held') : 'again';
  }
  const points = exact(pointsLeft(after) - pointsLeft(before));
  if (points === 0 || standing.kind === 'refused') {
    const outcome = await parts.transact({ sale: figuresItem, moot });
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
  if (outcome.kind === 'erased') return answer('ignored', 'erased');
  if (outcome.kind === 'overtaken' || outcome.kind === 'short') return 'again';
  await announce(outcome.row, parts);
  return answer('accepted', 'corrected');
}

/** The same figures, written down later than the ones we know: an older word that is still on its way counts no more. */
export async function isNoted(
  { updatedAt }: Sale,
  registered: RegisteredSale,
  parts: EarnParts,
): Promise<boolean> {
  const { updated_at = '' } = registered;
  return updatedAt === undefined || updatedAt <= updated_at || parts.sales.toldAgain(registered, updatedAt);
}

/** The same figures are the same case; those that counted once and were told anew since are another than the first. */
export function changeName({ saleId, updatedAt }: Sale, digest: string, { digests }: RegisteredSale): string {
  const anew = digests.includes(digest) ? `.${updatedAt ?? ''}` : '';
  return `${saleId}#${shortDigest(digest)}${anew}`;
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
