// What the monthly summary is made of, and how it says a number, an amount or a share.

import type { FateCounts } from '../../../shared/messages/failure-rate.ts';
import type { BroughtSoFar } from '../../../shared/owner-mail/brought.ts';
import { number } from '../../../shared/owner-mail/figures.ts';
import { formatMoney } from '../../../shared/shop/money.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import type { CalendarMonth } from '../../../shared/time/calendar-month.ts';
import { type LoyaltyFigures, worthMinor } from '../decisions/summary.ts';
import type { Judged } from '../decisions/win-backs.ts';
import type { JudgedMonths } from './judged-win-backs.ts';

export const BROUGHT = {
  caption: 'What the word to lapsing regulars brought',
  offered: 'Came back after it',
  heldOut: 'Came back without it, of those who are held out',
};

export type SummaryContext = {
  readonly month: CalendarMonth;
  /** Points that all members together held at the month's end. */
  readonly outstanding: number;
  /** What a point is worth in minor units, where the owner said so. */
  readonly pointValueMinor: number | undefined;
  /** Nudges and bonuses, each with how many came back. */
  readonly winBacks: JudgedMonths;
  /** Those who were told beside those who are held out; undefined while nobody is. */
  readonly so?: BroughtSoFar | undefined;
  /** The link to the owner's page. */
  readonly dashboard?: string | undefined;
  /** What became of the month's mails to members. */
  readonly mails: FateCounts;
};

export const ofThem = ({ people, cameBack }: Judged, shop: Shop): string =>
  `${number(cameBack, shop)} of ${number(people, shop)}`;

export const joined = ({ enrolledBySale, signedUp, imported }: LoyaltyFigures): number =>
  enrolledBySale + signedUp + imported;

export const worthOf = ({ outstanding, pointValueMinor }: SummaryContext, shop: Shop): string | undefined =>
  pointValueMinor === undefined
    ? undefined
    : formatMoney(worthMinor(outstanding, pointValueMinor), shop.currency, shop.locale);
