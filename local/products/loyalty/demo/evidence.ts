// What is left after a month of sales, as the checks and the summary read it: rows, mails, log lines, and what till and
// counter really did, which the demo remembers apart from the tables.
import type { Runtime } from '../../../runtime/runtime.ts';
import type { InboxMessage } from '../../../world.ts';
import { type MailKind, mailKind } from './member-mails.ts';

export type MemberRow = {
  readonly phone: string;
  readonly balance: number;
  readonly email?: string;
  readonly opted_in: boolean;
  readonly status: string;
  readonly joined: string;
  readonly joined_by: string;
  readonly email_confirmed_at?: string;
  readonly email_trouble?: string;
  readonly [stamps: `stamps:${string}`]: number;
};
export type LedgerRow = {
  readonly phone: string;
  readonly ts: string;
  readonly points_change: number;
  readonly reason: string;
  readonly sale_id?: string;
  readonly reward?: string;
  readonly reverses?: string;
  readonly crossed?: readonly string[];
  readonly stamps?: Readonly<Record<string, number>>;
  readonly posted_at: string;
};
export type AuditRow = {
  readonly phone: string;
  readonly ts: string;
  readonly action: string;
  readonly by_user: string;
  readonly after: Readonly<Record<string, unknown>>;
};
export type ReviewRow = { readonly status: string; readonly flag_reason: string };
export type Letter = {
  readonly id: string;
  readonly at: string;
  readonly to: string;
  readonly kind: MailKind;
  readonly message: InboxMessage;
};
/** A sale that nobody changed, gave back or held, and the points that its figures come to. */
export type PlainSale = { readonly saleId: string; readonly points: number };

export type LoyaltyEvidence = {
  readonly members: readonly MemberRow[];
  readonly ledger: readonly LedgerRow[];
  readonly audit: readonly AuditRow[];
  readonly review: readonly ReviewRow[];
  readonly lapsing: readonly { readonly phone: string; readonly nudge_count: number }[];
  readonly letters: readonly Letter[];
  readonly plainSales: readonly PlainSale[];
  readonly confirmed: { readonly redemptions: number; readonly bonuses: number };
  readonly people: readonly { readonly name: string; readonly phone: string; readonly email: string }[];
  readonly logLines: readonly string[];
  /** Local dates on which all tables were copied. */
  readonly backupDays: readonly string[];
};

export async function collectLoyaltyEvidence(
  runtime: Pick<Runtime, 'messages' | 'table' | 'tables'>,
  told: Pick<LoyaltyEvidence, 'plainSales' | 'confirmed' | 'people' | 'logLines'>,
): Promise<LoyaltyEvidence> {
  const rows = async <T>(name: string): Promise<readonly T[]> => {
    const table = runtime.tables().find((known) => known === name || known.startsWith(`${name}-`)) ?? name;
    return (await runtime.table(table)) as unknown as readonly T[];
  };
  return {
    ...told,
    members: await rows<MemberRow>('loy-members'),
    ledger: await rows<LedgerRow>('loy-ledger'),
    audit: await rows<AuditRow>('loy-audit'),
    review: await rows<ReviewRow>('loy-review'),
    lapsing: await rows('loy-lapsing'),
    letters: runtime.messages().flatMap(letterOf),
    backupDays: (await rows<{ readonly notice_id: string }>('loy-notices')).flatMap(
      ({ notice_id }) => /^backup#(.+)$/.exec(notice_id)?.[1] ?? [],
    ),
  };
}

function letterOf(message: InboxMessage): readonly Letter[] {
  const kind = message.product === 'loyalty' ? mailKind(message) : undefined;
  if (kind === undefined) return [];
  return [{ id: message.id, at: message.at, to: message.to.toLowerCase(), kind, message }];
}
