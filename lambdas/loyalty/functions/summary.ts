// loy-summary: on the first Monday of a month at nine, what became of the past month: who joined, points given and
// redeemed, regulars won back, and what all points are worth. It asks every morning whether that letter is still owed, so
// that a Monday on which nothing worked costs a day and not the month. Every figure is counted by code from the month's days;
// the model may word one paragraph, and only with our numbers in it. And every morning the figures of the owner's page.

import { bedrockClient } from '../../../shared/aws/bedrock-client.ts';
import { dynamoClient } from '../../../shared/aws/dynamo-client.ts';
import { makeCountDashboard } from '../../../shared/dashboard/count-dashboard.ts';
import { type DashboardUrl, dashboardUrl } from '../../../shared/dashboard/dashboard-link.ts';
import { makeDashboards } from '../../../shared/dashboard/dashboard-row.ts';
import { sharedDashboardsOnAws } from '../../../shared/dashboard/shared-dashboards.ts';
import { bothOf } from '../../../shared/handlers/both-of.ts';
import { type EachRow, eachRow } from '../../../shared/handlers/each-row.ts';
import { standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { makingKeys } from '../../../shared/links/link-keys-on-aws.ts';
import { lettersOnAws } from '../../../shared/messages/email-on-aws.ts';
import { makeSendTally, type SendTally } from '../../../shared/messages/send-tally.ts';
import { makeAskModel } from '../../../shared/model/ask-model.ts';
import { tellLeftOut } from '../../../shared/owner-mail/left-out-letter.ts';
import {
  type CountedMonth,
  type MonthlySummaryParts,
  sumUpMonths,
} from '../../../shared/owner-mail/monthly-summary.ts';
import { readDocuments } from '../../../shared/rules/owner-documents.ts';
import { rulesOnAws } from '../../../shared/rules/source-on-aws.ts';
import { readShop } from '../../../shared/shop/shop.ts';
import { type CalendarMonth, momentsOf } from '../../../shared/time/calendar-month.ts';
import { makeFinishedPeriods } from '../../../shared/time/finished-periods.ts';
import { countLoyalty } from '../dashboard/count-loyalty.ts';
import { isSilent, loyaltyFigures } from '../decisions/summary.ts';
import { loyaltyPrompt } from '../decisions/summary-paragraph.ts';
import { exact } from '../points.ts';
import { loadDocuments, loadRules } from '../rules/load.ts';
import type { LoyaltyRules } from '../rules/shape.ts';
import { type CameBackMonths, makeCameBackMonths } from '../state/came-back.ts';
import { type DayBook, makeDayBook } from '../state/day-book.ts';
import { type Months, makeMonths } from '../state/months.ts';
import { readableDays } from '../state/readable-days.ts';
import { heldCases, makeWeekRows } from '../state/week-rows.ts';
import { cameBackSoFar } from '../summary/came-back-so-far.ts';
import { judgedWinBacks } from '../summary/judged-win-backs.ts';
import { monthRows, outstandingBefore } from '../summary/month-rows.ts';
import { paragraphFacts, summaryEmail } from '../summary/summary-email.ts';

export type SummaryParts = MonthlySummaryParts & {
  readonly rules: () => Promise<Pick<LoyaltyRules, 'pointValueMinor' | 'lapsingDays'>>;
  readonly days: DayBook;
  readonly months: Months;
  readonly cameBack: CameBackMonths;
  readonly tally: Pick<SendTally, 'between'>;
  /** The link to the owner's page. */
  readonly dashboardUrl?: DashboardUrl;
};

/** Sums up the months that are due and were not yet, usually none. */
export const makeSummary = (parts: SummaryParts) => () =>
  sumUpMonths((month) => countMonth(month, parts), parts);

/** Closes the month and counts it. */
async function countMonth(month: CalendarMonth, parts: SummaryParts): Promise<CountedMonth | undefined> {
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
  const so = await cameBackSoFar(month, { ...window, days, cameBack: parts.cameBack });
  await tellOf(each, month, parts);
  const mails = await parts.tally.between(...momentsOf(month, parts.shop.timeZone));
  const dashboard = await parts.dashboardUrl?.();
  const context = { month, outstanding, pointValueMinor, winBacks, so, mails, dashboard };
  const facts = paragraphFacts(figures, context, parts.shop);
  return {
    facts,
    prompt: loyaltyPrompt(facts),
    email: (paragraph) => summaryEmail(figures, { ...context, paragraph }, parts.shop),
  };
}

async function tellOf(each: EachRow, { key }: CalendarMonth, parts: SummaryParts): Promise<undefined> {
  await tellLeftOut({ run: 'summary', from: `the summary of ${key}`, rows: each.leftOut() }, parts);
}

export const handler = onFirstCall(() => {
  const dynamo = dynamoClient();
  const log = standardLog('loy-summary');
  const shop = readShop(process.env);
  const source = rulesOnAws(log);
  const letters = lettersOnAws(shop, log, dynamo);
  const notices = required('NOTICES_TABLE');
  const tables = {
    sales: required('SALES_TABLE'),
    ledger: required('LEDGER_TABLE'),
    audit: required('AUDIT_TABLE'),
  };
  const review = required('REVIEW_TABLE');
  const counted = {
    ...letters,
    rules: async () => (await loadRules(source, shop.currency)).rules,
    days: makeDayBook(dynamo, tables),
    months: makeMonths(dynamo, notices),
    cameBack: makeCameBackMonths(dynamo, notices),
    tally: makeSendTally({ documents: dynamo, table: notices }),
  };
  const summary = makeSummary({
    ...counted,
    dashboardUrl: dashboardUrl({ ...letters, baseUrl: required('SIGNUP_URL'), linkKeys: makingKeys() }),
    finished: makeFinishedPeriods(dynamo, notices),
    ask: makeAskModel({ client: bedrockClient(), modelId: shop.modelId, log }),
  });
  const countDashboard = makeCountDashboard({
    ...letters,
    ...sharedDashboardsOnAws(process.env, 'loyalty'),
    dashboards: makeDashboards(dynamo, notices),
    ...countLoyalty({
      ...counted,
      weekRows: makeWeekRows({ client: dynamo, tables, zone: shop.timeZone }),
      held: () => heldCases(dynamo, review),
      documents: async () => readDocuments(await loadDocuments(source, shop.currency)),
    }),
  });
  return bothOf(summary, countDashboard);
});
