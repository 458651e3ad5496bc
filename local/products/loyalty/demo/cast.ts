// The members of the demo month. Most have been members for a while, as in a shop that is open; some come for the first
// time. Made up from a seed; numbers that Ofcom keeps for fiction or nobody has, addresses from example.com.

import { DAY_MS } from '../../../demo/beats.ts';
import { seededRandom } from '../../../seeded-random.ts';

export type Standing =
  /** A member with a confirmed address who welcomes mail. */
  | 'mailed'
  /** A member whom the shop cannot write to. */
  | 'unmailed'
  /** Comes for the first time; fills in the sign-up form after the first sale. */
  | 'signs-up'
  /** Comes for the first time and never leaves more than a number. */
  | 'number-only';

export type DemoMember = {
  readonly name: string;
  /** E.164. */
  readonly phone: string;
  readonly email: string;
  readonly standing: Standing;
  /** Of those who were members before. */
  readonly points: number;
  readonly visits: number;
  /** Epoch milliseconds. */
  readonly lastSeen: number;
};

const NAMES = [
  'Aoife',
  'Bartek',
  'Carys',
  'Dafydd',
  'Eilidh',
  'Farida',
  'Gwen',
  'Hamish',
  'Imogen',
  'Jaswinder',
];
const LONG_AGO_DAYS = 200;

/** `size` people. Of a hundred 55 are mailed, 35 not, 6 sign up and 4 stay a number. */
export function makeMembers(seed: number, size: number, startsAt: Date): readonly DemoMember[] {
  const random = seededRandom(seed);
  return Array.from({ length: size }, (_, index) => {
    const name = NAMES[index % NAMES.length] ?? 'Aoife';
    return demoMember(
      {
        name,
        phone: `+4477009${20_000 + index}`,
        email: `${name.toLowerCase()}.points.${index + 1}@example.com`,
        standing: standingOf(index),
      },
      {
        points: random.below(95),
        visits: 2 + random.below(18),
        lastSeen: startsAt.getTime() - (1 + random.below(20)) * DAY_MS,
      },
    );
  });
}

export const demoMember = (
  person: Pick<DemoMember, 'name' | 'phone' | 'email' | 'standing'>,
  past: Pick<DemoMember, 'points' | 'visits' | 'lastSeen'>,
): DemoMember => ({ ...person, ...past });

export function standingOf(index: number): Standing {
  const place = (index * 37) % 100;
  if (place < 55) return 'mailed';
  if (place < 90) return 'unmailed';
  return place < 96 ? 'signs-up' : 'number-only';
}

const wasMemberBefore = ({ standing }: DemoMember): boolean =>
  standing === 'mailed' || standing === 'unmailed';

/** The rows of those who were members before, as one sale would have left them: the points are all of their last visit. */
export function earlierRows(members: readonly DemoMember[], startsAt: Date) {
  const before = members.filter(wasMemberBefore);
  const joined = new Date(startsAt.getTime() - LONG_AGO_DAYS * DAY_MS).toISOString();
  const visits = before.map((member) => lastVisit(member));
  return {
    members: before.map((member) => memberRow(member, joined)),
    ledger: visits.map(({ ledger }) => ledger),
    sales: visits.map(({ sale }) => sale),
  };
}

const memberRow = (
  { phone, name, email, standing, points, visits, lastSeen }: DemoMember,
  joined: string,
) => ({
  phone,
  name,
  balance: points,
  visit_count: visits,
  last_seen: new Date(lastSeen).toISOString(),
  joined,
  joined_by: 'form',
  status: 'active',
  spent_minor: points * 100,
  largest_minor: 2_500,
  ...(standing === 'mailed'
    ? { email, email_confirmed_at: joined, opted_in: true }
    : { needs_email: true, opted_in: false }),
});

function lastVisit({ phone, points, lastSeen }: DemoMember) {
  const at = new Date(lastSeen).toISOString();
  const sale_id = `before-${phone.slice(-5)}`;
  const ts = `${at}#sale:${sale_id}`;
  const figures = { total_minor: points * 100, items: [], base_points: points, bonus_points: 0 };
  const parts = { base_points: points, bonus_points: 0 };
  return {
    ledger: { phone, ts, points_change: points, reason: 'earn', sale_id, ...parts, posted_at: at },
    sale: {
      sale_id,
      phone,
      move: 'add',
      ts,
      closed_at: at,
      figures,
      refunds: {},
      version: 0,
      day_points: points,
      day: at.slice(0, 10),
    },
  };
}
