// Points that come with a birthday, once a year. The year is in the ledger's key, and stands on the member's row as well, under
// the condition that it is not this one yet: whatever day somebody's birthday is by then, a year brings points once.
import { localDate } from '../../../../shared/time/time.ts';
import { beginOf } from '../../decisions/birthday.ts';
import { birthdayKey } from '../../decisions/ledger-key.ts';
import type { LedgerRow, MemberRow } from '../../rows.ts';
import type { Reward } from '../../rules/shape.ts';
import { type CreditTables, makeSaleCredit } from './sale-credit.ts';

export type BirthdayGift = {
  /** As last read. */
  readonly member: MemberRow;
  /** The day that is celebrated: `2027-02-28`. */
  readonly day: string;
  readonly points: number;
  readonly at: Date;
  /** The rewards in force, cheapest first. */
  readonly rewards: readonly Reward[];
};

export type BirthdayGiven =
  /** `already`: this day's gift was given before; announce it again, the mail goes out once. */
  | { readonly kind: 'given' | 'already'; readonly row: LedgerRow }
  /** They had this year's on another day, or are no member any more. */
  | { readonly kind: 'not-now' };

export function makeBirthdayGift(
  client: Parameters<typeof makeSaleCredit>[0],
  tables: CreditTables,
  zone: string,
) {
  const credit = makeSaleCredit(client, tables, zone);
  return async ({ member, day, points, at, rewards }: BirthdayGift): Promise<BirthdayGiven> => {
    const year = day.slice(0, 4);
    const given = await credit({
      row: {
        phone: member.phone,
        ts: birthdayKey(beginOf(day, zone), year),
        points_change: points,
        reason: 'birthday',
        posted_at: at.toISOString(),
        day: localDate(at, zone),
      },
      member,
      membersOnly: true,
      rewards,
      at,
      mark: { name: 'birthday_given', seen: earlier(member, year), next: year },
    });
    if (given.kind === 'credited') return { kind: 'given', row: given.row };
    if (given.kind === 'already') return { kind: 'already', row: given.row };
    return { kind: 'not-now' };
  };
}

/** The year of the last gift, where it is before this one; of this year's it is what nobody's row says. */
const earlier = ({ birthday_given: last = '' }: MemberRow, year: string): string =>
  last < year ? last : 'none';
