// The weekly take-up report as the owner reads it. Every number comes from the rows; no model is asked.

import { dashboardButton } from '../../../shared/dashboard/dashboard-button.ts';
import type { Email } from '../../../shared/messages/outcome.ts';
import type { EmailBlock, EmailContent } from '../../../shared/pages/email-blocks.ts';
import { emailParts } from '../../../shared/pages/email-parts.ts';
import { english } from '../../../shared/pages/words-language.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { dateFormat, numberFormat } from '../../../shared/text/formats.ts';
import { type ReportFigures, type ReportWeek, type TakeUp, takeUpPercent } from '../decisions/report.ts';
import { cameBlocks } from './came-blocks.ts';
import type { CameTold } from './came-so-far.ts';
import { ENDINGS, inWords } from './report-words.ts';

export type ToldFigures = ReportFigures & {
  readonly came?: CameTold | undefined;
  /** The link to the owner's page. */
  readonly dashboardUrl?: string | undefined;
};

const ROWS = 10;

/** The report as an e-mail to the owner. Pure. */
export function reportEmail(figures: ToldFigures, week: ReportWeek, shop: Shop): Email {
  const rate = takeUpPercent(figures);
  const heading =
    rate === undefined
      ? 'No nudges were closed this week'
      : `${figures.taken} of ${figures.nudges} nudges were tapped (${percent(rate, shop.locale)})`;
  const content: EmailContent = {
    shop,
    heading,
    preheader: `Taps and purchases, ${span(week, shop)}`,
    blocks: blocks(figures, week, shop),
    footer: {
      lines: [
        'A tap counts inside the take-up window, and is not a purchase. An add-on counts as bought when the same person buys it within the days that your settings say, by the link or not; what was cancelled or refunded since is off.',
      ],
    },
    lang: english(shop.locale),
  };
  return {
    to: shop.ownerEmails,
    subject: `Add-on take-up, ${span(week, shop)}`,
    ...emailParts(content),
    tags: { product: 'upsell', letter: 'take-up-report' },
  };
}

function blocks(figures: ToldFigures, week: ReportWeek, shop: Shop): EmailBlock[] {
  const { came, taken, ignored, outOfWindow, neverSent, noFit } = figures;
  return [
    {
      kind: 'paragraph',
      text: `${figures.orders === 1 ? 'One order' : `${figures.orders} orders`} came to an end in the week of ${span(week, shop)}. Each is in exactly one of these lines.`,
    },
    {
      kind: 'barChart',
      caption: 'What became of the orders',
      bars: [
        { label: 'Tapped', value: taken },
        { label: 'Ignored', value: ignored },
        { label: 'Tapped too late', value: outOfWindow },
        { label: 'Never sent', value: neverSent },
        { label: 'Nothing fitted', value: noFit },
        ...(figures.unknown === 0 ? [] : [{ label: 'Of unknown fate', value: figures.unknown }]),
        ...(figures.endedBy.length === 0
          ? []
          : [{ label: 'No offer was looked for', value: sumOf(figures.endedBy) }]),
      ],
    },
    ...(figures.endedBy.length === 0
      ? []
      : [
          {
            kind: 'keyValueTable' as const,
            caption: 'Why no offer was looked for',
            rows: figures.endedBy.map(({ reason, count }) => ({
              key: ENDINGS[reason],
              value: String(count),
            })),
          },
        ]),
    ...(came === undefined ? [] : cameBlocks(came, span(came.last.week, shop), shop)),
    ...takeUpChart('Taps by add-on', figures.byAddOn, shop),
    ...takeUpChart('Taps by what was bought', figures.byTrigger, shop),
    ...(figures.neverSentBy.length === 0
      ? []
      : [
          {
            kind: 'keyValueTable' as const,
            caption: 'Why nudges were never sent',
            rows: figures.neverSentBy.map(({ reason, count }) => ({
              key: inWords(reason),
              value: String(count),
            })),
          },
        ]),
    ...(figures.neverSentBy.some(({ reason }) => reason === 'message-does-not-fit')
      ? [
          {
            kind: 'note' as const,
            text: 'A shorter name in the store, or one without signs that telephones do not have, fits again. A sentence of the settings document, "At most 2 parts per text.", says how long a text may be.',
          },
        ]
      : []),
    ...(figures.unknown === 0
      ? []
      : [
          {
            kind: 'note' as const,
            text: `There ${figures.unknown === 1 ? 'is 1 nudge' : `are ${figures.unknown} nudges`} whose fate we do not know: the message service did not say whether ${figures.unknown === 1 ? 'it' : 'they'} went out.`,
          },
        ]),
    ...(figures.unclear === 0
      ? []
      : [
          {
            kind: 'note' as const,
            text: `Of the ignored, ${figures.unclear === 1 ? '1 was' : `${figures.unclear} were`} opened by something we cannot tell: an app or an old browser that does not say what it is, or a program that checks links and looks like one. Counted as ignored, not as taken.`,
          },
        ]),
    ...dashboardButton(figures.dashboardUrl),
    {
      kind: 'note',
      text: 'An add-on that never lands is best taken out of its pairing in the store, or named in a "Never offer" line of the settings document.',
    },
  ];
}

function takeUpChart(caption: string, takeUps: readonly TakeUp[], shop: Shop): EmailBlock[] {
  if (takeUps.length === 0) return [];
  const bars = takeUps.slice(0, ROWS).map((takeUp) => {
    const nudges = takeUp.taken + takeUp.ignored + takeUp.outOfWindow;
    const rate = takeUpPercent(takeUp) ?? 0;
    return {
      label: takeUp.label,
      value: rate,
      shown: `${takeUp.taken} of ${nudges} (${percent(rate, shop.locale)})`,
    };
  });
  const more = takeUps.length - bars.length;
  return [
    {
      kind: 'barChart',
      caption: more > 0 ? `${caption} (the first ${ROWS} of ${takeUps.length})` : caption,
      bars,
    },
  ];
}

const sumOf = (counts: readonly { readonly count: number }[]): number =>
  counts.reduce((sum, { count }) => sum + count, 0);

const percent = (value: number, locale: string): string =>
  numberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value / 100);

function span(week: ReportWeek, shop: Shop): string {
  const format = dateFormat(shop.locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: shop.timeZone,
  });
  return format.formatRange(week.startsAt, new Date(week.endsAt.getTime() - 1));
}
