// What came of the nudges, as the weekly report tells it: of each past week it is counted once how many were asked, when the last of them
// can be answered no more, and everything else is added from the weeks' rows.
import type { BroughtSoFar } from '../../../shared/owner-mail/brought.ts';
import { weekBefore } from '../../../shared/time/periods.ts';
import { type Arm, armOf } from '../decisions/came-of.ts';
import { type CameFigures, figuresOf, soFar } from '../decisions/came-weeks.ts';
import type { ReportWeek } from '../decisions/report.ts';
import type { OfferRow, OfferState } from '../rows.ts';
import type { CameWeeks } from '../state/came-weeks.ts';
import type { Offers } from '../state/offers.ts';

/** A year: what people bought longer ago says little of today. */
const MOST_WEEKS = 52;
/** So many past weeks may still be uncounted: a month in which the last may be answered, and one in which no report went out. */
const MOST_UNCOUNTED = 9;
const PAGE = 100;
const ASKED: readonly OfferState[] = ['sent', 'taken', 'ignored', 'out-of-window', 'never-sent'];

export type CameParts = {
  readonly offers: Pick<Offers, 'page' | 'followed'>;
  readonly weeks: CameWeeks;
  readonly zone: string;
  readonly now: Date;
};

export type CameTold = {
  /** The last week of which all is known. */
  readonly last: CameFigures & { readonly week: ReportWeek };
  /** Beside those who are held out, if anybody is. */
  readonly so: BroughtSoFar | undefined;
};

/** Undefined before the first nudge that is followed has had its time. */
export async function cameSoFar(until: ReportWeek, parts: CameParts): Promise<CameTold | undefined> {
  const weeks: ReportWeek[] = [];
  for (let week = until; weeks.length < MOST_WEEKS; week = weekBefore(week, parts.zone)) weeks.unshift(week);
  const rows = await parts.weeks.rows(weeks.map(({ key }) => key));
  const known: (CameFigures & { readonly week: ReportWeek })[] = [];
  for (const [at, week] of weeks.entries()) {
    const isRecent = weeks.length - at <= MOST_UNCOUNTED;
    const row = rows.get(week.key);
    const counted =
      row?.offered_of === undefined && isRecent ? { ...row, ...(await countWeek(week, parts)) } : row;
    const figures = figuresOf(counted);
    if (figures !== undefined) known.push({ ...figures, week });
  }
  const last = known.findLast(({ offered, heldOut }) => offered.of + heldOut.of > 0);
  return last === undefined ? undefined : { last, so: soFar(known) };
}

/** How many were asked in a week; nothing yet while one of them may still be answered. */
async function countWeek(week: ReportWeek, { offers, weeks, now }: CameParts) {
  const of: Record<Arm, number> = { offered: 0, held_out: 0 };
  for (const state of ASKED)
    for await (const offer of inWeek(week, state, offers)) {
      const arm = armOf({ ...offer, state });
      if (arm === undefined) continue;
      if ((offer.followed_until ?? '') > now.toISOString()) return {};
      of[arm] += 1;
    }
  await weeks.counted(week.key, of, now);
  return { offered_of: of.offered, held_out_of: of.held_out };
}

async function* inWeek(
  week: ReportWeek,
  state: OfferState,
  offers: CameParts['offers'],
): AsyncGenerator<Pick<OfferRow, 'reason' | 'followed_until'>> {
  const span = {
    from: week.startsAt.toISOString(),
    until: new Date(week.endsAt.getTime() - 1).toISOString(),
  };
  let start: Record<string, unknown> | undefined;
  do {
    const page = await offers.page({ state, ...span, limit: PAGE }, start);
    const asked = page.offers.filter(({ reason }) => state !== 'never-sent' || reason === 'held-out');
    yield* await offers.followed(asked.map(({ offer_id }) => offer_id));
    start = page.next;
  } while (start !== undefined);
}
