// Stamps in a copy, which are set right as balances are: those of a member are what the ledger's rows add up to. Pure.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { lotAttribute } from '../../lambdas/loyalty/decisions/stamp-card.ts';
import { UNTIL } from '../../lambdas/loyalty/decisions/stamps.ts';
import { exact } from '../../lambdas/loyalty/points.ts';

type Row = Readonly<Record<string, AttributeValue>>;

/** What the ledger's rows come to, by member and lot; without the lots that had lapsed when the last row was written. */
export function stampSums() {
  const sums = new Map<string, Map<string, number>>();
  let newest = '';
  return {
    add(row: Row): void {
      const month = row.posted_at?.S?.slice(0, 7) ?? '';
      if (month > newest) newest = month;
      const phone = row.phone?.S ?? '';
      for (const [lot, pieces] of Object.entries(row.stamps?.M ?? {})) {
        const mine = sums.get(phone) ?? new Map<string, number>();
        mine.set(lot, exact((mine.get(lot) ?? 0) + Number(pieces.N ?? 0)));
        sums.set(phone, mine);
      }
    },
    /** The member's row with the stamps that it should have; the same row where it has them. */
    setRight(member: Row): Row {
      const wrong = [...(sums.get(member.phone?.S ?? '') ?? [])].filter(([lot, pieces]) => {
        const [, until = newest] = lot.split(UNTIL);
        return until >= newest && Number(member[lotAttribute(lot)]?.N ?? 0) !== pieces;
      });
      return wrong.length === 0
        ? member
        : {
            ...member,
            ...Object.fromEntries(wrong.map(([lot, pieces]) => [lotAttribute(lot), { N: String(pieces) }])),
          };
    },
  };
}
