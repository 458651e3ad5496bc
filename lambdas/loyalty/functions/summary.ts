// loy-summary: on the first Monday of a month at nine, what became of the past month: who joined, points given and
// redeemed, regulars won back, and what all points are worth. It asks every morning whether that letter is still owed, so
// that a Monday on which nothing worked costs a day and not the month. Every figure is counted by code from the month's days;
// the model may word one paragraph, and only with our numbers in it.
import { bedrockClient } from '../../../shared/aws/bedrock-client.ts';
import { dynamoClient } from '../../../shared/aws/dynamo-client.ts';
import { sesClient } from '../../../shared/aws/ses-client.ts';
import { type EachRow, eachRow } from '../../../shared/handlers/each-row.ts';
import { type Log, standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { makeSendEmail } from '../../../shared/messages/email.ts';
import { makeNotices } from '../../../shared/messages/notices.ts';
import { mustHaveGoneOut, type SendOnceParts, sendOnce } from '../../../shared/messages/send-once.ts';
import { makeSendTally, type SendTally } from '../../../shared/messages/send-tally.ts';
import { makeAskModel } from '../../../shared/model/ask-model.ts';
import type { AskModel } from '../../../shared/model/port.ts';
import { tellLeftOut } from '../../../shared/owner-mail/left-out-letter.ts';
import { paragraphByModel } from '../../../shared/owner-mail/model-paragraph.ts';
import { rulesOnAws } from '../../../shared/rules/source-on-aws.ts';
import { readShop, type Shop } from '../../../shared/shop/shop.ts';
import {
  type CalendarMonth,
  isDayOfSummary,
  momentsOf,
  monthToSumUp,
  previousMonth,
} from '../../../shared/time/calendar-month.ts';
import { type FinishedPeriods, makeFinishedPeriods, makeUp } from '../../../shared/time/finished-periods.ts';
import { isSilent, loyaltyFigures } from '../decisions/summary.ts';
import { paragraphPrompt } from '../decisions/summary-paragraph.ts';
import { exact } from '../points.ts';
import { loadRules } from '../rules/load.ts';
import type { LoyaltyRules } from '../rules/shape.ts';
import { type DayBook, makeDayBook } from '../state/day-book.ts';
import { type Months, makeMonths } from '../state/months.ts';
import { readableDays } from '../state/readable-days.ts';
import { judgedWinBacks } from '../summary/judged-win-backs.ts';
import { monthRows, outstandingBefore } from '../summary/month-rows.ts';
import { paragraphFacts, summaryEmail } from '../summary/summary-email.ts';

export type SummaryParts = SendOnceParts & {
  readonly shop: Shop;
  readonly log: Log;
  readonly rules: () => Promise<Pick<LoyaltyRules, 'pointValueMinor' | 'lapsingDays'>>;
  readonly days: DayBook;
  readonly months: Months;
  readonly finished: FinishedPeriods;
  readonly tally: Pick<SendTally, 'between'>;
  readonly ask: AskModel;
};

const KEEP_DAYS = 400;
/** A quarter: what is older is no news to anybody. */
const MOST_MONTHS = 3;

/** Sums up the months that are due and were not yet, usually none. Of two runs at once one reports. */
export function makeSummary(parts: SummaryParts) {
  return async (): Promise<{ reported: string[] }> => {
    const now = parts.now();
    const { timeZone } = parts.shop;
    const past = {
      run: 'monthly-summary',
      last: monthToSumUp(now, timeZone),
      before: previousMonth,
      most: MOST_MONTHS,
      isDueToday: isDayOfSummary(now, timeZone),
    };
    const reported = await makeUp(past, (month) => sumUp(month, parts), parts.finished);
    return { reported: reported.filter((month) => month !== undefined) };
  };
}

/** Closes the month and writes its letter, then claims it and sends. */
async function sumUp(month: CalendarMonth, parts: SummaryParts): Promise<string | undefined> {
  const { pointValueMinor, lapsingDays } = await parts.rules();
  const each = eachRow('row', parts.log);
  const days = readableDays(parts.days, each);
  const rows = await monthRows(days, month);
  const figures = loyaltyFigures(rows);
  const outstanding = exact((await outstandingBefore(month, { ...parts, days })) + figures.net);
  await parts.months.close(month.key, outstanding);
  // A month in which nothing happened and nobody has points is no news.
  if (isSilent(rows) && outstanding === 0) return tellOf(each, month, parts);

  const window = { now: parts.now(), zone: parts.shop.timeZone, windowDays: lapsingDays };
  const winBacks = await judgedWinBacks(days, { month, rows }, window);
  await tellOf(each, month, parts);
  const mails = await parts.tally.between(...momentsOf(month, parts.shop.timeZone));
  const context = { month, outstanding, pointValueMinor, winBacks, mails };
  const facts = paragraphFacts(figures, context, parts.shop);
  const paragraph = await paragraphByModel(paragraphPrompt(facts), facts, parts);
  const email = summaryEmail(figures, { ...context, paragraph }, parts.shop);
  const letter = { claim: `monthly-summary#${month.key}`, email, keepDays: KEEP_DAYS };
  const told = await sendOnce(letter, parts);
  mustHaveGoneOut(told, `The summary of ${month.key}`);
  if (told.outcome === 'already') return undefined;
  parts.log.info('month summed up', { month: month.key, byModel: paragraph !== undefined });
  return month.key;
}

async function tellOf(each: EachRow, { key }: CalendarMonth, parts: SummaryParts): Promise<undefined> {
  await tellLeftOut({ run: 'summary', from: `the summary of ${key}`, rows: each.leftOut() }, parts);
}

export const handler = onFirstCall(() => {
  const dynamo = dynamoClient();
  const log = standardLog('loy-summary');
  const shop = readShop(process.env);
  const source = rulesOnAws(log);
  return makeSummary({
    shop,
    log,
    now: () => new Date(),
    rules: async () => (await loadRules(source, shop.currency)).rules,
    days: makeDayBook(dynamo, {
      sales: required('SALES_TABLE'),
      ledger: required('LEDGER_TABLE'),
      audit: required('AUDIT_TABLE'),
    }),
    months: makeMonths(dynamo, required('NOTICES_TABLE')),
    finished: makeFinishedPeriods(dynamo, required('NOTICES_TABLE')),
    notices: makeNotices({ documents: dynamo, table: required('NOTICES_TABLE'), now: Date.now }),
    tally: makeSendTally({ documents: dynamo, table: required('NOTICES_TABLE') }),
    ask: makeAskModel({ client: bedrockClient(), modelId: shop.modelId, log }),
    sendEmail: makeSendEmail({
      client: sesClient(),
      from: shop.senderAddress,
      fromName: shop.name,
      configurationSet: required('CONFIGURATION_SET'),
    }),
  });
});
