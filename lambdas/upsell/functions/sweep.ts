// upsr-sweep: every hour, closes the offers whose take-up window ended without a tap; once a week, the owner's
// take-up report. It notices what no event would ever say: that nothing happened.

import { dynamoClient } from '../../../shared/aws/dynamo-client.ts';
import { type DashboardUrl, dashboardUrl } from '../../../shared/dashboard/dashboard-link.ts';
import { makeDashboards } from '../../../shared/dashboard/dashboard-row.ts';
import { sharedDashboardsOnAws } from '../../../shared/dashboard/shared-dashboards.ts';
import { type DeadMan, makeDeadMan } from '../../../shared/dead-man/dead-man.ts';
import { makeHeard } from '../../../shared/dead-man/heard.ts';
import { eachRow } from '../../../shared/handlers/each-row.ts';
import { type Log, standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { makingKeys } from '../../../shared/links/link-keys-on-aws.ts';
import { lettersOnAws } from '../../../shared/messages/email-on-aws.ts';
import { mustHaveGoneOut, type SendOnceParts, sendOnce } from '../../../shared/messages/send-once.ts';
import { tellLeftOut } from '../../../shared/owner-mail/left-out-letter.ts';
import { readDocuments } from '../../../shared/rules/owner-documents.ts';
import { rulesOnAws } from '../../../shared/rules/source-on-aws.ts';
import { readShop, type Shop } from '../../../shared/shop/shop.ts';
import { type FinishedPeriods, makeFinishedPeriods, makeUp } from '../../../shared/time/finished-periods.ts';
import { weekBefore } from '../../../shared/time/periods.ts';
import { localParts } from '../../../shared/time/time.ts';
import { countUpsell } from '../dashboard/count-upsell.ts';
import { asksForReport, type ReportWeek, reportFigures, reportWeek } from '../decisions/report.ts';
import { cameSoFar } from '../report/came-so-far.ts';
import { closedIn, offersIn } from '../report/closed-in.ts';
import { reportEmail } from '../report/report-email.ts';
import { loadDocuments } from '../rules/load.ts';
import { type CameWeeks, makeCameWeeks } from '../state/came-weeks.ts';
import { makeOffers, type Offers } from '../state/offers.ts';
import { makeOrders, type Orders } from '../state/orders.ts';
import { makeWeekRows } from '../state/week-rows.ts';

export type SweepParts = SendOnceParts & {
  readonly shop: Shop;
  readonly log: Log;
  readonly offers: Offers;
  readonly orders: Pick<Orders, 'endedBetween'>;
  readonly finished: FinishedPeriods;
  readonly cameWeeks: CameWeeks;
  readonly deadMan?: DeadMan;
  /** The figures of the owner's page, once a day. */
  readonly countDashboard?: () => Promise<unknown>;
  /** The link to that page. */
  readonly dashboardUrl?: DashboardUrl;
};

/** Reports are made up for so many weeks back. */
const MOST_WEEKS = 4;

export function makeSweep(parts: SweepParts) {
  /** The last week that this process knows to need no report any more. */
  let settled: string | undefined;
  return async (): Promise<{ closed: number; reported: readonly string[] }> => {
    // A closing that failed must not cost the report; it is thrown in the end, for the alarm and the next try.
    const [closing, watching] = await Promise.allSettled([closeWindows(parts), parts.deadMan?.()]);
    const now = parts.now();
    const week = reportWeek(now, parts.shop.timeZone);
    const isAsked = week.key !== settled && asksForReport(now, parts.shop.timeZone);
    const [reporting] = await Promise.allSettled([isAsked ? report(week, parts) : []]);
    const isMorning = asksForReport(now, parts.shop.timeZone);
    const [counting] = await Promise.allSettled([isMorning ? parts.countDashboard?.() : undefined]);
    if (reporting.status === 'rejected') throw reporting.reason;
    const reported = reporting.value;
    if (isAsked) settled = week.key;
    if (closing.status === 'rejected') throw closing.reason;
    if (watching.status === 'rejected') throw watching.reason;
    if (counting.status === 'rejected') throw counting.reason;
    const closed = closing.value;
    if (closed > 0 || reported.length > 0) parts.log.info('swept', { closed, reported });
    return { closed, reported };
  };
}

async function closeWindows(parts: SweepParts): Promise<number> {
  const { offers } = parts;
  const moment = parts.now();
  const each = eachRow('offer', parts.log);
  let closed = 0;
  for await (const offer of offersIn('sent', { until: moment }, offers)) {
    if (offer.window_ends_at === undefined || offer.window_ends_at >= moment.toISOString()) continue;
    const done = await each.apart(offer.offer_id, () => offers.markIgnored(offer.offer_id, moment));
    if (done === true) closed += 1;
  }
  await tellLeftOut({ run: 'sweep', from: 'the offers to close', rows: each.leftOut() }, parts);
  each.settle();
  return closed;
}

/** Reports the weeks that are due and were not yet, usually none. Of two sweeps one reports. */
async function report(last: ReportWeek, parts: SweepParts): Promise<readonly string[]> {
  const { timeZone } = parts.shop;
  const past = {
    run: 'take-up-report',
    last,
    before: (week: ReportWeek) => weekBefore(week, timeZone),
    most: MOST_WEEKS,
    isDueToday: localParts(parts.now(), timeZone).dayOfWeek === 1,
  };
  const reported = await makeUp(past, (week) => reportOn(week, parts), parts.finished);
  return reported.filter((week) => week !== undefined);
}

/** Counts and writes, then claims the week and sends. */
async function reportOn(week: ReportWeek, parts: SweepParts): Promise<string | undefined> {
  const each = eachRow('offer', parts.log);
  const ended = await parts.orders.endedBetween(week.startsAt, week.endsAt);
  const figures = reportFigures(await closedIn(week, each, parts.offers), week, ended);
  const from = `the take-up report of ${week.key}`;
  await tellLeftOut({ run: 'take-up-report', from, rows: each.leftOut() }, parts);
  // A week in which nothing happened is no news.
  if (figures.orders === 0) return undefined;
  const asking = {
    offers: parts.offers,
    weeks: parts.cameWeeks,
    zone: parts.shop.timeZone,
    now: parts.now(),
  };
  const came = await cameSoFar(week, asking);
  const email = reportEmail(
    { ...figures, came, dashboardUrl: await parts.dashboardUrl?.() },
    week,
    parts.shop,
  );
  const told = await sendOnce({ claim: `take-up-report#${week.key}`, email }, parts);
  mustHaveGoneOut(told, `The take-up report of ${week.key}`);
  return told.outcome === 'already' ? undefined : week.key;
}

export const handler = onFirstCall(() => {
  const dynamo = dynamoClient();
  const log = standardLog('upsr-sweep');
  const shop = readShop(process.env);
  const letters = lettersOnAws(shop, log, dynamo);
  const table = required('NOTICES_TABLE');
  const tables = { offers: required('OFFERS_TABLE'), orders: required('ORDERS_TABLE') };
  const offers = makeOffers(dynamo, tables.offers);
  const cameWeeks = makeCameWeeks(dynamo, table);
  const rules = rulesOnAws(log);
  return makeSweep({
    ...letters,
    offers,
    orders: makeOrders(dynamo, tables.orders),
    finished: makeFinishedPeriods(dynamo, table),
    cameWeeks,
    dashboardUrl: dashboardUrl({ ...letters, baseUrl: required('OPTOUT_URL'), linkKeys: makingKeys() }),
    countDashboard: countUpsell({
      ...letters,
      ...sharedDashboardsOnAws(process.env, 'upsell'),
      dashboards: makeDashboards(dynamo, table),
      weekRows: makeWeekRows({ client: dynamo, tables }),
      offers,
      cameWeeks,
      documents: async () => readDocuments(await loadDocuments(rules, shop.currency)),
    }),
    deadMan: makeDeadMan({
      ...letters,
      heard: makeHeard({ client: dynamo, table }),
      what: { event: 'order', from: 'the store' },
    }),
  });
});
