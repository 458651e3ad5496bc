// What the owner's page counts of the loyalty tracker, by the day on which it was told or done. Points are exact; people see them through
// `shown`.
import type { Figures } from '../../../shared/dashboard/figures.ts';
import type { ListedRow } from '../../../shared/dashboard/sheet.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { changeName, changeText, maskedPhone } from '../decisions/desk-words.ts';
import { instantOf } from '../decisions/ledger-key.ts';
import { kindOf } from '../decisions/summary.ts';
import type { AuditAction } from '../desk-rows.ts';
import type { DayChange } from '../rows.ts';
import { type HeldCase, onlyOf, type WeekRow } from '../state/week-rows.ts';

const deeds = (...actions: readonly AuditAction[]): Figures<WeekRow>[string] => ({
  on: onlyOf('deed'),
  of: (row) => (row.is === 'deed' && actions.includes(row.action) ? 1 : 0),
});
const changes = (of: (change: DayChange) => number): Figures<WeekRow>[string] => ({
  on: onlyOf('change'),
  of: (row) => (row.is === 'change' ? of(row) : 0),
});
const pointsOf = (row: Extract<WeekRow, { is: 'sale' }>): number =>
  row.move === 'add' ? (row.day_points ?? 0) : 0;

export const loyaltyWeekFigures: Figures<WeekRow> = {
  sales: { on: onlyOf('sale'), of: ({ is }) => (is === 'sale' ? 1 : 0) },
  joined: {
    on: onlyOf('sale', 'deed'),
    of: (row) => {
      if (row.is === 'sale') return row.enrols === true && row.move === 'add' ? 1 : 0;
      return row.is === 'deed' && row.action === 'joined' ? 1 : 0;
    },
  },
  given: {
    on: onlyOf('sale', 'change'),
    of: (row) => {
      if (row.is === 'sale') return pointsOf(row);
      return row.is === 'change' && kindOf(row) === 'purchase' ? row.points_change : 0;
    },
  },
  redeemed: changes((change) => (kindOf(change) === 'redemption' ? -change.points_change : 0)),
  rewards: changes((change) => {
    if (kindOf(change) !== 'redemption' || change.reward === undefined) return 0;
    return change.reason === 'reversed' ? -1 : 1;
  }),
  presents: changes((change) => (['goodwill', 'bonus'].includes(kindOf(change)) ? change.points_change : 0)),
  net: {
    on: onlyOf('sale', 'change'),
    of: (row) => (row.is === 'sale' ? pointsOf(row) : row.is === 'change' ? row.points_change : 0),
  },
  nudged: deeds('nudge'),
  returned: deeds('returned'),
  rested: deeds('rest'),
  heldBack: { on: onlyOf('sale'), of: (row) => (row.is === 'sale' && row.move === 'hold' ? 1 : 0) },
  approved: deeds('approve'),
  rejected: deeds('reject'),
};

const DEEDS: Readonly<Partial<Record<AuditAction, string>>> = {
  joined: 'joined',
  nudge: 'written to: slipped away',
  returned: 'came back',
  rest: 'let rest',
  approve: 'held sale approved',
  reject: 'held sale rejected',
};

/** Whoever it is about by the last four digits, as the desk shows them. */
export const listedMove =
  ({ locale }: Pick<Shop, 'locale'>) =>
  (row: WeekRow): ListedRow => {
    const who = row.phone === undefined ? 'nobody' : maskedPhone(row.phone);
    if (row.is === 'deed')
      return { what: who, more: [DEEDS[row.action] ?? row.action, instantOf(row.ts).slice(0, 10)] };
    if (row.is === 'change')
      return { what: `${changeText(row.points_change, locale)}: ${who}`, more: [changeName(row)] };
    const points = row.move === 'hold' ? 'held' : changeText(pointsOf(row), locale);
    return {
      what: `${points}: ${who}`,
      more: [...(row.enrols === true ? ['joined with this sale'] : []), `sale ${row.sale_id}`],
    };
  };

export const listedCase = ({ phone, sale_id, held_at }: HeldCase): ListedRow => ({
  what: phone === 'nobody' ? 'A payment whose sale was never seen' : maskedPhone(phone),
  more: [`held since ${held_at.slice(0, 10)}`, `sale ${sale_id}`, 'a manager decides at the desk'],
});
