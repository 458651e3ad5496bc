// A restore of the loyalty tracker from one of its daily copies: shows what a copy holds and how the tables stand; when told to,
// writes what is missing and checks all of it.
import {
  BACKED_UP_TABLES,
  type BackedUpTable,
  type BackupManifest,
  backupNotice,
  KEYS_OF,
} from '../../lambdas/loyalty/backup/key.ts';
import { exact } from '../../lambdas/loyalty/points.ts';
import { makeErasedMembers } from '../../lambdas/loyalty/state/erased-members.ts';
import { newAttempt } from '../../shared/aws/attempt.ts';
import { rowsAsStored } from '../../shared/aws/rows-as-stored.ts';
import { makeNotices } from '../../shared/messages/notices.ts';
import { localDate } from '../../shared/time/time.ts';
import type { Destination } from '../frame/destination.ts';
import type { Copies } from './copies.ts';
import { type Filling, fill, standingOf, wrongIn } from './fill.ts';
import { canonical, keyOf, type Plan, planRestore, type Row, type Rows, withoutErased } from './plan.ts';

const DAYS_SHOWN = 10;
/** What a fresh stack writes by itself: letters to the owner that were sent. Its rows do no harm. */
const MAY_HOLD_OTHERS: readonly string[] = ['notices'];

export type RestoreOptions = {
  /** `2026-06-02` or `latest`. */
  readonly day: string;
  /** Write; otherwise only show. */
  readonly confirmed: boolean;
};
export type CopyParts = {
  readonly destination: Destination;
  readonly copies: Copies;
  readonly print: (line: string) => void;
};

/** Returns the exit code: 1 when nothing was restored or the check failed. Throws what AWS throws. */
export async function restoreDailyCopy(
  { day, confirmed }: RestoreOptions,
  { destination, copies, print }: CopyParts,
): Promise<number> {
  const days = await copies.days();
  const chosen = day === 'latest' ? days.at(-1) : day;
  const manifest = chosen === undefined ? undefined : await copies.manifest(chosen);
  if (manifest === undefined) {
    const there = days.length === 0 ? 'no copy at all' : `copies of ${days.slice(-DAYS_SHOWN).join(', ')}`;
    print(
      `There is no copy of ${day === 'latest' ? 'any day' : day}. ${copies.place} holds ${there}` +
        (days.length > DAYS_SHOWN ? ` and ${days.length - DAYS_SHOWN} days before` : ''),
    );
    return 1;
  }

  print(`The copy of ${manifest.day}, taken at ${manifest.began_at}, from ${copies.place}`);
  print(`into ${destination.place}:`);
  const read = await readCopy(copies, manifest);
  const erased = await copies.erased();
  const forgotten = withoutErased(read, erased);
  if (forgotten > 0) print(`  ${forgotten} rows are left out: their people asked to be forgotten.`);
  const plan = planRestore(read);
  const filling = fillingOf(plan, destination, print);
  const standing = await standingOf(filling);
  describeBalances(plan, print);
  await warnIfShrunk(manifest, { days, copies }, print);

  if (standing.some(({ inTheWay }) => inTheWay > 0)) {
    print(
      'Nothing was written: a restore fills empty tables, so that nothing of today is lost under it. Restore before ' +
        'the till may post (before its signing secret is put in), or empty the tables that are named above.',
    );
    return 1;
  }
  if (!confirmed) {
    print('Nothing was written. Run the same again with --yes to restore.');
    return 0;
  }
  return withoutCopying(destination, async () => {
    await markErased(erased, destination);
    await fill(standing, filling);
    return check(plan, filling, destination);
  });
}

/** Before any row is there: no door may bring them back meanwhile. */
export async function markErased(erased: ReadonlySet<string>, destination: Destination): Promise<void> {
  const marks = makeErasedMembers(destination.documents, destination.tableName('notices'));
  for (const digest of erased) await marks.markDigest(digest, destination.now());
}

