// The monthly summary as the owner reads it. Every number comes from the rows.

import { dashboardButton } from '../../../shared/dashboard/dashboard-button.ts';
import type { Email } from '../../../shared/messages/outcome.ts';
import { type BroughtSoFar, broughtBlocks } from '../../../shared/owner-mail/brought.ts';
import { count, countsChart, countsTable, noteOf, number } from '../../../shared/owner-mail/figures.ts';
import { monthlyLetter } from '../../../shared/owner-mail/monthly-letter.ts';
import type { ParagraphFacts } from '../../../shared/owner-mail/owner-paragraph.ts';
import type { EmailBlock } from '../../../shared/pages/email-blocks.ts';
import { formatMoney } from '../../../shared/shop/money.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { type CalendarMonth, monthName } from '../../../shared/time/calendar-month.ts';
import { recoveryPercent, type SummaryFigures } from '../decisions/summary.ts';
import { BROUGHT, FATES, SKIPPED } from './summary-words.ts';

export type SummaryContext = { readonly month: CalendarMonth; readonly recoveredWithinDays: number };

/** The figures as the paragraph may name them. Pure. */
export function paragraphFacts(
  figures: SummaryFigures,
  { month, recoveredWithinDays }: SummaryContext,
  shop: Shop,
): ParagraphFacts {
  const percent = recoveryPercent(figures);
  return {
    month: monthName(month, shop.locale),
    counts: {
      carts_seen: figures.seen,
      first_reminders_sent: figures.firstReminders,
      second_reminders_sent: figures.secondReminders,
      carts_reminded: figures.reminded,
      carts_recovered: figures.recovered,
      reminders_refused: figures.refused,
      reminders_of_unknown_fate: figures.unknown,
      bought_without_a_reminder: figures.boughtUnaided,
      written_off: figures.writtenOff,
      unsubscribed: figures.unsubscribed,
      recovered_within_days: recoveredWithinDays,
    },
    amounts: amounts(figures, shop),
    percents: percent === undefined ? [] : [number(percent, shop)],
    locale: shop.locale,
  };
}

/** The summary as an e-mail to the owner; without a `paragraph` a plain one stands on top. Pure. */
export function summaryEmail(
  figures: SummaryFigures,
  context: SummaryContext & {
    readonly paragraph: string | undefined;
    /** Absent where nobody is held out. */
    readonly so?: BroughtSoFar | undefined;
    /** The link to the owner's page. */
    readonly dashboard?: string | undefined;
  },
  shop: Shop,
): Email {
  const month = monthName(context.month, shop.locale);
  const letter = {
    product: 'cart-recovery',
    about: 'Cart recovery',
    month: context.month,
    heading:
      figures.recovered === 0
        ? `No cart was won back in ${month}`
        : `${count(figures.recovered, 'cart', shop)} won back in ${month}`,
    paragraph: context.paragraph ?? plainParagraph(figures, context, shop),
    figures: [
      ...failuresNote(figures, shop),
      ...(context.so === undefined ? [] : broughtBlocks(context.so, BROUGHT, shop)),
      ...figureBlocks(figures, shop),
      ...dashboardButton(context.dashboard),
    ],
    footer: [
      `A cart counts as recovered when it was bought within ${context.recoveredWithinDays} days after a reminder, and not cancelled or refunded since. Carts are counted in the month of their last change.`,
      'Carts that you wrote off are in no other figure.',
    ],
  };
  return monthlyLetter(letter, shop);
}

const figureBlocks = (figures: SummaryFigures, shop: Shop): EmailBlock[] => [
  countsChart(
    'From cart to purchase',
    [
      ['Carts seen', figures.seen],
      ['With an address', figures.reachable],
      ['Reminded', figures.reminded],
      ['Recovered', figures.recovered],
    ],
    shop,
  ),
  countsTable(
    'Won back',
    [
      ...figures.wonBack.map(
        ({ currency, minor }) => [`Value in ${currency}`, formatMoney(minor, currency, shop.locale)] as const,
      ),
      ['Recovered of those reminded', percentText(figures, shop)],
      ['Bought without a reminder', figures.boughtUnaided],
    ],
    shop,
  ),
  countsChart(
    'Reminders',
    [
      ['First reminders sent', figures.firstReminders],
      ['Second reminders sent', figures.secondReminders],
      ['Skipped', figures.skipped],
      ['Refused by the mail service', figures.refused],
      ['Of unknown fate', figures.unknown],
    ],
    shop,
  ),
  ...remindedNote(figures, shop),
  ...(figures.skipped === 0
    ? []
    : [
        countsTable(
          `Why ${count(figures.skipped, 'reminder', shop)} ${figures.skipped === 1 ? 'was' : 'were'} skipped`,
          figures.skippedBy.map(({ reason, count: skipped }) => [SKIPPED[reason], skipped] as const),
          shop,
        ),
      ]),
  countsTable(
    `What became of all ${count(figures.seen, 'cart', shop)}`,
    figures.fates.map(({ fate, count: carts }) => [FATES[fate], carts] as const),
    shop,
  ),
  countsTable(
    'Beside them',
    [
      ['Written off by you', figures.writtenOff],
      ['Shoppers who unsubscribed', figures.unsubscribed],
    ],
    shop,
  ),
];

/** Why "reminded" is not the first reminders, nor both together. */
function remindedNote({ reminded, firstAlone, secondAlone, both }: SummaryFigures, shop: Shop): EmailBlock[] {
  if (reminded === 0) return [];
  const ways = [
    [firstAlone, 'by the first reminder alone'],
    [secondAlone, 'by the second alone, because the first was skipped or did not go out'],
    [both, 'by both'],
  ] as const;
  const told = ways.filter(([carts]) => carts > 0).map(([carts, how]) => `${number(carts, shop)} ${how}`);
  return noteOf([`${count(reminded, 'cart', shop)} reminded: ${told.join(', ')}.`]);
}

function plainParagraph(figures: SummaryFigures, { month }: SummaryContext, shop: Shop): string {
  const { seen, firstReminders, secondReminders, recovered, writtenOff } = figures;
  const worth = recovered === 0 ? '' : `, worth ${amounts(figures, shop).join(' and ')}`;
  const apart =
    writtenOff === 0
      ? ''
      : ` ${count(writtenOff, 'cart', shop)} ${writtenOff === 1 ? 'was' : 'were'} written off besides.`;
  return `In ${monthName(month, shop.locale)} we saw ${count(seen, 'cart', shop)} and sent ${number(firstReminders, shop)} first and ${number(secondReminders, shop)} second reminders. ${count(recovered, 'cart', shop)} came back after one${worth}.${apart}`;
}

/** What did not surely go out, in a sentence or two; nothing in a good month. */
function failuresNote({ refused, unknown }: SummaryFigures, shop: Shop): EmailBlock[] {
  const sentences = [
    ...(refused === 0 ? [] : [`The mail service refused ${count(refused, 'reminder', shop)}.`]),
    ...(unknown === 0
      ? []
      : [
          `There ${unknown === 1 ? 'is' : 'are'} ${count(unknown, 'reminder', shop)} whose fate we do not know; nothing is counted as sent or won back by ${unknown === 1 ? 'it' : 'them'}.`,
        ]),
  ];
  return noteOf(sentences);
}

const amounts = ({ wonBack }: SummaryFigures, shop: Shop): string[] =>
  wonBack.map(({ currency, minor }) => formatMoney(minor, currency, shop.locale));

function percentText(figures: SummaryFigures, shop: Shop): string {
  const percent = recoveryPercent(figures);
  return percent === undefined ? '–' : `${number(percent, shop)}%`;
}
