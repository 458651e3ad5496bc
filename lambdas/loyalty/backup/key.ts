// What a daily copy consists of and where it lies. Imports nothing, so that the function that writes it, the command
// that restores it and the tests agree by importing the same.

/**
 * The tables in the order in which they are copied. The order matters, because sales go on meanwhile: a ledger row
 * that is in the copy has its sale there too (sales are registered first and copied later), so that the sale repeated
 * after a restore is a repeat; and its member as well. A balance that moved between ledger and members is set right
 * by the restore, from the ledger.
 */
export const BACKED_UP_TABLES = [
  'lapsing',
  'review',
  'ledger',
  'members',
  'sales',
  'audit',
  'staff',
  'notices',
] as const;

export type BackedUpTable = (typeof BACKED_UP_TABLES)[number];

/** Each table's key, partition first. */
export const KEYS_OF: Readonly<Record<BackedUpTable, readonly string[]>> = {
  lapsing: ['phone'],
  review: ['phone', 'sale_id'],
  ledger: ['phone', 'ts'],
  members: ['phone'],
  sales: ['sale_id'],
  audit: ['phone', 'ts'],
  staff: ['name'],
  notices: ['notice_id'],
};

export type BackupFile = {
  readonly key: string;
  readonly rows: number;
  /** Of the file as it lies there, hexadecimal. */
  readonly sha256: string;
};

/** Written last: a copy without it is no copy. */
export type BackupManifest = {
  readonly format: 1;
  /** The shop's local day, `2026-06-02`. */
  readonly day: string;
  readonly began_at: string;
  readonly ended_at: string;
  readonly tables: readonly {
    readonly table: BackedUpTable;
    readonly rows: number;
    readonly files: readonly BackupFile[];
  }[];
  readonly sum_of_balances: number;
  readonly sum_of_ledger: number;
};

export const manifestKey = (day: string): string => `${day}/manifest.json`;

/** `run` is the moment the run began, so that a run that died leaves nothing another could mistake for its own. */
export const partKey = (day: string, run: string, table: BackedUpTable, number: number): string =>
  `${day}/${run}/${table}-${String(number).padStart(4, '0')}.jsonl.gz`;

/** In the notices table: that day's copy is taken. Also held by a restore, so that no half-filled table is copied. */
export const backupNotice = (day: string): string => `backup#${day}`;
