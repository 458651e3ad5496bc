// loy-earn: what every sale, refund and correction of the till comes to. Nothing here is written twice: a function that
// was stopped anywhere is finished by the till's next try.

import { createHash } from 'node:crypto';
import { dynamoClient } from '../../../shared/aws/dynamo-client.ts';
import { eventsClient } from '../../../shared/aws/events-client.ts';
import { makeNoteHeard } from '../../../shared/dead-man/heard.ts';
import type { EarnAnswer, Sale } from '../../../shared/events/till-events.ts';
import { systemClock } from '../../../shared/handlers/clock.ts';
import { standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { rulesOnAws } from '../../../shared/rules/source-on-aws.ts';
import { readShop } from '../../../shared/shop/shop.ts';
import { isAhead, notLaterThan } from '../../../shared/time/instant.ts';
import { bookSale } from '../earning/booked-sale.ts';
import { holdUnread } from '../earning/hold.ts';
import type { EarnEvent, EarnParts } from '../earning/parts.ts';
import { earnRefund, finishSale } from '../earning/refund.ts';
import { earnSale } from '../earning/sale.ts';
import { makeTellOthers } from '../earning/tell-others.ts';
import { toldBefore } from '../earning/told-before.ts';
import { makeAnnounce } from '../mails/announce.ts';
import { loadRules } from '../rules/load.ts';
import { bookedItem } from '../state/audit.ts';
import { makeErasedMembers } from '../state/erased-members.ts';
import { makeMembers } from '../state/members.ts';
import { makePointsMoves } from '../state/points/points-moves.ts';
import { makeSaleCredit } from '../state/points/sale-credit.ts';
import { makeSettling } from '../state/points/settling.ts';
import { makeReview } from '../state/review.ts';
import { makeSales } from '../state/sales.ts';
import { makeUnnamed } from '../state/unnamed.ts';

export function makeEarn(parts: EarnParts) {
  return async (event: EarnEvent): Promise<EarnAnswer> => {
    const told = dated(event, parts.now());
    // Beside the earning, so that the till waits for neither longer than for one.
    const noted = isOfTheTill(told) ? parts.noteHeard?.(parts.now()) : undefined;
    const [answer] = await Promise.all([earned(told, parts), parts.tellOthers?.(told), noted]);
    parts.log.info('till event', { type: event.type, sale: event.saleId, ...answer });
    return answer;
  };
}

/**
 * `closedAt` is now at the latest. When the figures were written down decides which of two count, so that a time which
 * no clock explains says nothing: it would outrank every later word, and again at every repeat.
 */
function dated<Event extends EarnEvent>(event: Event, now: Date): Event {
  if (event.type === 'sale.unfinished' || event.type === 'sale.booked' || event.type === 'event.late')
    return event;
  const closedAt = notLaterThan(event.closedAt, now);
  const isSane = !('updatedAt' in event) || event.updatedAt === undefined || !isAhead(event.updatedAt, now);
  if (isSane) return { ...event, closedAt };
  const { updatedAt: _, ...told } = event;
  return { ...told, closedAt } as Event;
}

/** What was left undone, and what was done at the desk, we tell ourselves. */
const isOfTheTill = ({ type }: EarnEvent): boolean => type !== 'sale.unfinished' && type !== 'sale.booked';

function earned(event: EarnEvent, parts: EarnParts): Promise<EarnAnswer> {
  switch (event.type) {
    case 'sale.refunded':
    case 'sale.voided':
      return earnRefund(event, parts);
    case 'money.unread':
      return holdUnread(event, parts);
    case 'sale.unfinished':
      return finishSale(event.saleId, parts);
    case 'sale.booked':
      return bookSale(event, parts);
    case 'event.late':
      return toldBefore(dated(event.event, parts.now()), parts);
    default:
      return earnSale(event, parts);
  }
}

/** What the member and the money are; when it was told is not part of it. */
export function digestOf({ phone, currency, totalMinor, items }: Sale): string {
  const figures = [
    phone,
    currency,
    totalMinor,
    items.map((item) => [item.code, item.name, item.quantity, item.amountMinor]),
  ];
  return createHash('sha256').update(JSON.stringify(figures)).digest('hex').slice(0, 24);
}

export const handler = onFirstCall(() => {
  const dynamo = dynamoClient();
  const log = standardLog('loy-earn');
  const shop = readShop(process.env);
  const source = rulesOnAws(log);
  const tables = {
    members: required('MEMBERS_TABLE'),
    ledger: required('LEDGER_TABLE'),
    sales: required('SALES_TABLE'),
    review: required('REVIEW_TABLE'),
    lapsing: required('LAPSING_TABLE'),
    audit: required('AUDIT_TABLE'),
    notices: required('NOTICES_TABLE'),
  };
  return makeEarn({
    log,
    noteHeard: makeNoteHeard({ client: dynamo, table: tables.notices, zone: shop.timeZone }, { log }),
    now: systemClock,
    zone: shop.timeZone,
    rules: async () => (await loadRules(source, shop.currency)).rules,
    members: makeMembers(dynamo, tables, shop.timeZone),
    sales: makeSales(dynamo, tables.sales),
    erased: makeErasedMembers(dynamo, tables.notices),
    ledger: makePointsMoves(dynamo, tables, shop.timeZone),
    review: makeReview(dynamo, tables, shop.timeZone),
    credit: makeSaleCredit(dynamo, tables, shop.timeZone),
    settle: makeSettling(dynamo, tables, shop.timeZone),
    announce: makeAnnounce(eventsClient()),
    unnamed: makeUnnamed(dynamo, required('UNNAMED_TABLE'), shop.timeZone),
    bookedItem: bookedItem(tables.audit, shop.timeZone),
    digest: digestOf,
    ...(process.env.CONTACTS === undefined
      ? {}
      : { tellOthers: makeTellOthers(makeAnnounce(eventsClient())) }),
  });
});
