// upsr-sweep: every hour, closes the offers whose take-up window ended without a tap; once a week, the owner's
// take-up report. It notices what no event would ever say: that nothing happened.

import { dynamoClient } from '../../../shared/aws/dynamo-client.ts';
import { type DeadMan, makeDeadMan } from '../../../shared/dead-man/dead-man.ts';
import { makeHeard } from '../../../shared/dead-man/heard.ts';
import { BadRowError, type EachRow, eachRow } from '../../../shared/handlers/each-row.ts';
import { type Log, standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { lettersOnAws } from '../../../shared/messages/email-on-aws.ts';
import { mustHaveGoneOut, type SendOnceParts, sendOnce } from '../../../shared/messages/send-once.ts';
import { tellLeftOut } from '../../../shared/owner-mail/left-out-letter.ts';
import { known, text } from '../../../shared/platforms/fields.ts';
import { readShop, type Shop } from '../../../shared/shop/shop.ts';
import { type FinishedPeriods, makeFinishedPeriods, makeUp } from '../../../shared/time/finished-periods.ts';
import { readInstant } from '../../../shared/time/instant.ts';
import { weekBefore } from '../../../shared/time/periods.ts';
import { localParts } from '../../../shared/time/time.ts';
import {
  asksForReport,
  type ReportRow,
  type ReportWeek,
  reportFigures,
  reportWeek,
} from '../decisions/report.ts';
import { cameSoFar } from '../report/came-so-far.ts';
import { reportEmail } from '../report/report-email.ts';
import type { OfferRow, OfferState } from '../rows.ts';
import { type CameWeeks, makeCameWeeks } from '../state/came-weeks.ts';
import { makeOffers, type Offers } from '../state/offers.ts';
import { makeOrders, type Orders } from '../state/orders.ts';

export type SweepParts = SendOnceParts & {
  readonly shop: Shop;
  readonly log: Log;
  readonly offers: Offers;
  readonly orders: Pick<Orders, 'endedBetween'>;
  readonly finished: FinishedPeriods;
  readonly cameWeeks: CameWeeks;
  readonly deadMan?: DeadMan;
};

const PAGE = 100;
/** Reports are made up for so many weeks back. */
const MOST_WEEKS = 4;
/** A window is at least an hour and at most 30 days; the index is asked with a little room to spare. */
const LONGEST_OPEN_MS = 33 * 86_400_000;

export function makeSweep(parts: SweepParts) {
  /** The last week that this process knows to need no report any more. */
  let settled: string | undefined;
  return async (): Promise<{ closed: number; reported: readonly string[] }> => {
    // A closing that failed must not cost the report; it is thrown in the end, for the alarm and the next try.
    const [closing, watching] = await Promise.allSettled([closeWindows(parts), parts.deadMan?.()]);
    const now = parts.now();
    const week = reportWeek(now, parts.shop.timeZone);
    const isAsked = week.key !== settled && asksForReport(now, parts.shop.timeZone);
    const reported = isAsked ? await report(week, parts) : [];
    if (isAsked) settled = week.key;
    if (closing.status === 'rejected') throw closing.reason;
    if (watching.status === 'rejected') throw watching.reason;
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
  for await (const offer of all(offers, 'sent', '0', moment.toISOString())) {
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
  const email = reportEmail({ ...figures, came: await cameSoFar(week, asking) }, week, parts.shop);
  const told = await sendOnce({ claim: `take-up-report#${week.key}`, email }, parts);
  mustHaveGoneOut(told, `The take-up report of ${week.key}`);
  return told.outcome === 'already' ? undefined : week.key;
}

const TERMINAL: readonly OfferState[] = ['taken', 'ignored', 'out-of-window', 'never-sent', 'no-fit'];

async function closedIn(
  week: ReportWeek,
  each: Pick<EachRow, 'apart'>,
  offers: Offers,
): Promise<ReportRow[]> {
  const from = new Date(week.startsAt.getTime() - LONGEST_OPEN_MS).toISOString();
  const rows: ReportRow[] = [];
  for (const state of TERMINAL) {
    for await (const offer of all(offers, state, from, week.endsAt.toISOString())) {
      const row = await each.apart(offer.offer_id, () => reportRow(state, offer));
      if (row !== undefined) rows.push(row);
    }
  }
  return rows;
}

function reportRow(state: OfferState, offer: Partial<OfferRow>): ReportRow {
  const closedAt = offer.closed_at;
  if (closedAt !== undefined && readInstant(closedAt) === undefined)
    throw new BadRowError('it does not say when it was closed');
  return known({
    state,
    reason: text(offer.reason),
    sku: text(offer.sku),
    productName: text(offer.product_name),
    triggerSku: text(offer.trigger_sku),
    triggerName: text(offer.trigger_name),
    closedAt,
  }) as ReportRow;
}

async function* all(
  offers: Offers,
  state: OfferState,
  from: string,
  until: string,
): AsyncGenerator<Partial<OfferRow> & { offer_id: string }> {
  let start: Record<string, unknown> | undefined;
  do {
    const page = await offers.page({ state, from, until, limit: PAGE }, start);
    yield* page.offers;
    start = page.next;
  } while (start !== undefined);
}

export const handler = onFirstCall(() => {
  const dynamo = dynamoClient();
  const log = standardLog('upsr-sweep');
  const shop = readShop(process.env);
  const letters = lettersOnAws(shop, log, dynamo);
  const table = required('NOTICES_TABLE');
  return makeSweep({
    ...letters,
    offers: makeOffers(dynamo, required('OFFERS_TABLE')),
    orders: makeOrders(dynamo, required('ORDERS_TABLE')),
    finished: makeFinishedPeriods(dynamo, table),
    cameWeeks: makeCameWeeks(dynamo, table),
    deadMan: makeDeadMan({
      ...letters,
      heard: makeHeard({ client: dynamo, table }),
      what: { event: 'order', from: 'the store' },
    }),
  });
});
