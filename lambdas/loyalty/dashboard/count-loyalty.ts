// The loyalty tracker's part of the morning's count: a week's figures and its mails, what members hold, and what waits.
import type { CountDashboardParts } from '../../../shared/dashboard/count-dashboard.ts';
import { countWeek, type WeekRows } from '../../../shared/dashboard/figures.ts';
import type { SendTally } from '../../../shared/messages/send-tally.ts';
import type { ReadDocument } from '../../../shared/rules/tell-owner.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { monthBefore } from '../../../shared/time/calendar-month.ts';
import type { LoyaltyRules } from '../rules/shape.ts';
import type { CameBackMonths } from '../state/came-back.ts';
import type { DayBook } from '../state/day-book.ts';
import type { Months } from '../state/months.ts';
import type { HeldCase, WeekRow } from '../state/week-rows.ts';
import { cameBackKnown } from '../summary/came-back-so-far.ts';
import { loyaltySheet } from './loyalty-sheet.ts';
import { outstandingNow, withOutstanding } from './outstanding.ts';
import { loyaltyWeekFigures } from './week-figures.ts';

export type CountLoyaltyParts = {
  readonly shop: Shop;
  readonly now: () => Date;
  readonly rules: () => Promise<Pick<LoyaltyRules, 'pointValueMinor'>>;
  readonly days: DayBook;
  readonly months: Months;
  readonly cameBack: CameBackMonths;
  readonly tally: Pick<SendTally, 'between'>;
  readonly weekRows: WeekRows<WeekRow>;
  readonly held: () => Promise<readonly HeldCase[]>;
  readonly documents: () => Promise<readonly ReadDocument[]>;
};

export function countLoyalty(
  parts: CountLoyaltyParts,
): Pick<CountDashboardParts, 'countWeek' | 'complete' | 'sheet'> {
  const { shop } = parts;
  const zone = shop.timeZone;
  return {
    async countWeek(week) {
      const figures = await countWeek(week, parts.weekRows, loyaltyWeekFigures);
      const { sent, refused, unknown, late } = await parts.tally.between(
        week.startsAt,
        new Date(week.endsAt.getTime() - 1),
      );
      return { ...figures, mailsSent: sent, mailsFailed: refused + unknown + late };
    },

    async complete(weeks) {
      const outstanding = await outstandingNow({ ...parts, now: parts.now(), zone });
      return withOutstanding(weeks, outstanding, (await parts.rules()).pointValueMinor);
    },

    async sheet() {
      const { pointValueMinor } = await parts.rules();
      const so = await cameBackKnown(monthBefore(parts.now(), zone), parts);
      return loyaltySheet(
        {
          so,
          documents: await parts.documents(),
          held: (await parts.held()).length,
          isWorthKnown: pointValueMinor !== undefined,
        },
        shop,
      );
    },
  };
}
