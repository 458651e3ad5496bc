// The counter of the sample shop on a fresh laptop: a manager who can sign in at the staff desk at once, and Maria, who is
// a few points short of her first reward. A deployed shop has neither; there the first manager is made by the operator.
import type { LaptopTables } from '../../console/product-face.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { maria } from './sample-sales.ts';

/** Whoever reads this may sign in as Ana: it only ever opens the desk of a laptop. */
export const SAMPLE_MANAGER = {
  name: 'Ana',
  pin: '123456',
  /** Of that PIN, in the desk's own format. */
  pinHash: 'scrypt$32768$8$1$bGFwdG9wIG9ubHkgc2FsdA==$7B/8ya6RQAlbRkG8Mb078T+M6tetd71IsUVxQ0pNTq8=',
} as const;

const DAY_MS = 86_400_000;
const MARIAS_POINTS = 84;

type Laptop = Pick<Runtime, 'tables' | 'table' | 'put' | 'now'>;

/** Only where nobody is on the staff list yet: later starts find the tables as they were left. */
export async function fillCounter(runtime: Laptop): Promise<void> {
  const table = (name: string) =>
    runtime.tables().find((known) => known === `loy-${name}` || known.startsWith(`loy-${name}-`));
  const [staff, members, ledger] = [table('staff'), table('members'), table('ledger')];
  if (staff === undefined || members === undefined || ledger === undefined) return;
  if ((await runtime.table(staff)).length > 0) return;
  const now = runtime.now();
  const isKnown = (await runtime.table(members)).some(({ phone }) => phone === maria.phone);
  if (!isKnown) {
    const since = new Date(now.getTime() - 90 * DAY_MS).toISOString();
    await runtime.put(ledger, [openingRow(since)]);
    await runtime.put(members, [mariasRow(since, new Date(now.getTime() - 9 * DAY_MS).toISOString())]);
  }
  // The staff last: a start that is cut off before is begun anew.
  await runtime.put(staff, [managersRow(now)]);
}

/** Whether the sample manager can sign in with the PIN that is shown. */
export const isSampleManager = (row: Readonly<Record<string, unknown>>): boolean =>
  row.name === SAMPLE_MANAGER.name.toLowerCase() && row.pin_hash === SAMPLE_MANAGER.pinHash;

/** How to get in at the desk; undefined where there is none, or where the sample manager has another PIN by now. */
export async function signInNote({ tables, table }: LaptopTables): Promise<string | undefined> {
  const staff = tables().find((name) => /^loy-staff\b/.test(name));
  if (staff === undefined || !(await table(staff)).some(isSampleManager)) return undefined;
  return `sign in as ${SAMPLE_MANAGER.name} with PIN ${SAMPLE_MANAGER.pin}`;
}

const managersRow = (now: Date) => ({
  name: SAMPLE_MANAGER.name.toLowerCase(),
  shown_name: SAMPLE_MANAGER.name,
  role: 'manager',
  pin_hash: SAMPLE_MANAGER.pinHash,
  failures: 0,
  ended_sessions: {},
  added_at: now.toISOString(),
  added_by: 'owner',
});

const openingRow = (since: string) => ({
  phone: maria.phone,
  ts: `${since}#import:sample`,
  points_change: MARIAS_POINTS,
  reason: 'import',
  posted_at: since,
  day: since.slice(0, 10),
});

const mariasRow = (since: string, lastSeen: string) => ({
  phone: maria.phone,
  name: maria.name,
  balance: MARIAS_POINTS,
  visit_count: 6,
  last_seen: lastSeen,
  joined: since,
  joined_by: 'import',
  status: 'active',
  spent_minor: 8_400,
  largest_minor: 2_200,
  email: maria.email,
  email_confirmed_at: since,
  opted_in: true,
});
