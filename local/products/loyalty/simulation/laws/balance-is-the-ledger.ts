// The two halves of every change of points are written together, whatever fails.
import type { Law, Row } from '../../../../simulator/law.ts';

export const balanceIsTheLedger: Law = {
  says: 'A member’s balance equals the sum of the ledger.',
  when: 'step',
  check({ rows }) {
    const ledger = new Map<string, Row[]>();
    for (const row of rows('loy-ledger')) {
      const own = ledger.get(String(row.phone)) ?? [];
      ledger.set(String(row.phone), [...own, row]);
    }
    return rows('loy-members').flatMap((member) => {
      const own = ledger.get(String(member.phone)) ?? [];
      const sum = own.reduce((points, { points_change }) => points + thousandths(points_change), 0);
      if (sum === thousandths(member.balance)) return [];
      return [
        {
          what: `${member.phone} has ${member.balance} and a ledger of ${sum / 1000}`,
          rows: [member, ...own],
        },
      ];
    });
  },
};

/** Points are exact decimals; a sum of floats is not. */
const thousandths = (points: unknown): number => Math.round(Number(points ?? 0) * 1000);
