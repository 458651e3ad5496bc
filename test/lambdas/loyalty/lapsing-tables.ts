// The lapsing sweep on the loyalty tables, with members and visits as rows; it may be killed before any of its effects.
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { LapsingRules } from '../../../lambdas/loyalty/decisions/lapsing.ts';
import { makeLapsingSweep } from '../../../lambdas/loyalty/functions/lapsing-sweep.ts';
import type { Announcement } from '../../../lambdas/loyalty/mails/announce.ts';
import type { MemberRow } from '../../../lambdas/loyalty/rows.ts';
import { makeCoveredDays } from '../../../lambdas/loyalty/state/covered.ts';
import { makeDayBook } from '../../../lambdas/loyalty/state/day-book.ts';
import { makeLapsing } from '../../../lambdas/loyalty/state/lapsing.ts';
import { makeMembers } from '../../../lambdas/loyalty/state/members.ts';
import { makeGrantBonus } from '../../../lambdas/loyalty/state/points/bonus.ts';
import type { NudgeParts, NudgeRules } from '../../../lambdas/loyalty/sweep/nudge-with-gift.ts';
import { localDate } from '../../../shared/time/time.ts';
import { aShop } from '../../shared/platforms/shops.ts';
import { lettersOn } from '../../support/left-out-letters.ts';
import { silentLog, TABLES, ZONE } from './tables.ts';

/** Monday, nine in the morning in New York; sixty days before it is 9 April. */
export const MONDAY = new Date('2026-06-08T13:00:00.000Z');
export const SEEN = '2026-04-08T15:00:00.000Z';
export const LAPSING_RULES: LapsingRules = {
  lapsingDays: 60,
  regularVisits: 5,
  lapsingAction: 'nudge-once',
  maxNudges: 2,
};

export const aRegular = (phone: string, changes: Partial<MemberRow> = {}): MemberRow => ({
  phone,
  balance: 40,
  visit_count: 6,
  last_seen: SEEN,
  joined: '2025-11-02T15:00:00.000Z',
  joined_by: 'form',
  status: 'active',
  email: 'maria@example.com',
  email_confirmed_at: '2025-11-02T15:05:00.000Z',
  opted_in: true,
  ...changes,
});

/** Puts members, each with the sale of their last visit. */
export async function given(documents: DynamoDBDocumentClient, ...members: readonly MemberRow[]) {
  for (const member of members) {
    await documents.send(new PutCommand({ TableName: TABLES.members, Item: member }));
    if (member.last_seen === undefined) continue;
    const sale = {
      sale_id: `s-${member.phone}-${member.last_seen}`,
      phone: member.phone,
      move: 'add',
      version: 0,
      day_points: 10,
      day: localDate(new Date(member.last_seen), ZONE),
    };
    await documents.send(new PutCommand({ TableName: TABLES.sales, Item: sale }));
  }
}

const KEYS: Readonly<Record<string, readonly string[]>> = {
  members: ['phone'],
  sales: ['sale_id'],
  ledger: ['phone', 'ts'],
  audit: ['phone', 'ts'],
  lapsing: ['phone'],
  notices: ['notice_id'],
};

/** Takes every row out of every table that a sweep knows. */
export async function emptied(documents: DynamoDBDocumentClient): Promise<void> {
  for (const [TableName, names] of Object.entries(KEYS))
    for (const row of (await documents.send(new ScanCommand({ TableName }))).Items ?? [])
      await documents.send(
        new DeleteCommand({ TableName, Key: Object.fromEntries(names.map((name) => [name, row[name]])) }),
      );
}

export type SweepOptions = {
  readonly now?: Date;
  readonly rules?: Partial<LapsingRules & NudgeRules>;
  /** Where letters to the owner go; without it, nowhere. */
  readonly letters?: ReturnType<typeof lettersOn>['parts'];
  readonly contacts?: NudgeParts['contacts'];
  /** Every effect asks here first; throwing kills the run. */
  readonly beforeEffect?: () => void;
};

/** One run; answers what it did and what it announced. */
export async function sweepOn(documents: DynamoDBDocumentClient, options: SweepOptions = {}) {
  const announced: Announcement[] = [];
  const before = options.beforeEffect ?? (() => {});
  const client = watched(documents, before);
  const swept = await makeLapsingSweep({
    ...lettersOn(documents, () => options.now ?? MONDAY).parts,
    ...options.letters,
    ...(options.contacts === undefined ? {} : { contacts: options.contacts }),
    shop: { ...aShop(), timeZone: ZONE },
    log: silentLog,
    now: () => options.now ?? MONDAY,
    rules: async () => ({ ...LAPSING_RULES, rewards: [], ...options.rules }),
    grantBonus: makeGrantBonus({ client, tables: TABLES, zone: ZONE, row: async () => undefined }),
    covered: makeCoveredDays(client, TABLES.notices),
    days: makeDayBook(client, TABLES),
    members: makeMembers(client, TABLES, ZONE),
    lapsing: makeLapsing(client, TABLES, ZONE),
    announce: async (announcement) => {
      before();
      announced.push(announcement);
    },
  })().catch((error: unknown) => ({ error }));
  return { swept, announced };
}

const WRITES = new Set(['PutCommand', 'UpdateCommand', 'DeleteCommand', 'TransactWriteCommand']);

function watched(documents: DynamoDBDocumentClient, before: () => void): DynamoDBDocumentClient {
  return new Proxy(documents, {
    get(target, key) {
      if (key !== 'send') return Reflect.get(target, key);
      return async (command: object, ...rest: unknown[]) => {
        if (WRITES.has(command.constructor.name)) before();
        return Reflect.apply(target.send, target, [command, ...rest]);
      };
    },
  });
}
