// Whether an event was told before, asked for deliveries that come too late to be taken on. Nothing moves here: what is
// left to do of a sale that was registered is done by the run in the evening.
import type { EarnAnswer, Refund, Sale, SaleVoided, TillEvent } from '../../../shared/events/till-events.ts';
import { refundName } from '../decisions/ledger-key.ts';
import { hasRefund, isRegistered, waitingRefunds } from '../decisions/sale-row.ts';
import { changeName } from './changed-sale.ts';
import { NOBODY, unreadName } from './hold.ts';
import type { EarnParts } from './parts.ts';

/** `duplicate` where everything it tells is recorded, else `ignored`. */
export async function toldBefore(event: TillEvent, parts: EarnParts): Promise<EarnAnswer> {
  const isKnown =
    event.type === 'money.unread'
      ? (await parts.review.get(NOBODY, unreadName(event.saleId))) !== undefined
      : event.type === 'sale.refunded' || event.type === 'sale.voided'
        ? await isKnownRefund(event, parts)
        : await isKnownSale(event, parts);
  return isKnown
    ? { status: 'duplicate', reason: 'told-before' }
    : { status: 'ignored', reason: 'never-told' };
}

/** The same figures, written down no later than those that are known; or a case of them, held or decided. */
async function isKnownSale(told: Sale, parts: EarnParts): Promise<boolean> {
  const row = await parts.sales.get(told.saleId);
  if (!isRegistered(row)) return false;
  const phone = told.phone === undefined ? row.phone : await parts.members.keptAs(told.phone);
  const sale = { ...told, phone };
  const digest = parts.digest(sale);
  const isOlder =
    sale.updatedAt === undefined || (row.updated_at !== undefined && sale.updatedAt <= row.updated_at);
  if (row.digests.includes(digest) && isOlder) return true;
  return (await parts.review.get(sale.phone, changeName(sale, digest, row))) !== undefined;
}

async function isKnownRefund(event: Refund | SaleVoided, parts: EarnParts): Promise<boolean> {
  const row = await parts.sales.get(event.refundOf);
  if (row === undefined) return false;
  if (hasRefund(row, event.saleId) || waitingRefunds(row).some(({ id }) => id === event.saleId)) return true;
  if (!isRegistered(row)) return false;
  return (await parts.review.get(row.phone, refundName(event.refundOf, event.saleId))) !== undefined;
}
