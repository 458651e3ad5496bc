// The monthly summary as the owner reads it. Every number comes from the rows.

import type { Email } from '../../../shared/messages/outcome.ts';
import type { ParagraphFacts } from '../../../shared/owner-mail/owner-paragraph.ts';
import {
  type EmailBlock,
  type EmailContent,
  emailLayout,
  emailText,
} from '../../../shared/pages/email-layout.ts';
import { formatMoney } from '../../../shared/shop/money.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { type CalendarMonth, monthName } from '../../../shared/time/calendar-month.ts';
import { recoveryPercent, type SummaryFigures } from '../decisions/summary.ts';

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
  context: SummaryContext & { readonly paragraph: string | undefined },
  shop: Shop,
): Email {
  const month = monthName(context.month, shop.locale);
  const content: EmailContent = {
    shopName: shop.name,
    heading:
      figures.recovered === 0
        ? `No cart was won back in ${month}`
        : `${carts(figures.recovered, shop)} won back in ${month}`,
    preheader: `Cart recovery, ${month}`,
    blocks: [
      { kind: 'paragraph', text: context.paragraph ?? plainParagraph(figures, context, shop) },
      ...failuresNote(figures, shop),
      ...figureBlocks(figures, shop),
    ],
    footer: {
      lines: [
        `A cart counts as recovered when it was bought within ${context.recoveredWithinDays} days after a reminder. Carts are counted in the month of their last change.`,
        'Carts that you wrote off are in no other figure.',
      ],
    },
    lang: shop.locale,
  };
  return {
    to: shop.ownerEmails,
    subject: `Cart recovery in ${month}`,
    html: emailLayout(content),
    text: emailText(content),
    tags: { product: 'cart-recovery', letter: 'monthly-summary' },
  };
}

function figureBlocks(figures: SummaryFigures, shop: Shop): EmailBlock[] {
  const bars = (rows: readonly (readonly [string, number])[]) =>
    rows.map(([label, value]) => ({ label, value, shown: number(value, shop) }));
  return [
    {
      kind: 'barChart',
      caption: 'From cart to purchase',
      bars: bars([
        ['Carts seen', figures.seen],
        ['With an address', figures.reachable],
        ['Reminded', figures.reminded],
        ['Recovered', figures.recovered],
      ]),
    },
    {
      kind: 'keyValueTable',
      caption: 'Won back',
      rows: [
        ...figures.wonBack.map(({ currency, minor }) => ({
          key: `Value in ${currency}`,
          value: formatMoney(minor, currency, shop.locale),
        })),
        { key: 'Recovered of those reminded', value: percentText(figures, shop) },
        { key: 'Bought without a reminder', value: number(figures.boughtUnaided, shop) },
      ],
    },
    {
      kind: 'barChart',
      caption: 'Reminders',
      bars: bars([
        ['First reminders sent', figures.firstReminders],
        ['Second reminders sent', figures.secondReminders],
        ['Skipped', figures.skipped],
        ['Refused by the mail service', figures.refused],
        ['Of unknown fate', figures.unknown],
      ]),
    },
    {
      kind: 'keyValueTable',
      caption: 'Carts that ended otherwise',
      rows: [
        { key: 'Given up', value: number(figures.gaveUp, shop) },
        { key: 'Suppressed by you', value: number(figures.suppressed, shop) },
        { key: 'Written off by you', value: number(figures.writtenOff, shop) },
        { key: 'Unsubscribed', value: number(figures.unsubscribed, shop) },
      ],
    },
  ];
}

function plainParagraph(figures: SummaryFigures, { month }: SummaryContext, shop: Shop): string {
  const { seen, firstReminders, secondReminders, recovered, writtenOff } = figures;
  const worth = recovered === 0 ? '' : `, worth ${amounts(figures, shop).join(' and ')}`;
  const apart =
    writtenOff === 0
      ? ''
      : ` ${carts(writtenOff, shop)} ${writtenOff === 1 ? 'was' : 'were'} written off besides.`;
  return `In ${monthName(month, shop.locale)} we saw ${carts(seen, shop)} and sent ${number(firstReminders, shop)} first and ${number(secondReminders, shop)} second reminders. ${carts(recovered, shop)} came back after one${worth}.${apart}`;
}

/** What did not surely go out, in a sentence or two; nothing in a good month. */
function failuresNote({ refused, unknown }: SummaryFigures, shop: Shop): EmailBlock[] {
  const reminders = (count: number) => (count === 1 ? '1 reminder' : `${number(count, shop)} reminders`);
  const sentences = [
    ...(refused === 0 ? [] : [`The mail service refused ${reminders(refused)}.`]),
    ...(unknown === 0
      ? []
      : [
          `There ${unknown === 1 ? 'is' : 'are'} ${reminders(unknown)} whose fate we do not know; nothing is counted as sent or won back by ${unknown === 1 ? 'it' : 'them'}.`,
        ]),
  ];
  return sentences.length === 0 ? [] : [{ kind: 'note', text: sentences.join(' ') }];
}

const amounts = ({ wonBack }: SummaryFigures, shop: Shop): string[] =>
  wonBack.map(({ currency, minor }) => formatMoney(minor, currency, shop.locale));

const carts = (count: number, shop: Shop): string =>
  count === 1 ? '1 cart' : `${number(count, shop)} carts`;

const number = (value: number, shop: Shop): string => new Intl.NumberFormat(shop.locale).format(value);

function percentText(figures: SummaryFigures, shop: Shop): string {
  const percent = recoveryPercent(figures);
  return percent === undefined ? '–' : `${number(percent, shop)}%`;
}
