// The owner's letter about a month, on its first Monday: which months are due, one paragraph that the model may word with
// our numbers in it, one letter a month. What is counted, and how it is said, is the product's. It is asked every morning, so
// that a Monday on which nothing worked costs a day and not the month.
import type { Log } from '../handlers/log.ts';
import type { Email } from '../messages/outcome.ts';
import { mustHaveGoneOut, type SendOnceParts, sendOnce } from '../messages/send-once.ts';
import type { AskModel } from '../model/port.ts';
import type { Shop } from '../shop/shop.ts';
import { type CalendarMonth, isDayOfSummary, monthToSumUp, previousMonth } from '../time/calendar-month.ts';
import { type FinishedPeriods, makeUp } from '../time/finished-periods.ts';
import { paragraphByModel } from './model-paragraph.ts';
import type { ParagraphFacts } from './owner-paragraph.ts';

export type MonthlySummaryParts = SendOnceParts & {
  readonly shop: Shop;
  readonly log: Log;
  readonly finished: FinishedPeriods;
  readonly ask: AskModel;
};

/** A month that is counted. */
export type CountedMonth = {
  readonly facts: ParagraphFacts;
  /** What the model is asked. */
  readonly prompt: { readonly system: string; readonly user: string };
  /** Without a paragraph a plain one stands on top. */
  readonly email: (paragraph: string | undefined) => Email;
};

const KEEP_DAYS = 400;
/** A quarter: what is older is no news to anybody. */
const MOST_MONTHS = 3;

/**
 * Sums up the months that are due and were not yet, usually none; answers those reported. Of two runs at once one reports.
 * `count` answers undefined for a month that is no news.
 */
export async function sumUpMonths(
  count: (month: CalendarMonth) => Promise<CountedMonth | undefined>,
  parts: MonthlySummaryParts,
): Promise<{ reported: string[] }> {
  const now = parts.now();
  const { timeZone } = parts.shop;
  const past = {
    run: 'monthly-summary',
    last: monthToSumUp(now, timeZone),
    before: previousMonth,
    most: MOST_MONTHS,
    isDueToday: isDayOfSummary(now, timeZone),
  };
  const sumUp = async (month: CalendarMonth) => {
    const counted = await count(month);
    return counted === undefined ? undefined : report(month, counted, parts);
  };
  const reported = await makeUp(past, sumUp, parts.finished);
  return { reported: reported.filter((month) => month !== undefined) };
}

/** Everything is counted; the words are finished before the month is claimed. */
async function report(
  { key }: CalendarMonth,
  { facts, prompt, email }: CountedMonth,
  parts: MonthlySummaryParts,
): Promise<string | undefined> {
  const paragraph = await paragraphByModel(prompt, facts, parts);
  const letter = { claim: `monthly-summary#${key}`, email: email(paragraph), keepDays: KEEP_DAYS };
  const told = await sendOnce(letter, parts);
  mustHaveGoneOut(told, `The summary of ${key}`);
  if (told.outcome === 'already') return undefined;
  parts.log.info('month summed up', { month: key, byModel: paragraph !== undefined });
  return key;
}
