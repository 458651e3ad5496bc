// The same sale id with other figures than the last ones told: a late repeat, one net correction, or a case for a person.
import { lookAgain } from '../../../shared/aws/look-again.ts';
import type { EarnAnswer, Sale } from '../../../shared/events/till-events.ts';
import { decideCorrection } from '../decisions/correction-plan.ts';
import { shortDigest } from '../decisions/ledger-key.ts';
import type { Hold, MovePoints, Note } from '../decisions/sale-plan.ts';
import { isRegistered, type RegisteredSale } from '../decisions/sale-row.ts';
import type { MemberRow } from '../rows.ts';
import type { LoyaltyRules } from '../rules/shape.ts';
import type { SaleFigures } from '../sale-rows.ts';
import { announce, announceCorrection } from './announce-rewards.ts';
import { answer } from './answer.ts';
import { caseOf, heldAnswer, hold } from './hold.ts';
import type { EarnParts } from './parts.ts';

const TRIES = 10;

type Told = {
  readonly sale: Sale & { readonly phone: string };
  readonly digest: string;
  readonly figures: SaleFigures;
  readonly rules: LoyaltyRules;
  /** As they were before the till told it. */
  readonly member: MemberRow | undefined;
};

/** The same id with figures that are not the last ones told. */
export async function earnOtherFigures(told: Told, parts: EarnParts): Promise<EarnAnswer> {
  return lookAgain({ tries: TRIES, who: 'The correction of a sale' }, async () => {
    const registered = await parts.sales.get(told.sale.saleId);
    if (!isRegistered(registered)) throw new Error('A registered sale vanished');
    return performed(registered, told, parts);
  });
}

/** Looks, decides, and does it; `again` when somebody was faster. */
async function performed(
  registered: RegisteredSale,
  told: Told,
  parts: EarnParts,
): Promise<EarnAnswer | 'again'> {
  const { sale, digest, figures } = told;
  const [standing, member] = await Promise.all([
    parts.review.standingOf(registered),
    parts.members.get(registered.phone),
  ]);
  const { phone, updatedAt, type } = sale;
  const plan = decideCorrection(
    { sale: registered, standing, balance: member?.balance ?? 0 },
    { phone, figures, digest, updatedAt, type },
    told,
  );
  switch (plan.kind) {
    case 'settled': {
      const isLast = registered.digests.at(-1) === digest;
      if (isLast) await announceCorrection(registered, parts);
      return isLast && !(await isNoted(sale, registered, parts)) ? 'again' : answer('duplicate', plan.as);
    }
    case 'hold': {
      const row = { ...caseOf(registered, plan.reason, parts), ...changed(plan, told, registered) };
      // Not if these very figures came to count in the meantime.
      return heldAnswer(await hold(row, parts, parts.sales.unchangedItem(registered))) ?? 'again';
    }
    default:
      return correct(registered, { ...told, plan, present: member }, parts);
  }
}

/** One net correction, or new figures for what is still held. */
async function correct(
  registered: RegisteredSale,
  told: Told & { readonly plan: Note | MovePoints; readonly present: MemberRow | undefined },
  parts: EarnParts,
): Promise<EarnAnswer | 'again'> {
  const { sale, digest, plan, present, rules } = told;
  const at = parts.now();
  const open = await parts.review.get(sale.phone, changeName(sale, digest, registered));
  const outcome = await parts.settle(registered, plan, {
    at,
    member: present,
    rewards: rules.rewards,
    joining: rules.joiningPoints,
    // A person need not decide any more what counts now.
    together:
      open?.status === 'held' ? [parts.review.closeItem(open, 'withdrawn', { at, byStaff: 'system' })] : [],
  });
  switch (outcome.kind) {
    case 'overtaken':
    case 'short':
      return 'again';
    case 'erased':
      return answer('ignored', 'erased');
    case 'noted':
      return answer('accepted', plan.waiting === undefined ? 'nothing-to-correct' : 'held');
    default:
      await announce(outcome.row, parts);
      return answer('accepted', 'corrected');
  }
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

const changed = (
  { points, totalMinor }: Hold<string>,
  { sale, digest, figures }: Told,
  registered: RegisteredSale,
) => ({
  phone: sale.phone,
  sale_id: changeName(sale, digest, registered),
  kind: 'changed' as const,
  total_minor: totalMinor,
  computed_points: points,
  figures,
  digest,
  ...(sale.updatedAt === undefined ? {} : { updated_at: sale.updatedAt }),
});
