// A reward that was not given, each with its answer: too few points, enough for this visit, or somebody gave one meanwhile.
import { localDate } from '../../../shared/time/time.ts';
import { goodwillGiven, goodwillLeft } from '../decisions/goodwill-limit.ts';
import { dayBegins, hasHadEnough } from '../decisions/reward-limit.ts';
import type { Given } from '../state/points/redemption-row.ts';
import { refuse } from './layout.ts';
import { memberHref } from './member-parts.ts';
import type { DeskContext, DeskParts } from './parts.ts';
import {
  anotherMessage,
  enoughMessage,
  type GivenBy,
  givenMessage,
  goodwillMessage,
  notFullMessage,
  shortMessage,
} from './redeem-pages.ts';
import { showMember } from './show-member.ts';
import type { TypedConfirmation } from './tickets.ts';

export async function short(
  context: DeskContext,
  parts: DeskParts,
  { phone, typed, reward }: TypedConfirmation,
  { missing, given }: { readonly missing: number; readonly given: Given | undefined },
): Promise<Response> {
  const told = given === undefined ? '' : `${givenMessage(await givenBy(parts, given), parts.shop)} `;
  return refuse(context, {
    status: 409,
    title: 'Not enough points any more',
    message: `${told}${shortMessage(missing, reward, parts.shop)}`,
    back: { href: await memberHref(parts, { phone, typed }), label: 'Back to the member' },
  });
}

export async function notFull(
  context: DeskContext,
  parts: DeskParts,
  { phone, typed, reward }: TypedConfirmation,
  given: Given | undefined,
): Promise<Response> {
  const told = given === undefined ? '' : `${givenMessage(await givenBy(parts, given), parts.shop)} `;
  return refuse(context, {
    status: 409,
    title: 'The card is not full any more',
    message: `${told}${notFullMessage(reward)}`,
    back: { href: await memberHref(parts, { phone, typed }), label: 'Back to the member' },
  });
}

/**
 * The answer where the owner allows no further reward in this visit; undefined where one may be given. A confirmation that was
 * used, whose ledger key is `used`, is answered as ever. That nobody gives one in between the write itself sees to.
 */
export async function hadEnough(
  context: DeskContext,
  parts: DeskParts,
  { phone, typed, used }: Pick<TypedConfirmation, 'phone' | 'typed'> & { readonly used?: string },
): Promise<Response | undefined> {
  const { rewardsPerVisit: most } = await parts.rules();
  if (most === undefined) return undefined;
  const today = await parts.pointsMoves.since(phone, dayBegins(parts.now(), parts.shop.timeZone));
  if (!hasHadEnough(today, most) || today.some(({ ts }) => ts === used)) return undefined;
  return refuse(context, {
    status: 409,
    title: 'No further reward today',
    message: enoughMessage(most),
    back: { href: await memberHref(parts, { phone, typed }), label: 'Back to the member' },
  });
}

/** How many gifts whoever is signed in may give today, as far as their row says it now; undefined where the owner sets no limit. */
export async function giftsLeft(context: DeskContext, parts: DeskParts): Promise<number | undefined> {
  const { goodwillPerDay: most } = await parts.rules();
  if (most === undefined) return undefined;
  const row = await parts.staff.get(context.get('staff').name);
  return goodwillLeft(goodwillGiven(row, localDate(parts.now(), parts.shop.timeZone)), most);
}

export async function noMoreGoodwill(
  context: DeskContext,
  parts: DeskParts,
  { phone, typed }: Pick<TypedConfirmation, 'phone' | 'typed'>,
): Promise<Response> {
  const { goodwillPerDay: most = 0 } = await parts.rules();
  return refuse(context, {
    status: 409,
    title: 'No further goodwill today',
    message: goodwillMessage(most),
    back: { href: await memberHref(parts, { phone, typed }), label: 'Back to the member' },
  });
}

/** The member as they are now, with what somebody gave them since the page was opened. */
export async function givenMeanwhile(
  context: DeskContext,
  parts: DeskParts,
  { phone, typed }: Pick<TypedConfirmation, 'phone' | 'typed'>,
  given: Given,
): Promise<Response> {
  const said = anotherMessage(await givenBy(parts, given), parts.shop);
  return showMember(context, parts, { phone, typed, remark: '', said }, 409);
}

/** Whoever gave it, as the staff list shows them. */
export async function givenBy(parts: DeskParts, { row, isReversed }: Given): Promise<GivenBy> {
  const name = row?.by_staff;
  const person = name === undefined ? undefined : await parts.staff.get(name);
  return { row, isReversed, by: person?.shown_name ?? name ?? 'Somebody' };
}
