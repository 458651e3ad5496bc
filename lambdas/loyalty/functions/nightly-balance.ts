// loy-nightly-balance: at seven in the evening, everybody whose balance changed today and who wants to hear of it; and
// before that what was left undone of today's and yesterday's sales, so that no point and no news waits for ever. The
// first batch is announced at once; each other gets an alarm clock one minute later than the one before, so that SES's
// rate is kept and no run of the dispatch is long. The dispatch claims each mail, so this may run twice. An evening on which
// nothing worked is made up for later that evening or the next morning.

import { dynamoClient } from '../../../shared/aws/dynamo-client.ts';
import { eventsClient } from '../../../shared/aws/events-client.ts';
import { lambdaClient } from '../../../shared/aws/lambda-client.ts';
import { makeOneOffs, type OneOffs, oneOffEnvironment } from '../../../shared/aws/one-off-schedules.ts';
import { schedulerClient } from '../../../shared/aws/scheduler-client.ts';
import { systemClock } from '../../../shared/handlers/clock.ts';
import { BadRowError, type EachRow, eachRow } from '../../../shared/handlers/each-row.ts';
import { type Log, standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { lettersOnAws } from '../../../shared/messages/email-on-aws.ts';
import { type LeftOutParts, tellLeftOut } from '../../../shared/owner-mail/left-out-letter.ts';
import { readShop, type Shop } from '../../../shared/shop/shop.ts';
import { type FinishedPeriods, makeFinishedPeriods, makeUp } from '../../../shared/time/finished-periods.ts';
import { dayBefore, type Period } from '../../../shared/time/periods.ts';
import { lookUpProblem } from '../decisions/day-rows.ts';
import { changedPhones, eveningOf, nightlyBatches } from '../decisions/nightly.ts';
import { type EarnFunction, makeEarnFunction } from '../earning/earn-function.ts';
import { type Announce, makeAnnounce } from '../mails/announce.ts';
import { batchName } from '../mails/claims.ts';
import { NIGHTLY_EMAIL, type NightlyEmail } from '../names.ts';
import type { MemberRow } from '../rows.ts';
import type { DaySale } from '../sale-rows.ts';
import { type DayBook, makeDayBook } from '../state/day-book.ts';
import { type Members, makeMembers } from '../state/members.ts';
import { readableDays } from '../state/readable-days.ts';

import { makeUnfinished, type Unfinished } from '../state/unfinished.ts';

export type NightlyParts = LeftOutParts & {
  readonly shop: Pick<Shop, 'timeZone' | 'mailsPerSecond'>;
  readonly log: Log;
  readonly days: Pick<DayBook, 'sales' | 'changes'>;
  readonly finished: FinishedPeriods;
  readonly unfinished: Unfinished;
  readonly earn: EarnFunction;
  readonly members: Pick<Members, 'getMany' | 'shelve'>;
  readonly announce: Announce;
  readonly schedules: Pick<OneOffs, 'setOnce'>;
};

const MINUTE_MS = 60_000;
/** So many days back, sales that were left undone are finished, also where the mails of the day are past. */
const MOST_DAYS = 7;

export type Evening = {
  readonly day: string;
  readonly changed: number;
  readonly mails: number;
  readonly batches: number;
};

/** Does the evenings that are due and were not done, usually one or none. Safe to run twice and beside itself. */
export function makeNightlyBalance(parts: NightlyParts) {
  return async (): Promise<readonly Evening[]> => {
    const now = parts.now();
    const evening = eveningOf(now, parts.shop.timeZone);
    // By hand, in the afternoon: whoever comes later is not forgotten by the evening, and nobody has two mails.
    if (evening.is === 'early') return [await mailEvening(evening.day, parts)];
    const past = {
      run: 'nightly-balance',
      last: { key: evening.day },
      before: dayBefore,
      most: MOST_DAYS,
      isDueToday: evening.is === 'due',
    };
    const work = ({ key: day }: Period) =>
      day === evening.day ? mailEvening(day, parts) : leaveEvening(day, parts);
    return makeUp(past, work, parts.finished);
  };
}

/** Nobody wants the balance of the day before yesterday; its points must be right all the same. */
async function leaveEvening(day: string, parts: NightlyParts): Promise<Evening> {
  const each = eachRow('row', parts.log);
  await finishLeft(await readableDays(parts.days, each).sales(day), each, parts);
  await tellOf(each, parts);
  parts.log.warn('the balance mails of an evening were never sent', { day });
  return { day, changed: 0, mails: 0, batches: 0 };
}

async function mailEvening(day: string, parts: NightlyParts): Promise<Evening> {
  const each = eachRow('row', parts.log);
  const days = readableDays(parts.days, each);
  const [sales, changes, yesterdays] = await Promise.all([
    days.sales(day),
    days.changes(day),
    days.sales(dayBefore({ key: day }).key),
  ]);
  await finishLeft([...yesterdays, ...sales], each, parts);
  const phones = changedPhones(sales, changes);
  const members = await parts.members.getMany(phones);
  await tellOf(each, parts);
  const batches = nightlyBatches(members, parts.shop.mailsPerSecond).map(
    (batch, index): NightlyEmail => ({ day, phones: batch, batch: index }),
  );
  const [first, ...others] = batches;
  const begins = parts.now().getTime();
  // The alarm clocks first: a run that is cut off before the announcement is started again, and finds them set.
  for (const detail of others)
    await parts.schedules.setOnce(batchName(detail), new Date(begins + detail.batch * MINUTE_MS), {
      'detail-type': NIGHTLY_EMAIL,
      detail,
    });
  if (first !== undefined) await parts.announce({ type: NIGHTLY_EMAIL, detail: first });
  await shelveNew(members, parts);
  const mails = batches.reduce((count, batch) => count + batch.phones.length, 0);
  const result = { day, changed: phones.length, mails, batches: batches.length };
  parts.log.info('balance mails of the evening', result);
  return result;
}

/**
 * Whoever a sale made a member today can be found at the desk by four digits from now on: the sale itself pays no write
 * for that. One that fails is found by the whole number as before, and comes round with the next change of its balance.
 */
async function shelveNew(
  members: readonly MemberRow[],
  { members: shelves, log }: NightlyParts,
): Promise<void> {
  for (const member of members) {
    if (member.found_as !== undefined) continue;
    try {
      await shelves.shelve(member);
    } catch (error) {
      log.warn('a member could not be put on the shelves', { error });
    }
  }
}

/** loy-earn does what was left to do. One that fails again is told of by loy-earn's alarm, and looked at tomorrow. */
async function finishLeft(
  sales: readonly DaySale[],
  each: Pick<EachRow, 'apart'>,
  parts: NightlyParts,
): Promise<void> {
  const known: DaySale[] = [];
  for (const sale of sales) {
    const problem = lookUpProblem(sale);
    if (problem === undefined) known.push(sale);
    else
      await each.apart(`sale ${sale.sale_id}`, () => {
        throw new BadRowError(problem);
      });
  }
  const left = await parts.unfinished(known);
  for (const saleId of [...left.sales, ...left.rewards]) {
    try {
      const { status, reason } = await parts.earn.tell({ type: 'sale.unfinished', saleId });
      if (status === 'accepted') parts.log.warn('a sale was left unfinished', { sale: saleId, reason });
    } catch (error) {
      parts.log.error('a sale could not be finished', { sale: saleId, error });
    }
  }
}

const tellOf = (each: EachRow, parts: NightlyParts): Promise<void> =>
  tellLeftOut({ run: 'nightly-balance', from: 'the balances of an evening', rows: each.leftOut() }, parts);

export const handler = onFirstCall(() => {
  const dynamo = dynamoClient();
  const log = standardLog('loy-nightly-balance');
  const shop = readShop(process.env);
  return makeNightlyBalance({
    ...lettersOnAws(shop, log, dynamo),
    days: makeDayBook(dynamo, { sales: required('SALES_TABLE'), ledger: required('LEDGER_TABLE') }),
    finished: makeFinishedPeriods(dynamo, required('NOTICES_TABLE')),
    unfinished: makeUnfinished(dynamo, {
      ledger: required('LEDGER_TABLE'),
      review: required('REVIEW_TABLE'),
    }),
    earn: makeEarnFunction(lambdaClient(), required('EARN_FUNCTION')),
    members: makeMembers(dynamo, { members: required('MEMBERS_TABLE'), audit: '' }, shop.timeZone),
    announce: makeAnnounce(eventsClient()),
    schedules: makeOneOffs({ ...oneOffEnvironment(), client: schedulerClient(), now: systemClock }),
  });
});
