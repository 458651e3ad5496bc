// The monthly summary as the owner reads it. Every number comes from the rows.

import { dashboardButton } from '../../../shared/dashboard/dashboard-button.ts';
import type { Email } from '../../../shared/messages/outcome.ts';
import { count, number } from '../../../shared/owner-mail/figures.ts';
import { monthlyLetter } from '../../../shared/owner-mail/monthly-letter.ts';
import type { ParagraphFacts } from '../../../shared/owner-mail/owner-paragraph.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { monthName } from '../../../shared/time/calendar-month.ts';
import type { LoyaltyFigures } from '../decisions/summary.ts';
import { shown } from '../points.ts';
import { figureBlocks } from './summary-blocks.ts';
import { joined, ofThem, type SummaryContext, worthOf } from './summary-words.ts';

/** The figures as the paragraph may name them. Pure. */
export function paragraphFacts(figures: LoyaltyFigures, context: SummaryContext, shop: Shop): ParagraphFacts {
  const worth = worthOf(context, shop);
  return {
    month: monthName(context.month, shop.locale),
    counts: {
      people_joined: joined(figures),
      purchases_with_points: figures.purchases,
      points_given: shown(figures.given),
      rewards_claimed: figures.rewardsGiven,
      points_redeemed: shown(figures.redeemed),
      ...Object.fromEntries(figures.redemptions.map(({ reward, count }) => [`claimed: ${reward}`, count])),
      regulars_nudged: figures.nudged,
      win_back_bonuses: figures.bonuses,
      regulars_who_came_back: figures.returned,
      nudged_who_came_back: context.winBacks.month.nudges.cameBack,
      given_a_bonus: context.winBacks.month.bonuses.people,
      bonus_points: shown(context.winBacks.month.bonuses.points),
      given_a_bonus_who_came_back: context.winBacks.month.bonuses.cameBack,
      points_outstanding: shown(context.outstanding),
    },
    amounts: worth === undefined ? [] : [worth],
    percents: [],
    names: figures.redemptions.map(({ reward }) => reward),
    locale: shop.locale,
  };
}

/** The summary as an e-mail to the owner; without a `paragraph` a plain one stands on top. Pure. */
export function summaryEmail(
  figures: LoyaltyFigures,
  context: SummaryContext & { readonly paragraph: string | undefined },
  shop: Shop,
): Email {
  const month = monthName(context.month, shop.locale);
  const letter = {
    product: 'loyalty',
    about: 'Loyalty',
    month: context.month,
    heading:
      figures.rewardsGiven === 0
        ? `No reward was claimed in ${month}`
        : `${count(figures.rewardsGiven, 'reward', shop)} claimed in ${month}`,
    paragraph: context.paragraph ?? plainParagraph(figures, context, shop),
    figures: [...figureBlocks(figures, context, shop), ...dashboardButton(context.dashboard)],
    footer: [
      'Points for purchases count in the month the till told us of them; refunds, voids and what was undone are off.',
      'Sales without a number are kept for two days, without a person, so they are in no figure unless the desk counted them for somebody.',
      'A regular counts as come back when they were on the lapsing list, or at rest, and were seen again; after a nudge or a bonus, when that was within the days after which your rules call a regular away.',
    ],
  };
  return monthlyLetter(letter, shop);
}

function plainParagraph(figures: LoyaltyFigures, context: SummaryContext, shop: Shop): string {
  const worth = worthOf(context, shop);
  const points = (value: number) => count(shown(value), 'point', shop);
  return [
    `In ${monthName(context.month, shop.locale)} ${joined(figures) === 1 ? '1 person' : `${number(joined(figures), shop)} people`} joined, and ${count(figures.purchases, 'purchase', shop)} earned ${points(figures.given)}.`,
    `Members claimed ${count(figures.rewardsGiven, 'reward', shop)} for ${points(figures.redeemed)}.`,
    ...(figures.nudged + figures.bonuses + figures.returned === 0
      ? []
      : [
          `${count(figures.nudged, 'regular', shop)} who had slipped away got a friendly word, and ${number(figures.returned, shop)} came back.`,
        ]),
    ...(context.winBacks.month.bonuses.people === 0
      ? []
      : [
          `We gave ${points(context.winBacks.month.bonuses.points)} in bonuses, and ${ofThem(context.winBacks.month.bonuses, shop)} came back so far.`,
        ]),
    `Together they hold ${points(context.outstanding)} now${worth === undefined ? '' : `, worth ${worth}`}.`,
  ].join(' ');
}
