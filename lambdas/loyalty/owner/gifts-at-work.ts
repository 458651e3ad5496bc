// What is given for no sale: for joining, on a birthday, with a nudge; and what limits or never takes points. One case each.
import {
  type AtWorkTable,
  atClock,
  daysAfter,
  nowOf,
  sayDate,
} from '../../../shared/rules/at-work/at-work.ts';
import { beginOf, birthdaysOn, sayBirthday } from '../decisions/birthday.ts';
import { crossingOf } from '../decisions/crossing.ts';
import { birthdayKey, redemptionKey } from '../decisions/ledger-key.ts';
import { hasHadEnough } from '../decisions/reward-limit.ts';
import { affordable, nextReward } from '../decisions/rewards.ts';
import type { LoyaltyRules } from '../rules/shape.ts';
import { type LoyaltySetting, sayEarned } from './sample-sale.ts';

const dateOf = (moment: Date): string => moment.toISOString().slice(0, 10);
const LEAP_DAY = '02-29';
const MOST_DAYS = 800;

/** What so many points are enough for, or how far it is still. */
function enoughFor(points: number, { rewards }: Pick<LoyaltyRules, 'rewards'>): string {
  const can = affordable(points, rewards).map(({ reward }) => reward);
  if (can.length > 0) return `, enough for: ${can.join(', ')}`;
  const next = nextReward(points, rewards);
  return next === undefined ? '' : `, and ${sayEarned(next.missing)} to go for: ${next.reward.reward}`;
}

export const giftsAtWork = {
  joiningPoints: {
    example: (points: number | undefined, { rules }: LoyaltySetting) =>
      points === undefined
        ? undefined
        : `Whoever joins begins with ${sayEarned(points)}${enoughFor(points, rules)}.`,
  },

  birthdayPoints: {
    example(points: number | undefined, setting: LoyaltySetting) {
      if (points === undefined) return undefined;
      const day = dateOf(daysAfter(nowOf(setting), 7));
      const [birthday = ''] = birthdaysOn(day);
      // A year brings them under one key only.
      const years = [day, `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`].map((one) =>
        birthdayKey(beginOf(one, 'UTC'), one.slice(0, 4)),
      );
      const leap = Array.from({ length: MOST_DAYS }, (_, days) => daysAfter(nowOf(setting), days)).find(
        (moment) => birthdaysOn(dateOf(moment)).includes(LEAP_DAY),
      );
      return `Born on a ${sayBirthday(birthday)}, a member has ${sayEarned(points)} more on ${sayDate(new Date(day))}, and ${years.length === new Set(years).size ? 'again a year later' : 'never again'}${leap === undefined ? '' : `; born on 29 February, next on ${sayDate(leap)}`}.`;
    },
  },

  winBackGift: {
    example(points: number, { rules }: LoyaltySetting) {
      const [first] = rules.rewards;
      const balance = Math.max(0, (first?.points ?? 2 * points) - Math.ceil(points / 2));
      const { crossed } = crossingOf(balance, points, rules.rewards);
      const reached = crossed.map(({ reward }) => reward).join(', ');
      return `A regular with ${sayEarned(balance)} who slipped away has ${sayEarned(balance + points)} when the nudge comes${reached === '' ? '' : `, enough for: ${reached}`}.`;
    },
  },

  rewardsPerVisit: {
    example(most: number | undefined, setting: LoyaltySetting) {
      if (most === undefined) return undefined;
      const taps = (count: number) =>
        Array.from({ length: count }, (_, at) => ({
          ts: redemptionKey({ at: atClock(nowOf(setting), '12:00'), id: String(at) }),
          reason: 'reward-redeem' as const,
        }));
      const first = Array.from({ length: most + 1 }, (_, count) => count).find((count) =>
        hasHadEnough(taps(count), most),
      );
      return first === undefined
        ? undefined
        : `Whoever had ${first === 1 ? 'one reward' : `${first} rewards`} on ${sayDate(nowOf(setting))} gets the next one on ${sayDate(daysAfter(nowOf(setting), 1))} at the earliest.`;
    },
  },

  expiry: {
    example: (_: unknown, setting: LoyaltySetting) =>
      `Points of ${sayDate(nowOf(setting))} still count in ${nowOf(setting).getUTCFullYear() + 5}.`,
  },
} satisfies AtWorkTable;
