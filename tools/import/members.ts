// members: shows what an import, or its undoing, would do and, when told to, does it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sum } from '../../lambdas/loyalty/points.ts';
import { makeMembers } from '../../lambdas/loyalty/state/members.ts';
import { makeImportMembers } from '../../lambdas/loyalty/state/points/import-members.ts';
import type { Undone } from '../../lambdas/loyalty/state/points/import-undo.ts';
import type { Answers } from '../../shared/files/table.ts';
import { formsOfPhone, presentForm } from '../../shared/people/phone-forms.ts';
import type { Destination } from '../frame/destination.ts';
import { type MemberFile, type MemberLine, readMembers } from './members-file.ts';
import { askFirst, isReadable, showTable } from './preview.ts';
import { showProblems } from './show-problems.ts';

const MEMBERS_AT_ONCE = 8;
const PROGRESS_EVERY = 500;

export type MembersOptions = {
  readonly file: string;
  readonly consentConfirmed: boolean;
  /** Write; otherwise only show. */
  readonly confirmed: boolean;
  readonly answers?: Answers;
};

type Print = (line: string) => void;

/** Returns the exit code: 1 when nothing at all could be read. Throws what AWS throws. */
export async function importMembers(
  { file, consentConfirmed, confirmed, answers = {} }: MembersOptions,
  destination: Destination,
  print: Print,
): Promise<number> {
  const { shop, documents, now } = destination;
  const content = readFileSync(file);
  const read = readMembers(content, { shop, now: now(), consentConfirmed, answers });
  const members = makeMembers(documents, tablesOf(destination), shop.timeZone);
  const known = new Set(
    (await members.getMany(read.lines.flatMap(({ member }) => formsOfPhone(member.phone)))).map(({ phone }) =>
      presentForm(phone),
    ),
  );
  const fresh = read.lines.filter(({ member }) => !known.has(member.phone));
  if (isReadable(read.table)) describe({ read, fresh, consentConfirmed }, destination, print);
  const asked = askFirst(read.table, confirmed, print);
  if (asked !== undefined) return asked;
  if (fresh.length === 0) return read.lines.length === 0 && read.problems.length > 0 ? 1 : 0;
  if (!confirmed) {
    print('Nothing was written. Run the same again with --yes to import.');
    return 0;
  }

  // The same file has the same id, so that an import that was interrupted goes on as the same one.
  const id = `m-${createHash('sha256').update(content).digest('hex').slice(0, 10)}`;
  print(`This is import ${id}.`);
  const store = makeImportMembers(documents, tablesOf(destination), shop.timeZone);
  const at = now();
  let imported = 0;
  let erased = 0;
  await each(fresh, print, async ({ member }) => {
    const added = await store.add(member, { id, at });
    if (added === 'imported') imported += 1;
    if (added === 'erased') erased += 1;
  });
  if (erased > 0) print(`${erased} left out: they asked to be forgotten.`);
  print(`Done. ${imported} members imported. Running it again changes nothing.`);
  print(`To take it back: npm run import -- members --undo ${id}`);
  return 0;
}

/** Returns the exit code. Throws what AWS throws. */
export async function undoImport(
  { id, confirmed }: { readonly id: string; readonly confirmed: boolean },
  destination: Destination,
  print: Print,
): Promise<number> {
  const { documents, shop, now } = destination;
  const store = makeImportMembers(documents, tablesOf(destination), shop.timeZone);
  const phones: string[] = [];
  for await (const { phone } of store.of(id)) phones.push(phone);
  if (phones.length === 0) {
    print(`Nobody is left of an import ${id} in ${destination.place}.`);
    return 1;
  }
  const counts: Record<Undone['kind'], number> = {
    removed: 0,
    'taken-back': 0,
    spent: 0,
    'not-of-this-import': 0,
  };
  const at = now();
  await each(phones, print, async (phone) => {
    const undone = confirmed ? await store.undo(phone, { id, at }) : await store.lookAt(phone, id);
    counts[undone.kind] += 1;
  });
  const will = confirmed ? 'were' : 'would be';
  print(`Import ${id} in ${destination.place}:`);
  print(`  ${counts.removed} members that nobody has touched since ${will} removed`);
  print(`  ${counts['taken-back']} who have been here since ${will} kept, without the imported points`);
  if (counts.spent > 0)
    print(`  ${counts.spent} have spent imported points already and ${will} left as they are`);
  print(
    confirmed
      ? 'Done. The ledger keeps the rows of the import, each with one that takes it back.'
      : 'Nothing was written. Run the same again with --yes to undo.',
  );
  return 0;
}

const tablesOf = ({ tableName }: Destination) => ({
  members: tableName('members'),
  ledger: tableName('ledger'),
  audit: tableName('audit'),
  review: tableName('review'),
  notices: tableName('notices'),
});

function describe(
  {
    read,
    fresh,
    consentConfirmed,
  }: { readonly read: MemberFile; readonly fresh: readonly MemberLine[]; readonly consentConfirmed: boolean },
  { place }: Destination,
  print: Print,
): void {
  print(`Into ${place}:`);
  showTable(read.table, print);
  const points = sum(fresh.map(({ member }) => member.points));
  print(`  ${fresh.length} new members with ${points} points`);
  if (!read.hasPoints) print('  The file has no column of points: everybody begins with 0.');
  const already = read.lines.length - fresh.length;
  if (already > 0) print(`  ${already} are members already and stay as they are`);
  const addresses = fresh.filter(({ member }) => member.email !== undefined);
  const consenting = addresses.filter(({ consents }) => consents).length;
  const waiting = addresses.filter(({ member }) => !member.isConfirmed).length;
  if (addresses.length > 0) print(`  ${addresses.length} have an e-mail address; ${consenting} consented`);
  if (waiting > 0) print(`  ${waiting} get no mail before they have confirmed their address with you`);
  if (consenting > 0 && !consentConfirmed)
    print('  (If those who consented had confirmed their addresses, say so with --consent-confirmed.)');
  showProblems(read.left, 'are no members any more, as the file says, and are left out', print);
  showProblems(read.problems, 'lines cannot be read and are left out', print);
}

/** A few at a time. */
async function each<Item>(
  items: readonly Item[],
  print: Print,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  let done = 0;
  const worker = async () => {
    for (let next = waiting.next(); next.done !== true; next = waiting.next()) {
      await work(next.value);
      done += 1;
      if (done % PROGRESS_EVERY === 0) print(`  ${done} of ${items.length} members`);
    }
  };
  await Promise.all(Array.from({ length: MEMBERS_AT_ONCE }, worker));
}
