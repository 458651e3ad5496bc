// The loyalty tables on a real engine, and loy-earn's parts on them.
import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { EarnParts } from '../../../lambdas/loyalty/earning/parts.ts';
import { digestOf, makeEarn } from '../../../lambdas/loyalty/functions/earn.ts';
import type { Announcement } from '../../../lambdas/loyalty/mails/announce.ts';
import {
  AUDIT_BY_DAY,
  LEDGER_BY_DAY,
  MEMBERS_BY_BIRTHDAY,
  MEMBERS_BY_EMAIL,
  MEMBERS_BY_SHELF,
  REVIEW_BY_OPEN,
  SALES_BY_DAY,
} from '../../../lambdas/loyalty/names.ts';
import type { LoyaltyRules } from '../../../lambdas/loyalty/rules/shape.ts';
import { bookedItem } from '../../../lambdas/loyalty/state/audit.ts';
import { makeErasedMembers } from '../../../lambdas/loyalty/state/erased-members.ts';
import { makeMembers } from '../../../lambdas/loyalty/state/members.ts';
import { makePointsMoves } from '../../../lambdas/loyalty/state/points/points-moves.ts';
import { makeSaleCredit } from '../../../lambdas/loyalty/state/points/sale-credit.ts';
import { makeSettling } from '../../../lambdas/loyalty/state/points/settling.ts';
import { makeReview } from '../../../lambdas/loyalty/state/review.ts';
import { makeSales } from '../../../lambdas/loyalty/state/sales.ts';
import { makeUnnamed } from '../../../lambdas/loyalty/state/unnamed.ts';
import type { Log } from '../../../shared/handlers/log.ts';
import { startEngine, table } from '../../support/dynamo.ts';
import { STORY } from './builders.ts';

export const ZONE = 'America/New_York';
export const TABLES = {
  members: 'members',
  ledger: 'ledger',
  sales: 'sales',
  audit: 'audit',
  review: 'review',
  lapsing: 'lapsing',
  staff: 'staff',
  notices: 'notices',
  sends: 'sends',
  unnamed: 'unnamed',
} as const;

export const silentLog = { info() {}, warn() {}, error() {} } as unknown as Log;

export async function startLoyaltyTables() {
  const engine = await startEngine([
    table(TABLES.members, 'phone', [
      { name: MEMBERS_BY_EMAIL, partition: 'email' },
      { name: MEMBERS_BY_SHELF, partition: 'shelf', sort: 'found_as' },
      { name: MEMBERS_BY_BIRTHDAY, partition: 'birthday' },
    ]),
    table(TABLES.ledger, 'phone', [{ name: LEDGER_BY_DAY, partition: 'day' }], 'ts'),
    table(TABLES.sales, 'sale_id', [{ name: SALES_BY_DAY, partition: 'day' }]),
    table(TABLES.audit, 'phone', [{ name: AUDIT_BY_DAY, partition: 'day' }], 'ts'),
    table(TABLES.review, 'phone', [{ name: REVIEW_BY_OPEN, partition: 'open', sort: 'held_at' }], 'sale_id'),
    table(TABLES.lapsing, 'phone'),
    table(TABLES.staff, 'name'),
    table(TABLES.notices, 'notice_id'),
    table(TABLES.unnamed, 'day', [], 'told'),
    table(TABLES.sends, 'phone', [], 'letter'),
  ]);
  const { documents } = engine;
  return {
    engine,
    documents,
    stop: engine.stop,
    async all<Row = Record<string, unknown>>(name: keyof typeof TABLES): Promise<Row[]> {
      const { Items = [] } = await documents.send(
        new ScanCommand({ TableName: TABLES[name], ConsistentRead: true }),
      );
      return Items as Row[];
    },
  };
}

/** loy-earn on these tables; what it announces is collected. */
export function earnOn(
  documents: DynamoDBDocumentClient,
  options: {
    readonly now?: () => Date;
    readonly rules?: LoyaltyRules;
    readonly announce?: EarnParts['announce'];
    readonly log?: EarnParts['log'];
  } = {},
) {
  const announced: Announcement[] = [];
  const parts: EarnParts = {
    log: options.log ?? silentLog,
    now: options.now ?? (() => new Date('2026-06-02T13:15:00.000Z')),
    zone: ZONE,
    rules: async () => options.rules ?? STORY,
    members: makeMembers(documents, TABLES, ZONE),
    sales: makeSales(documents, TABLES.sales),
    erased: makeErasedMembers(documents, TABLES.notices),
    ledger: makePointsMoves(documents, TABLES, ZONE),
    review: makeReview(documents, TABLES, ZONE),
    credit: makeSaleCredit(documents, TABLES, ZONE),
    settle: makeSettling(documents, TABLES, ZONE),
    announce:
      options.announce ??
      (async (announcement) => {
        announced.push(announcement);
      }),
    unnamed: makeUnnamed(documents, TABLES.unnamed, ZONE),
    bookedItem: bookedItem(TABLES.audit, ZONE),
    digest: digestOf,
  };
  return { earn: makeEarn(parts), announced, parts };
}
