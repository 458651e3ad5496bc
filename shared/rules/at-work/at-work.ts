// A rule at work: one case with real figures, computed by the decisions that the functions take, and what of it can never act.

import { decimalsOf } from '../../shop/currencies.ts';
import { formatMoney } from '../../shop/money.ts';
import type { Setting } from '../declaration.ts';

/** Of one rule. `stated` is what one sentence states, or the value in force where no sentence does. */
// biome-ignore lint/suspicious/noExplicitAny: each rule has its own types of values, and takes no other's.
export type AtWork<S = any, Rules = any> = {
  readonly example?: (stated: S, setting: Setting<Rules>) => string | undefined;
  /** Whole sentences; none where the rule does what it says. */
  readonly doubts?: (stated: S, setting: Setting<Rules>) => readonly string[];
};

/** By the fields of the declarations. */
export type AtWorkTable<Field extends string = string> = Readonly<Partial<Record<Field, AtWork>>>;

/** A Tuesday, where nobody says what day it is. */
const SOME_DAY = new Date('2026-03-03T12:00:00Z');

export const nowOf = ({ shop }: Setting<unknown>): Date => shop.now ?? SOME_DAY;

/** Amounts are said as the shop's customers read them. */
export const sayMoney = (minor: number, { shop }: Setting<unknown>): string =>
  formatMoney(minor, shop.currency, shop.locale);

/** So many of the shop's currency, in minor units. */
const unitsOf = (units: number, { shop }: Setting<unknown>): number =>
  Math.round(units * 10 ** decimalsOf(shop.currency));

/** What a pound buys costs about so many of these; every other currency is near enough to one. */
const ABOUT: Readonly<Record<string, number>> = {
  CZK: 28,
  DKK: 9,
  HUF: 450,
  INR: 110,
  ISK: 170,
  JPY: 190,
  KRW: 1_800,
  MXN: 24,
  NOK: 13,
  PLN: 5,
  SEK: 13,
  THB: 43,
  TRY: 50,
  ZAR: 23,
};

/** An amount as somebody might meet it in this shop, where nobody knows its own: a round one in other currencies. */
export function plausible(units: number, setting: Setting<unknown>): number {
  const factor = ABOUT[setting.shop.currency];
  if (factor === undefined) return unitsOf(units, setting);
  return unitsOf(Number((units * factor).toPrecision(2)), setting);
}

/** The wall clock of a case is that of nowhere in particular. */
export const ZONE = 'UTC';

const words = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, ...options });
const clock = words({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const weekday = words({ weekday: 'long' });
const dayAndMonth = words({ day: 'numeric', month: 'long' });

export const sayClock = (moment: Date): string => clock.format(moment);
export const sayWeekday = (moment: Date): string => weekday.format(moment);
/** "Tuesday 3 March". */
export const sayDate = (moment: Date): string => `${sayWeekday(moment)} ${dayAndMonth.format(moment)}`;
/** "Tuesday 3 March at 14:00". */
export const sayMoment = (moment: Date): string => `${sayDate(moment)} at ${sayClock(moment)}`;

const DAY_MS = 86_400_000;
export const daysAfter = (moment: Date, days: number): Date => new Date(moment.getTime() + days * DAY_MS);
export const minutesAfter = (moment: Date, minutes: number): Date =>
  new Date(moment.getTime() + minutes * 60_000);
/** The same day at another time of the clock, `HH:MM`. */
export const atClock = (moment: Date, time: string): Date =>
  new Date(`${moment.toISOString().slice(0, 10)}T${time}:00Z`);
