// The loyalty tracker: whoever was erased keeps out, every balance must be the sum of its ledger, and what waits for a manager must
// be whole. Pure.
import { exact } from '../../../lambdas/loyalty/points.ts';
import { withoutErased } from '../plan.ts';
import {
  type Item,
  itemsOf,
  lacks,
  lookAtOpen,
  type Marked,
  type RestoredProduct,
  type Seen,
  type Tables,
} from './product.ts';

const MARK = 'erased#';

export const loyalty: RestoredProduct = {
  fillThemselves: [],
  mayHoldOthers: ['notices'],
  // A ledger of yesterday beside balances of today would be wrong.
  beside: false,
  forget,
  looks: (seen) => [
    balances(seen),
    lookAtOpen(
      'held cases',
      {
        table: 'review',
        key: 'sale_id',
        isOpen: ({ open }) => open === 'held',
        writtenBy: ({ held_at }) => Date.parse(String(held_at)) + 1_000,
        fault: (held) => lacks(held, ['kind', 'flag_reason', 'computed_points', 'held_at', 'status']),
      },
      seen,
    ),
  ],
};

function balances({ restored, now, moment }: Seen) {
  const sums = new Map<string, number>();
  for (const { phone, points_change } of itemsOf(restored, 'ledger'))
    sums.set(String(phone), exact((sums.get(String(phone)) ?? 0) + Number(points_change)));
  const members = itemsOf(restored, 'members');
  const known = new Set(members.map(({ phone }) => String(phone)));
  const wrong = members.flatMap(({ phone, balance }) => {
    const sum = sums.get(String(phone)) ?? 0;
    return sum === balance ? [] : [`${masked(phone)} has ${balance}, and the ledger comes to ${sum}`];
  });
  const missing = itemsOf(now, 'members')
    .filter((member) => joinedBefore(member, moment) && !known.has(String(member.phone)))
    .map(({ phone }) => `${masked(phone)} is a member and was not restored`);
  return { what: 'balances', looked: members.length + missing.length, wrong: [...wrong, ...missing] };
}

const masked = (phone: unknown): string => `…${String(phone).slice(-4)}`;
const joinedBefore = ({ joined }: Item, moment: Date): boolean =>
  Date.parse(String(joined)) + 1_000 < moment.getTime();

function forget(restored: Tables, now: Tables, marked: Marked): number {
  const erased = new Set([
    ...marked.keys(),
    ...[restored, now].flatMap((tables) =>
      itemsOf(tables, 'notices')
        .map(({ notice_id }) => String(notice_id))
        .filter((id) => id.startsWith(MARK))
        .map((id) => id.slice(MARK.length)),
    ),
  ]);
  return withoutErased(restored, erased);
}
