// The sales of a month, and what becomes of each: corrected, given back in parts, never made, told before they were made.
import type { Chance } from '../../../chance.ts';
import type { Deed } from '../../../simulator/deed.ts';
import type { Sender } from '../../../simulator/senders.ts';
import type { DemoMember } from '../demo/cast.ts';
import {
  basket,
  corrected,
  mistyped,
  refunded,
  type SampleSale,
  saleOf,
  type TillTelling,
  voided,
} from '../sample-sales.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const OPENS_HOUR = 8;
const OPEN_MS = 15 * HOUR_MS;
/** One in four comes by within the quiet hours. */
const LATE_MS = 13.5 * HOUR_MS;

type Event = { readonly at: number; readonly event: Readonly<Record<string, unknown>> };

/** One sale and everything that follows from it, as the two tills tell of it. */
export function saleDeeds(parts: {
  readonly tills: readonly Sender[];
  readonly members: readonly DemoMember[];
  readonly chance: Chance;
  readonly number: number;
  readonly currency: string;
  readonly startsAt: Date;
  readonly days: number;
}): readonly Deed[] {
  const { tills, members, chance, number, currency, startsAt, days } = parts;
  const day = chance.between(0, days - 1);
  const since = chance.happens(0.25) ? chance.between(LATE_MS, OPEN_MS) : chance.between(0, OPEN_MS);
  const at = startsAt.getTime() + day * DAY_MS + OPENS_HOUR * HOUR_MS + since;
  const saleId = `S-${number}`;
  // One sale in twelve is nobody's.
  const buyer = chance.between(1, 12) === 1 ? undefined : chance.draws.oneOf(members);
  const whose = buyer === undefined ? {} : { phone: buyer.phone };
  const plain = saleOf({ saleId, at: new Date(at), currency, ...whose }, basket(chance.draws));
  const sale = chance.happens(0.06) ? mistyped(plain) : plain;
  return [{ at, event: sale }, ...aftermath(sale, at, chance)].flatMap(({ at: when, event }, index) =>
    chance.draws.oneOf(tills).tells({ id: `till-${number}-${index}`, at: when, event }),
  );
}

/** Somebody who is missed on Monday at nine, and comes by within the hour: some before the mail, some after it. */
export function comesBackDeeds(parts: {
  readonly till: Sender;
  readonly member: DemoMember;
  readonly chance: Chance;
  readonly startsAt: Date;
  readonly days: number;
}): readonly Deed[] {
  const { till, member, chance, startsAt, days } = parts;
  const daysToMonday = (8 - startsAt.getUTCDay()) % 7;
  const nine = startsAt.getTime() + daysToMonday * DAY_MS + 9 * HOUR_MS;
  const at = nine + chance.between(-HOUR_MS, HOUR_MS);
  if (at >= startsAt.getTime() + days * DAY_MS) return [];
  const told = { saleId: 'S-back', at: new Date(at), currency: 'GBP', phone: member.phone };
  return till.tells({ id: 'till-back', at, event: saleOf(told, basket(chance.draws)) });
}

/** A sale that nobody rang up, for a member who would be glad of it. */
export const forgedEvent = (
  members: readonly DemoMember[],
  saleId: string,
  at: Date,
  own: Chance,
): Readonly<Record<string, unknown>> =>
  saleOf({ saleId, at, currency: 'GBP', phone: own.draws.oneOf(members).phone }, basket(own.draws));

function aftermath(sale: SampleSale, at: number, chance: Chance): readonly Event[] {
  const soon = at + chance.between(0, 3 * HOUR_MS);
  const later = soon + chance.between(0, 30 * HOUR_MS);
  const undoing = (kind: string, when: number): TillTelling => ({
    saleId: `${sale.sale_id}-${kind}`,
    at: new Date(when),
  });
  const correct = (when: number): Event => ({ at: when, event: corrected(sale, new Date(when)) });
  const part: Event = { at: soon, event: refunded(sale, undoing('part', soon), 'first-line') };
  const whole = (when: number): Event => ({
    at: when,
    event: refunded(sale, undoing('whole', when), 'whole'),
  });
  const fate = chance.between(1, 100);
  if (fate <= 45) return [];
  if (fate <= 57) return [correct(soon)];
  if (fate <= 66) return [part];
  if (fate <= 74) return [whole(later)];
  if (fate <= 80) return [part, whole(later)];
  if (fate <= 86) return [correct(soon), whole(later)];
  if (fate <= 93) return [{ at: soon, event: voided(sale, undoing('void', soon)) }];
  // The same sale as a new one with other figures: a person must look at it.
  const { updated_at: _, ...contradiction } = corrected(sale, new Date(at));
  return [{ at: soon, event: { ...contradiction, type: 'sale.completed' } }];
}
