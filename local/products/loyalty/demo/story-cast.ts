// The people of the story: one per chapter, so that its end can be seen in the tables.
import { DAY_MS } from '../../../demo/beats.ts';
import { type DemoMember, demoMember, type Standing } from './cast.ts';
import type { Habit } from './reactions.ts';

/** Name, standing, points at the beginning, and days since the last visit where they are not a few. */
const PARTS = {
  /** Joins at the counter by the form, twice. */
  joins: ['Nerys', 'signs-up', 0, 0],
  /** Opens the confirmation when it is too old. */
  hesitates: ['Orla', 'signs-up', 0, 0],
  /** Is added by staff, who write the address down. */
  'quick-add': ['Piotr', 'signs-up', 0, 0],
  /** Signs up while the owner's documents cannot be read. */
  meanwhile: ['Kasia', 'signs-up', 0, 0],
  unsubscribes: ['Quentin', 'mailed', 60, 3],
  'one-click': ['Roisin', 'mailed', 20, 3],
  bounces: ['Seren', 'mailed', 30, 3],
  complains: ['Tadeusz', 'mailed', 30, 3],
  'large-first-sale': ['Uche', 'number-only', 0, 0],
  mistyped: ['Viggo', 'mailed', 10, 3],
  contradicted: ['Winifred', 'unmailed', 40, 3],
  refunds: ['Xanthe', 'mailed', 10, 3],
  'spends-then-refunds': ['Yusuf', 'mailed', 92, 3],
  override: ['Zofia', 'mailed', 90, 3],
  'late-evening': ['Alasdair', 'mailed', 95, 3],
  impatient: ['Bronwen', 'mailed', 230, 3],
  /** Away for long: nudged by the sweep, and comes back. */
  'comes-back': ['Callum', 'mailed', 40, 63],
  'gets-bonus': ['Delyth', 'mailed', 25, 66],
  'bonus-undone': ['Einar', 'mailed', 35, 62],
  'nudged-twice': ['Fergus', 'mailed', 45, 70],
  'rests-and-back': ['Greta', 'mailed', 15, 64],
  'away-unmailed': ['Huw', 'unmailed', 55, 68],
  /** Came once, long ago: no regular. */
  'came-once': ['Iolo', 'mailed', 5, 75],
  /** Slips away in the middle of the month. */
  'slips-away': ['Joanna', 'mailed', 65, 48],
} as const satisfies Record<string, readonly [string, Standing, number, number]>;
export type Part = keyof typeof PARTS;

const HABITS: Partial<Record<Part, Habit>> = {
  unsubscribes: { unsubscribes: 'by-page' },
  'one-click': { unsubscribes: 'by-one-click' },
  hesitates: { confirmsAfterHours: 8 * 24 },
};

export function storyMembers(startsAt: Date): readonly DemoMember[] {
  return (Object.entries(PARTS) as [Part, (typeof PARTS)[Part]][]).map(
    ([part, [name, standing, points, daysAway]], index) => {
      const address = part === 'bounces' ? 'bounce+' : part === 'complains' ? 'complaint+' : 'story.';
      return demoMember(
        {
          name,
          phone: `+4477009002${String(index).padStart(2, '0')}`,
          email: `${address}${name.toLowerCase()}@example.com`,
          standing,
        },
        {
          points,
          visits: part === 'came-once' ? 1 : 8,
          lastSeen: startsAt.getTime() - daysAway * DAY_MS + DAY_MS / 2,
        },
      );
    },
  );
}

export function person(members: readonly DemoMember[], part: Part): DemoMember {
  const [name] = PARTS[part];
  const found = members.find((member) => member.name === name);
  if (found === undefined) throw new Error(`Nobody plays "${part}"`);
  return found;
}

export const habitOf = (member: DemoMember): Habit =>
  (Object.entries(HABITS) as [Part, Habit][]).find(([part]) => PARTS[part][0] === member.name)?.[1] ?? {};
