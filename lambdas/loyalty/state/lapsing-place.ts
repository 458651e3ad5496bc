// What the files of loy-lapsing are made of; lapsing.ts puts them together.
import type { TransactItem } from '../../../shared/aws/conditional.ts';
import type { Transact } from '../../../shared/aws/transact.ts';
import { localDate } from '../../../shared/time/time.ts';
import type { AuditAction, AuditRow } from '../desk-rows.ts';
import type { LapsingRow } from '../rows.ts';
import { auditItem } from './audit.ts';

export type LapsingTables = { readonly members: string; readonly lapsing: string; readonly audit: string };

/** Who does it and when. `at` names the act: the same `at` again is the same act told twice. */
export type Act = { readonly phone: string; readonly at: Date; readonly byUser: string };

export type LapsingPlace = {
  readonly tables: LapsingTables;
  readonly transact: Transact;
  readonly get: (phone: string) => Promise<LapsingRow | undefined>;
  readonly entry: LapsingEntry;
};

/** What was done to a member, for the audit. */
export type LapsingEntry = (
  act: Act,
  action: AuditAction,
  change: Pick<AuditRow, 'before' | 'after'>,
) => TransactItem;

export const lapsingEntry =
  (table: string, zone: string): LapsingEntry =>
  ({ phone, at, byUser }, action, change) =>
    auditItem(table, { phone, at, action, by_user: byUser, ...change, day: localDate(at, zone) });
