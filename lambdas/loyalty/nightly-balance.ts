// loy-nightly-balance: at seven in the evening, everybody whose balance changed today and who wants to hear of it; and
// before that what was left undone of today's and yesterday's sales, so that no point and no news waits for ever. The
// first batch is announced at once; each other gets an alarm clock one minute later than the one before, so that SES's
// rate is kept and no run of the dispatch is long. The dispatch claims each mail, so this may run twice.
import { dynamoClient } from '../../shared/aws/dynamo-client.ts';
import { eventsClient } from '../../shared/aws/events-client.ts';
import { lambdaClient } from '../../shared/aws/lambda-client.ts';
import { schedulerClient } from '../../shared/aws/scheduler-client.ts';
import { type Log, standardLog } from '../../shared/log.ts';
import { onFirstCall, required } from '../../shared/on-first-call.ts';
import { makeOneOffs, type OneOffs, oneOffEnvironment } from '../../shared/one-off-schedules.ts';
import { readShop, type Shop } from '../../shared/shop.ts';
import { localDate } from '../../shared/time.ts';
import { type Announce, makeAnnounce } from './announce.ts';
import { changedPhones, nightlyBatches } from './decisions/nightly.ts';
import { type EarnFunction, makeEarnFunction } from './earn-function.ts';
import { batchName } from './mail-names.ts';
import { NIGHTLY_EMAIL, type NightlyEmail } from './names.ts';
import { type DayBook, type DaySale, makeDayBook } from './state/day-book.ts';
import { type Members, makeMembers } from './state/members.ts';
import { makeUnfinished, type Unfinished } from './state/unfinished.ts';

export type NightlyParts = {
  readonly shop: Pick<Shop, 'timeZone' | 'mailsPerSecond'>;
  readonly log: Log;
  readonly now: () => Date;
  readonly days: Pick<DayBook, 'sales' | 'changes'>;
  readonly unfinished: Unfinished;
  readonly earn: EarnFunction;
  readonly members: Pick<Members, 'getMany'>;
  readonly announce: Announce;
  readonly schedules: Pick<OneOffs, 'setOnce'>;
};

const MINUTE_MS = 60_000;
/** Counted in hours: around a change of the clocks the same day may be looked at twice, which costs nothing. */
const DAY_MS = 24 * 60 * MINUTE_MS;

export function makeNightlyBalance(parts: NightlyParts) {
  return async (): Promise<{ day: string; changed: number; mails: number; batches: number }> => {
    const now = parts.now();
    const day = localDate(now, parts.shop.timeZone);
    const [sales, changes, yesterdays] = await Promise.all([
      parts.days.sales(day),
      parts.days.changes(day),
      parts.days.sales(localDate(new Date(now.getTime() - DAY_MS), parts.shop.timeZone)),
    ]);
    await finishLeft([...yesterdays, ...sales], parts);
    const phones = changedPhones(sales, changes);
    const members = await parts.members.getMany(phones);
    const batches = nightlyBatches(members, parts.shop.mailsPerSecond).map(
      (batch, index): NightlyEmail => ({ day, phones: batch, batch: index }),
    );
    const [first, ...others] = batches;
    // The alarm clocks first: a run that is cut off before the announcement is started again, and finds them set.
    for (const detail of others)
      await parts.schedules.setOnce(batchName(detail), new Date(now.getTime() + detail.batch * MINUTE_MS), {
        'detail-type': NIGHTLY_EMAIL,
        detail,
      });
    if (first !== undefined) await parts.announce({ type: NIGHTLY_EMAIL, detail: first });
    const mails = batches.reduce((count, batch) => count + batch.phones.length, 0);
    const result = { day, changed: phones.length, mails, batches: batches.length };
    parts.log.info('balance mails of the evening', result);
    return result;
  };
}

/** loy-earn does what was left to do. One that fails again is told of by loy-earn's alarm, and looked at tomorrow. */
async function finishLeft(sales: readonly DaySale[], parts: NightlyParts): Promise<void> {
  const left = await parts.unfinished(sales);
  for (const saleId of [...left.sales, ...left.rewards]) {
    try {
      const { status, reason } = await parts.earn.tell({ type: 'sale.unfinished', saleId });
      if (status === 'accepted') parts.log.warn('a sale was left unfinished', { sale: saleId, reason });
    } catch (error) {
      parts.log.error('a sale could not be finished', { sale: saleId, error });
    }
  }
}

export const handler = onFirstCall(() => {
  const dynamo = dynamoClient();
  const shop = readShop(process.env);
  return makeNightlyBalance({
    shop,
    log: standardLog('loy-nightly-balance'),
    now: () => new Date(),
    days: makeDayBook(dynamo, { sales: required('SALES_TABLE'), ledger: required('LEDGER_TABLE') }),
    unfinished: makeUnfinished(dynamo, {
      ledger: required('LEDGER_TABLE'),
      review: required('REVIEW_TABLE'),
    }),
    earn: makeEarnFunction(lambdaClient(), required('EARN_FUNCTION')),
    members: makeMembers(dynamo, { members: required('MEMBERS_TABLE'), audit: '' }, shop.timeZone),
    announce: makeAnnounce(eventsClient()),
    schedules: makeOneOffs({ ...oneOffEnvironment(), client: schedulerClient(), now: Date.now }),
  });
});
