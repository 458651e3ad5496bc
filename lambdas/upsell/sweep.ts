// upsr-sweep: every hour, closes the offers whose take-up window ended without a tap; once a week, the owner's
// take-up report. It notices what no event would ever say: that nothing happened.
import { dynamoClient } from '../../shared/aws/dynamo-client.ts';
import { sesClient } from '../../shared/aws/ses-client.ts';
import { type Log, standardLog } from '../../shared/log.ts';
import { makeSendEmail } from '../../shared/messages/email.ts';
import { isSurelyNotSent, type SendEmail } from '../../shared/messages/outcome.ts';
import { makeNotices, type Notices } from '../../shared/notices.ts';
import { onFirstCall, required } from '../../shared/on-first-call.ts';
import { readShop, type Shop } from '../../shared/shop.ts';
import { type ReportRow, type ReportWeek, reportFigures, reportWeek } from './decisions/report.ts';
import { reportEmail } from './report-email.ts';
import { makeOffers, type OfferRow, type OfferState, type Offers } from './state/offers.ts';

export type SweepParts = {
  readonly shop: Shop;
  readonly log: Log;
  readonly now: () => Date;
  readonly offers: Offers;
  readonly notices: Notices;
  readonly sendEmail: SendEmail;
};

const PAGE = 100;
/** A window is at least an hour and at most 30 days; the index is asked with a little room to spare. */
const LONGEST_OPEN_MS = 33 * 86_400_000;
const NOTICE_KEEP_DAYS = 60;

export function makeSweep(parts: SweepParts) {
  return async (): Promise<{ closed: number; reported: string | undefined }> => {
    const closed = await closeWindows(parts);
    const reported = await report(parts);
    if (closed > 0 || reported !== undefined) parts.log.info('swept', { closed, reported });
    return { closed, reported };
  };
}

async function closeWindows({ offers, now }: SweepParts): Promise<number> {
  const moment = now();
  let closed = 0;
  for await (const offer of all(offers, 'sent', '0', moment.toISOString())) {
    if (offer.window_ends_at === undefined || offer.window_ends_at >= moment.toISOString()) continue;
    if (await offers.markIgnored(offer.offer_id, moment)) closed += 1;
  }
  return closed;
}

/** Claims the week first, then sends: of two sweeps one reports. A certain failure gives the claim back. */
async function report(parts: SweepParts): Promise<string | undefined> {
  const now = parts.now();
  const week = reportWeek(now, parts.shop.timeZone);
  if (week === undefined) return undefined;
  const notice = `take-up-report#${week.key}`;
  const expiresAt = Math.floor(now.getTime() / 1000) + NOTICE_KEEP_DAYS * 86_400;
  if (!(await parts.notices.claim(notice, expiresAt))) return undefined;

  const rows = await closedIn(week, parts.offers);
  const figures = reportFigures(rows, week);
  // A week in which nothing happened is no news; the claim stays, so that it is not computed again.
  if (figures.nudges + figures.neverSent + figures.noFit === 0) return undefined;
  const result = await parts.sendEmail(reportEmail(figures, week, parts.shop));
  if (isSurelyNotSent(result)) {
    await parts.notices.release(notice);
    throw new Error(`The take-up report of ${week.key} was not sent: ${result.reason}`);
  }
  return week.key;
}

const TERMINAL: readonly OfferState[] = ['taken', 'ignored', 'out-of-window', 'never-sent', 'no-fit'];

async function closedIn(week: ReportWeek, offers: Offers): Promise<ReportRow[]> {
  const from = new Date(week.startsAt.getTime() - LONGEST_OPEN_MS).toISOString();
  const rows: ReportRow[] = [];
  for (const state of TERMINAL) {
    for await (const offer of all(offers, state, from, week.endsAt.toISOString())) {
      rows.push({
        state,
        ...(offer.reason === undefined ? {} : { reason: offer.reason }),
        ...(offer.sku === undefined ? {} : { sku: offer.sku }),
        ...(offer.product_name === undefined ? {} : { productName: offer.product_name }),
        ...(offer.trigger_sku === undefined ? {} : { triggerSku: offer.trigger_sku }),
        ...(offer.trigger_name === undefined ? {} : { triggerName: offer.trigger_name }),
        ...(offer.closed_at === undefined ? {} : { closedAt: offer.closed_at }),
      });
    }
  }
  return rows;
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
  const shop = readShop(process.env);
  return makeSweep({
    shop,
    log: standardLog('upsr-sweep'),
    now: () => new Date(),
    offers: makeOffers(dynamo, required('OFFERS_TABLE')),
    notices: makeNotices({ documents: dynamo, table: required('NOTICES_TABLE'), now: Date.now }),
    sendEmail: makeSendEmail({
      client: sesClient(),
      from: shop.senderAddress,
      fromName: shop.name,
      configurationSet: required('CONFIGURATION_SET'),
    }),
  });
});
