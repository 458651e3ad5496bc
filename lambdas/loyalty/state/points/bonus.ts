// A win-back gift, by hand or with a nudge. It is a credit like a sale's: what it brings within reach stands on its ledger row.
import { localDate } from '../../../../shared/time/time.ts';
import { bonusKey } from '../../decisions/ledger-key.ts';
import { exact } from '../../points.ts';
import type { LedgerRow } from '../../rows.ts';
import type { Reward } from '../../rules/shape.ts';
import { auditItem } from '../audit.ts';
import { makeMembers } from '../members.ts';
import { memberSnapshot } from '../snapshot.ts';
import type { MovesPlace } from './moves-place.ts';
import { makeSaleCredit } from './sale-credit.ts';

export type Bonus = {
  readonly phone: string;
  readonly id: string;
  readonly at: Date;
  readonly points: number;
  /** What the ledger's key begins with, where that is not `at`. */
  readonly keyed?: Date;
  /** A staff member's name, or `system` where it comes with a nudge. */
  readonly byStaff: string;
  /** The ledger key of the last bonus that the page knew of; empty for none. */
  readonly seen: string;
  /** The rewards in force, cheapest first. */
  readonly rewards: readonly Reward[];
};

/** A bonus touches no sale. */
export type BonusPlace = Omit<MovesPlace, 'tables'> & {
  readonly tables: Omit<MovesPlace['tables'], 'sales'>;
};

export type Granted =
  | { readonly kind: 'granted' | 'already'; readonly row: LedgerRow }
  /** Somebody else gave this one since the page was opened. */
  | { readonly kind: 'given-meanwhile'; readonly given: LedgerRow | undefined }
  | { readonly kind: 'unknown-member' };

export function makeGrantBonus({ client, tables, zone, row: rowOf }: BonusPlace) {
  const members = makeMembers(client, tables, zone);
  const credit = makeSaleCredit(client, tables, zone);

  /** Adds the points once for each `id`, and once for all who saw the member as they are. */
  return async ({ phone, id, at, keyed = at, points, byStaff, seen, rewards }: Bonus): Promise<Granted> => {
    const member = await members.get(phone);
    if (member === undefined) return { kind: 'unknown-member' };
    const ts = bonusKey({ at: keyed, id });
    const day = localDate(at, zone);
    const outcome = await credit({
      row: {
        phone,
        ts,
        points_change: points,
        reason: 'win-back-bonus',
        ...(byStaff === 'system' ? {} : { by_staff: byStaff }),
        posted_at: at.toISOString(),
        day,
      },
      member,
      membersOnly: true,
      rewards,
      at,
      mark: { name: 'last_bonus', seen, next: ts },
      tellsBalance: true,
      together: (now = member) => [
        auditItem(tables.audit, {
          phone,
          at,
          reference: id,
          action: 'bonus-grant',
          by_user: byStaff,
          before: memberSnapshot(now),
          after: { ...memberSnapshot(now), balance: exact(now.balance + points), points },
          day,
        }),
      ],
    });
    switch (outcome.kind) {
      case 'credited':
        return { kind: 'granted', row: outcome.row };
      case 'already':
        return { kind: 'already', row: outcome.row };
      default: {
        const now = await members.get(phone);
        if (now === undefined) return { kind: 'unknown-member' };
        return {
          kind: 'given-meanwhile',
          given: now.last_bonus === undefined ? undefined : await rowOf({ phone, ts: now.last_bonus }),
        };
      }
    }
  };
}
