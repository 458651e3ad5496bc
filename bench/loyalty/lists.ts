// What the evening's run, the lapsing sweep and the monthly summary of the loyalty tracker find: the same due work among any
// number of members.
import type { Item, ListFacts } from '../lists.ts';

const TODAY = '2026-11-02';
const OCTOBER = Array.from({ length: 31 }, (_, day) => `2026-10-${String(day + 1).padStart(2, '0')}`);
const SALES_A_DAY = 10;
/** Regulars whose last visit passed the window of 60 days since the last sweep. */
const SLIPPED_AWAY = 20;
const SLIPPED_DAY = '2026-09-01';
/** What the week before and the month before left behind. Only the very first run of either looks further back. */
const LAST_SWEEP = { through: '2026-08-27', swept: '2026-10-26', regular_visits: 5 };
const OLD_DAYS = 300;
const DAY_MS = 86_400_000;

export const loyaltyLists: ListFacts = {
  product: 'loyalty',
  // The first Monday of a month, after the evening's run would have been.
  now: '2026-11-02T19:30:00Z',
  counted: 'members',
  runs: { 'loy-nightly-balance': 'nightly', 'loy-lapsing-sweep': 'sweep', 'loy-summary': 'summary' },
  rows: loyaltyRows,
};

const RECENT = [TODAY, ...OCTOBER].flatMap((day) => Array.from({ length: SALES_A_DAY }, () => day));
const DUE = [...RECENT, ...Array.from({ length: SLIPPED_AWAY }, () => SLIPPED_DAY)];

/** Today's sales, October's and those of the ones who slipped away in every table; all others came once the year before. */
function loyaltyRows(count: number): Readonly<Record<string, readonly Item[]>> {
  const oldest = Date.parse('2025-06-01T00:00:00Z');
  const all = Array.from({ length: count }, (_, index) => {
    const old = new Date(oldest + (index % OLD_DAYS) * DAY_MS).toISOString().slice(0, 10);
    return one(index, DUE[index] ?? old, DUE[index] === undefined ? 1 : 8);
  });
  return {
    'loy-members': all.map(({ member }) => member),
    'loy-sales': all.map(({ sale }) => sale),
    'loy-ledger': all.map(({ row }) => row),
    'loy-notices': [
      { notice_id: 'lapsing#covered', ...LAST_SWEEP },
      { notice_id: 'month#2026-09', outstanding: 12 * (count - RECENT.length) },
    ],
  };
}

function one(index: number, day: string, visits: number) {
  const phone = `+4477${String(10_000_000 + index)}`;
  const at = `${day}T12:00:00.000Z`;
  const sale_id = `b-${index}`;
  const ts = `${at}#sale:${sale_id}`;
  const points = { base_points: 12, bonus_points: 0 };
  return {
    member: {
      phone,
      name: 'Anwen',
      balance: 12,
      visit_count: visits,
      last_seen: at,
      joined: at,
      joined_by: 'sale',
      status: 'active',
      spent_minor: 1_200,
      largest_minor: 1_200,
      email: `anwen.${index}@example.com`,
      email_confirmed_at: at,
      opted_in: true,
    },
    sale: {
      sale_id,
      phone,
      move: 'add',
      ts,
      closed_at: at,
      currency: 'GBP',
      figures: { total_minor: 1_200, items: [], ...points },
      refunds: {},
      version: 0,
      day_points: 12,
      day,
    },
    row: { phone, ts, points_change: 12, reason: 'earn', sale_id, ...points, posted_at: at },
  };
}
