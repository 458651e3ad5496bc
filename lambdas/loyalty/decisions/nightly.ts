// Whose balance mail goes out this evening, in batches that one run of the dispatch can send inside SES's rate.
import { dayBefore } from '../../../shared/time/periods.ts';
import { localDate, localParts } from '../../../shared/time/time.ts';
import type { LedgerRow, MemberRow } from '../rows.ts';
import type { SaleRow } from '../sale-rows.ts';
import { decideMail } from './mail.ts';

/** A batch is sent one mail after another in the minute that is its own; a third of it is left for slow answers. */
const SECONDS_OF_SENDING = 20;
const MOST_IN_A_BATCH = 200;

const EVENING_FROM_HOUR = 19;
const MORNING_UNTIL_HOUR = 12;

/**
 * Whose evening it is: today's, and until noon yesterday's, for one that could not be then. The clock asks in the morning
 * and from seven on; a person who asks in the afternoon is `early`: more of the day is to come.
 */
export function eveningOf(
  now: Date,
  zone: string,
): { readonly day: string; readonly is: 'yesterday' | 'early' | 'due' } {
  const today = localDate(now, zone);
  const { hour } = localParts(now, zone);
  if (hour < MORNING_UNTIL_HOUR) return { day: dayBefore({ key: today }).key, is: 'yesterday' };
  return { day: today, is: hour >= EVENING_FROM_HOUR ? 'due' : 'early' };
}

/**
 * Whose balance changed with these, each once; who was brought in by an import did nothing that day, and stamps alone change
 * no balance.
 */
export function changedPhones(
  sales: readonly Pick<SaleRow, 'phone' | 'move'>[],
  changes: readonly Pick<LedgerRow, 'phone' | 'reason' | 'points_change'>[],
): readonly string[] {
  const changed = [
    ...sales.filter(({ move }) => move === 'add'),
    ...changes.filter(({ reason, points_change }) => reason !== 'import' && points_change !== 0),
  ];
  return [...new Set(changed.flatMap(({ phone }) => (phone === undefined ? [] : [phone])))];
}

/** The phones of the members who may get it, in order, cut into batches. */
export function nightlyBatches(
  members: readonly MemberRow[],
  mailsPerSecond: number,
): readonly (readonly string[])[] {
  const phones = members
    .filter((member) => decideMail('nightly', member).kind === 'send')
    .map(({ phone }) => phone)
    .toSorted();
  const size = Math.max(1, Math.min(MOST_IN_A_BATCH, Math.floor(SECONDS_OF_SENDING * mailsPerSecond)));
  return Array.from({ length: Math.ceil(phones.length / size) }, (_, batch) =>
    phones.slice(batch * size, (batch + 1) * size),
  );
}
