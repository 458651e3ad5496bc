// What an import leaves of itself: who wrote it, and a digest of each row as it was imported.
import { createHash } from 'node:crypto';

export type ImportTables = {
  readonly members: string;
  readonly ledger: string;
  readonly audit: string;
  readonly review: string;
  readonly notices: string;
};

/** Whose deeds they are in the audit. */
export const IMPORT = 'import';

/** Whether anybody has touched the row since, without keeping a name or an address in the trail. */
export const digestOfRow = (row: object): string => createHash('sha256').update(sameText(row)).digest('hex');

export const sameText = (row: object): string =>
  JSON.stringify(Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1)));
