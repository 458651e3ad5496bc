// A sale that was rung up without a number, counted at the desk for the customer who forgot to give theirs. From here on it is
// a sale like any other: its key is the one it would have had, so that whatever the till tells of it later finds it and
// counts nothing twice. Two desks that count it for two people: whoever registers it first has it.
import type { EarnAnswer } from '../../../shared/events/till-events.ts';
import { isRegistered, type RegisteredSale } from '../decisions/sale-row.ts';
import { answer } from './answer.ts';
import type { EarnParts, SaleBooked } from './parts.ts';
import { finishSale } from './refund.ts';
import { earnSale, finishWhole, registered } from './sale.ts';

export async function bookSale(event: SaleBooked, parts: EarnParts): Promise<EarnAnswer> {
  const { saleId, phone, byStaff } = event;
  const known = await parts.sales.get(saleId);
  if (isRegistered(known) && !isThisBooking(known, event)) return answer('duplicate', 'counted-before');
  const kept = await parts.unnamed.get(event, parts.now());
  // Counted, and forgotten among the unnamed: told again, it is done to the end.
  if (kept === undefined)
    return isRegistered(known) ? finishSale(saleId, parts) : answer('ignored', 'not-kept');
  if ((await parts.members.get(phone)) === undefined) return answer('ignored', 'no-member');
  const outcome = await registered({ ...kept.sale, phone }, { booked_by: byStaff }, parts);
  if ('status' in outcome) return outcome;
  if (!isThisBooking(outcome.sale, event)) return answer('duplicate', 'counted-before');
  const done = await finishWhole(outcome, parts);
  // The till may have told other figures in between: they are among the unnamed still, and now they are this member's.
  const newer = await parts.unnamed.get(event, parts.now());
  const told = newer === undefined ? undefined : { ...newer.sale, type: 'sale.updated' as const, phone };
  if (told !== undefined && parts.digest(told) !== outcome.digest) await earnSale(told, parts);
  await parts.unnamed.forget(event);
  return done;
}

const isThisBooking = (sale: RegisteredSale, { phone, byStaff }: SaleBooked): boolean =>
  sale.phone === phone && sale.booked_by === byStaff;
