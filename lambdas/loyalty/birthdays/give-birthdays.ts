// Every morning: points for those whose birthday it is, where the owner's rules give them. One member's trouble is not the
// others'; a day on which nothing worked is made up for, and whatever is done twice is given once and mailed once.
import { type EachRow, eachRow } from '../../../shared/handlers/each-row.ts';
import type { Log } from '../../../shared/handlers/log.ts';
import { type LeftOutParts, tellLeftOut } from '../../../shared/owner-mail/left-out-letter.ts';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { type FinishedPeriods, makeUp } from '../../../shared/time/finished-periods.ts';
import { dayBefore, type Period } from '../../../shared/time/periods.ts';
import { localDate } from '../../../shared/time/time.ts';
import { birthdaysOn } from '../decisions/birthday.ts';
import { type Announce, rewardEarned } from '../mails/announce.ts';
import { BIRTHDAY } from '../names.ts';
import type { MemberRow } from '../rows.ts';
import type { LoyaltyRules } from '../rules/shape.ts';
import type { Birthdays } from '../state/birthdays.ts';
import { eachOf } from '../state/day-book.ts';
import type { Members } from '../state/members.ts';
import type { makeBirthdayGift } from '../state/points/birthday.ts';

export type BirthdayParts = LeftOutParts & {
  readonly shop: Pick<Shop, 'timeZone'>;
  readonly log: Log;
  readonly rules: () => Promise<Pick<LoyaltyRules, 'birthdayPoints' | 'rewards'>>;
  readonly birthdays: Pick<Birthdays, 'on'>;
  readonly members: Pick<Members, 'getMany'>;
  readonly give: ReturnType<typeof makeBirthdayGift>;
  readonly announce: Announce;
  readonly finished: FinishedPeriods;
};

/** Congratulations of last week are none any more, and points late by two days still are. */
const MOST_DAYS = 3;

export function makeGiveBirthdays(parts: BirthdayParts) {
  return async (): Promise<void> => {
    const { birthdayPoints: points, rewards } = await parts.rules();
    if (points === undefined) return;
    const past = {
      run: 'birthdays',
      last: { key: localDate(parts.now(), parts.shop.timeZone) },
      before: dayBefore,
      most: MOST_DAYS,
      isDueToday: true,
    };
    await makeUp(past, ({ key: day }: Period) => giveDay({ day, points, rewards }, parts), parts.finished);
  };
}

type Day = { readonly day: string; readonly points: number; readonly rewards: LoyaltyRules['rewards'] };

async function giveDay(gift: Day, parts: BirthdayParts): Promise<void> {
  const { birthdays, members, log } = parts;
  const each = eachRow('member', log);
  const phones = (await eachOf(birthdaysOn(gift.day), birthdays.on)).flat();
  const celebrated = await members.getMany(phones);
  const given = await eachOf(celebrated, (member) =>
    each.apart(digestOfAddress(member.phone), () => giveOne(member, gift, parts)),
  );
  await settle(each, parts);
  log.info('birthdays', { day: gift.day, people: phones.length, given: given.filter(Boolean).length });
}

/** Whoever was cut off between the points and the news is told of them again, under the same name. */
async function giveOne(
  member: MemberRow,
  gift: Day,
  { give, announce, now }: BirthdayParts,
): Promise<boolean> {
  const given = await give({ ...gift, member, at: now() });
  if (given.kind === 'not-now') return false;
  const { phone, ts, points_change: points } = given.row;
  const earned = rewardEarned(given.row);
  if (earned !== undefined) await announce(earned);
  await announce({ type: BIRTHDAY, detail: { phone, ref: ts, points } });
  return given.kind === 'given';
}

async function settle(each: EachRow, parts: BirthdayParts): Promise<void> {
  await tellLeftOut({ run: 'birthdays', from: 'the birthdays of a day', rows: each.leftOut() }, parts);
  each.settle();
}
