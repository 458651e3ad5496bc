// The figures of the monthly summary: charts, tables, and a note where mails failed.

import type { FateCounts } from '../../../shared/messages/failure-rate.ts';
import { broughtBlocks } from '../../../shared/owner-mail/brought.ts';
import { count, countsChart, countsTable, noteOf, number } from '../../../shared/owner-mail/figures.ts';
import type { EmailBlock } from '../../../shared/pages/email-blocks.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { type CalendarMonth, monthName } from '../../../shared/time/calendar-month.ts';
import type { LoyaltyFigures } from '../decisions/summary.ts';
import type { WinBacks } from '../decisions/win-backs.ts';
import { shown } from '../points.ts';
import { BROUGHT, ofThem, type SummaryContext, worthOf } from './summary-words.ts';

export function figureBlocks(figures: LoyaltyFigures, context: SummaryContext, shop: Shop): EmailBlock[] {
  const points = (value: number) => number(shown(value), shop);
  const worth = worthOf(context, shop);
  return [
    {
      kind: 'figure',
      figure: points(context.outstanding),
      label: `points outstanding at the end of the month${worth === undefined ? '' : `, worth ${worth}`}`,
    },
    ...(worth === undefined
      ? [
          {
            kind: 'note' as const,
            text: 'To see what these points are worth, write it in your rules, for example: “100 points are worth 5.”',
          },
        ]
      : []),
    countsChart(
      'New members',
      [
        ['Joined at the till', figures.enrolledBySale],
        ['Signed up', figures.signedUp],
        ...(figures.imported === 0 ? [] : [['Imported', figures.imported] as const]),
      ],
      shop,
    ),
    countsTable(
      `What became of all ${count(figures.purchases + figures.withoutPoints + figures.held, 'sale', shop)} with a number`,
      [
        ['Purchases with points', figures.purchases],
        ['No points, as your rules have it', figures.withoutPoints],
        ['Held: a manager decides', figures.held],
      ],
      shop,
    ),
    countsTable(
      'Points',
      [
        ['Points given', points(figures.given)],
        ['Points redeemed', points(figures.redeemed)],
        ['Goodwill', points(figures.goodwill)],
        ['Bonuses and gifts', points(figures.bonusPoints)],
        ...(figures.broughtIn === 0 ? [] : [['Imported', points(figures.broughtIn)] as const]),
        ...(figures.lapsed === 0
          ? []
          : [['Lapsed with members who were forgotten', points(figures.lapsed)] as const]),
      ],
      shop,
    ),
    ...(figures.redemptions.length === 0
      ? []
      : [
          countsChart(
            'Rewards claimed',
            figures.redemptions.map(({ reward, count: times }) => [reward, times]),
            shop,
          ),
        ]),
    countsChart(
      'Regulars who slipped away',
      [
        ['Nudged', figures.nudged],
        ['Given a bonus', figures.bonuses],
        ['Came back', figures.returned],
        ['Let rest', figures.rested],
      ],
      shop,
    ),
    ...winBackBlocks(context, shop),
    ...(context.so === undefined ? [] : broughtBlocks(context.so, BROUGHT, shop)),
    ...failuresNote(context.mails, shop),
    countsTable(
      'Looked at twice',
      [
        ['Sales held for review', figures.held],
        ['Approved', figures.approved],
        ['Rejected', figures.rejected],
        ['Rewards given by a manager', figures.overrides],
        ['Undone', figures.undone],
      ],
      shop,
    ),
  ];
}

/** Mails that did not surely go out, in a sentence or two; nothing in a good month. */
function failuresNote({ refused, unknown, late }: FateCounts, shop: Shop): EmailBlock[] {
  const never = refused + late;
  const sentences = [
    ...(never === 0 ? [] : [`${count(never, 'mail', shop)} to members could not be sent.`]),
    ...(unknown === 0 ? [] : [`We do not know the fate of ${count(unknown, 'mail', shop)} to members.`]),
  ];
  return noteOf(sentences);
}

/** How the tries to win somebody back went: those of this month so far, those of the month before with a month more. */
function winBackBlocks({ month, winBacks }: SummaryContext, shop: Shop): EmailBlock[] {
  const rowsOf = ({ nudges, bonuses }: WinBacks, of: CalendarMonth, soFar: string) => [
    ...(nudges.people === 0
      ? []
      : [{ key: `Nudged in ${monthName(of, shop.locale)}`, value: `${ofThem(nudges, shop)}${soFar}` }]),
    ...(bonuses.people === 0
      ? []
      : [
          {
            key: `Given a bonus in ${monthName(of, shop.locale)}, ${count(shown(bonuses.points), 'point', shop)} in all`,
            value: `${ofThem(bonuses, shop)}${soFar}`,
          },
        ]),
  ];
  const rows = [
    ...rowsOf(winBacks.month, month, ' so far'),
    ...rowsOf(winBacks.before, winBacks.before.of, ''),
  ];
  return rows.length === 0
    ? []
    : [{ kind: 'keyValueTable', caption: 'Was it worth it? How many came back', rows }];
}