const fillingOf = (
  plan: Plan,
  { documents, tableName }: Destination,
  print: CopyParts['print'],
): Filling => ({
  documents,
  tables: BACKED_UP_TABLES.map((name) => ({
    name,
    physical: tableName(name),
    keys: KEYS_OF[name],
    rows: plan.tables.get(name) ?? new Map(),
  })),
  mayHoldOthers: MAY_HOLD_OTHERS,
  print,
});

async function readCopy(copies: Copies, manifest: BackupManifest): Promise<Map<BackedUpTable, Rows>> {
  const read = new Map<BackedUpTable, Rows>();
  for (const table of BACKED_UP_TABLES) {
    const rows: Rows = new Map();
    for await (const line of copies.lines(manifest, table)) {
      const row = JSON.parse(line) as Row;
      rows.set(keyOf(KEYS_OF[table], row), canonical(row));
    }
    read.set(table, rows);
  }
  return read;
}

export function describeBalances({ corrections, strangers }: Plan, print: CopyParts['print']): void {
  for (const { phone, from, to } of corrections) {
    print(
      `  The balance of the member …${phone.slice(-4)} becomes ${to} (the sum of the ledger); the copy has ${from}, ` +
        'because points moved while it was taken.',
    );
  }
  if (strangers > 0) print(`  ${strangers} phones have points in the ledger and are no members.`);
}

/** A copy taken after the tables were lost and the till had gone on is a good copy of the wrong thing. */
async function warnIfShrunk(
  manifest: BackupManifest,
  { days, copies }: { readonly days: readonly string[]; readonly copies: Copies },
  print: (line: string) => void,
): Promise<void> {
  const before = days.filter((day) => day < manifest.day).at(-1);
  const earlier = before === undefined ? undefined : await copies.manifest(before);
  const membersOf = (one: BackupManifest | undefined) =>
    one?.tables.find(({ table }) => table === 'members')?.rows ?? 0;
  if (membersOf(earlier) > 2 * membersOf(manifest))
    print(`  Is this the right day? The copy of ${before} has ${membersOf(earlier)} members.`);
}

/**
 * Holds the daily copy back meanwhile: half-filled tables must not become the latest one. A restore that dies leaves
 * the hold until tomorrow.
 */
export async function withoutCopying(
  { documents, tableName, shop, now }: Destination,
  work: () => Promise<number>,
): Promise<number> {
  const notices = makeNotices({ documents, table: tableName('notices'), now });
  const notice = backupNotice(localDate(now(), shop.timeZone));
  const attempt = newAttempt();
  const isOurs = await notices.claim(notice, Math.floor(now().getTime() / 1000) + 24 * 3600, attempt);
  const code = await work();
  if (isOurs) await notices.release(notice, attempt);
  return code;
}

/** Reads everything again: the tables must hold the copy, and every balance must be the sum of its ledger. */
export async function check(plan: Plan, filling: Filling, destination: Destination): Promise<number> {
  const { documents, tableName } = destination;
  const { print } = filling;
  const wrong = await wrongIn(filling);
  let balances = 0;
  let members = 0;
  for await (const row of rowsAsStored(documents, tableName('members'))) {
    members += 1;
    balances = exact(balances + Number(row.balance?.N ?? 0));
  }
  if (wrong.length > 0) {
    for (const line of wrong) print(`  ${line}`);
    print(
      'The restore is not right: something else wrote at the same time. Stop it, empty the tables, try again.',
    );
    return 1;
  }
  print(
    `Restored and checked: ${members} members, ${balances} points in balances, ` +
      `${plan.tables.get('ledger')?.size ?? 0} ledger rows that come to ${plan.sumOfLedger}. Every row is as in the copy` +
      (plan.corrections.length === 0 ? '.' : `, but for the ${plan.corrections.length} balances above.`),
  );
  return 0;
}
