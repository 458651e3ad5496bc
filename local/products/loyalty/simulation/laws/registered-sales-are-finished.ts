// From the moment on which a sale is written down its points are the member's: whoever was stopped half-way, somebody finishes.
import { breach, HOUR_MS, ms } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';

const PATIENCE_MS = 50 * HOUR_MS;

export const registeredSalesAreFinished: Law = {
  says: 'A sale that was written down is counted or held in the end, also where nobody tells it again.',
  when: 'hour',
  check({ rows, now, startedAt }) {
    const counted = new Set(rows('loy-ledger').map(({ phone, ts }) => `${phone} ${ts}`));
    const held = new Set(rows('loy-review').map(({ phone, sale_id }) => `${phone} ${sale_id}`));
    return rows('loy-sales').flatMap((sale) => {
      const { phone, ts, sale_id: id, move, day, closed_at: closedAt } = sale;
      if (move === undefined || ms(String(day)) < startedAt.getTime()) return [];
      if (now.getTime() - ms(String(day)) < PATIENCE_MS || String(phone).startsWith('erased:')) return [];
      const isDone = move === 'add' ? counted.has(`${phone} ${ts}`) : held.has(`${phone} ${id}`);
      return isDone ? [] : [breach(`The sale ${id} of ${closedAt} was written down and left`, sale)];
    });
  },
};
