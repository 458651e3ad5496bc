// loyalty: everything about the members, page by page into CSV files that any other programme can read.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ScanCommand, type ScanCommandInput } from '@aws-sdk/lib-dynamodb';
import { pagesOf } from '../../shared/aws/pages.ts';
import { meantBy } from '../../shared/people/misread-forms.ts';
import { csvLines, csvText } from '../../shared/text/csv.ts';
import { localDate } from '../../shared/time/time.ts';
import type { Destination } from '../frame/destination.ts';
import { exportFiles } from './files.ts';

const PROGRESS_EVERY_ROWS = 5000;

const isMisread = (phone: unknown): boolean => typeof phone === 'string' && meantBy(phone) !== undefined;

const misreadNote = (count: number): string =>
  `    ${count} of them ${count === 1 ? 'stands' : 'stand'} under a number that an earlier version read wrongly; the column ` +
  'number_meant says which was meant, and docs/runbook.md, under "A number that was read wrongly", what to do.';

/** Returns the exit code: 1 when files of that name are there already. Throws what AWS throws. */
export async function exportLoyalty(
  given: string | undefined,
  { documents, shop, tableName, place, now }: Destination,
  print: (line: string) => void,
): Promise<number> {
  const folder = given ?? `loyalty-export-${localDate(now(), shop.timeZone)}`;
  const pathOf = (table: string) => join(folder, `${table}.csv`);
  const there = exportFiles.map(({ table }) => pathOf(table)).find((path) => existsSync(path));
  if (there !== undefined) {
    print(`${there} exists already. Name another folder: nothing is overwritten.`);
    return 1;
  }
  print(`From ${place} into ${folder}:`);
  mkdirSync(folder, { recursive: true });
  for (const { table, header, row } of exportFiles) {
    // Only for whoever ran this: they are people's phones and addresses.
    writeFileSync(pathOf(table), csvText([header]), { mode: 0o600, flag: 'wx' });
    let rows = 0;
    let misread = 0;
    const pages = pagesOf((ExclusiveStartKey: ScanCommandInput['ExclusiveStartKey']) =>
      documents.send(
        new ScanCommand({ TableName: tableName(table), ConsistentRead: true, ExclusiveStartKey }),
      ),
    );
    for await (const items of pages) {
      writeFileSync(pathOf(table), csvLines(items.map((item) => row(item, shop.currency))), { flag: 'a' });
      misread += items.filter(({ phone }) => table === 'members' && isMisread(phone)).length;
      const before = Math.floor(rows / PROGRESS_EVERY_ROWS);
      rows += items.length;
      if (Math.floor(rows / PROGRESS_EVERY_ROWS) > before) print(`  ${table}.csv: ${rows} so far`);
    }
    print(`  ${table}.csv: ${rows} ${rows === 1 ? 'row' : 'rows'}`);
    if (misread > 0) print(misreadNote(misread));
  }
  print('Done. These files hold phones and addresses: keep them as carefully as the till.');
  return 0;
}
