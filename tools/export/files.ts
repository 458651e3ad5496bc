// The four files of an export: what a column is called and where it comes from. Pure.
import { instantOf } from '../../lambdas/loyalty/decisions/ledger-key.ts';
import { lotsOf } from '../../lambdas/loyalty/decisions/stamp-card.ts';
import type { AuditRow } from '../../lambdas/loyalty/desk-rows.ts';
import type { LedgerRow, MemberRow, Stamps } from '../../lambdas/loyalty/rows.ts';
import type { SaleRow } from '../../lambdas/loyalty/sale-rows.ts';
import { meantBy } from '../../shared/people/misread-forms.ts';
import { decimalText } from '../../shared/shop/money.ts';
import type { CsvRow } from '../../shared/text/csv.ts';

type Columns<Row> = Readonly<Record<string, (row: Row, currency: string) => string | number | undefined>>;

export type ExportFile = {
  readonly table: string;
  readonly header: readonly string[];
  readonly row: (row: Readonly<Record<string, unknown>>, currency: string) => CsvRow;
};

/** The first eight are what `npm run import -- members` reads. */
const members: Columns<MemberRow> = {
  phone: ({ phone }) => phone,
  name: ({ name }) => name,
  email: ({ email }) => email,
  points: ({ balance }) => balance,
  visits: ({ visit_count }) => visit_count,
  last_visit: ({ last_seen }) => last_seen,
  joined: ({ joined }) => joined,
  email_consent: ({ opted_in }) => (opted_in ? 'yes' : 'no'),
  unconfirmed_email: ({ pending_email }) => pending_email,
  email_trouble: ({ email_trouble }) => email_trouble,
  joined_by: ({ joined_by }) => joined_by,
  status: ({ status }) => status,
  highest_reward: ({ tier }) => tier,
  spent: ({ spent_minor }, currency) => money(spent_minor, currency),
  birthday: ({ birthday }) => birthday,
  stamps: (member) => stampsCell(lotsOf(member)),
  number_meant: ({ phone }) => meantBy(phone),
};

const ledger: Columns<LedgerRow> = {
  phone: ({ phone }) => phone,
  posted_at: ({ posted_at }) => posted_at,
  points_change: ({ points_change }) => points_change,
  reason: ({ reason }) => reason,
  reward: ({ reward }) => reward,
  sale_id: ({ sale_id }) => sale_id,
  by_staff: ({ by_staff }) => by_staff,
  id: ({ ts }) => ts,
  takes_back: ({ reverses }) => reverses,
  stamps: ({ stamps = {} }) => stampsCell(stamps),
};

const sales: Columns<SaleRow> = {
  sale_id: ({ sale_id }) => sale_id,
  phone: ({ phone }) => phone,
  closed_at: ({ closed_at }) => closed_at,
  currency: ({ currency }) => currency,
  total: ({ figures, currency }, shops) => money(figures?.total_minor, currency ?? shops),
  base_points: ({ figures }) => figures?.base_points,
  bonus_points: ({ figures }) => figures?.bonus_points,
  held_because: ({ flag_reason }) => flag_reason,
  items: ({ figures, currency }, shops) =>
    figures?.line_count !== undefined
      ? `${figures.line_count} lines`
      : figures?.items
          .map(
            ({ quantity, name, amount_minor }) =>
              `${quantity} × ${name} (${money(amount_minor, currency ?? shops)})`,
          )
          .join('; '),
  refunds: ({ refunds }) =>
    Object.keys(refunds ?? {})
      .map((key) => key.replace(/^refund:/, ''))
      .join('; '),
};

const audit: Columns<AuditRow> = {
  phone: ({ phone }) => phone,
  at: ({ ts }) => instantOf(ts),
  action: ({ action }) => action,
  by_user: ({ by_user }) => by_user,
  before: ({ before }) => JSON.stringify(before),
  after: ({ after }) => JSON.stringify(after),
};

export const exportFiles: readonly ExportFile[] = [
  file('members', members),
  file('ledger', ledger),
  file('sales', sales),
  file('audit', audit),
];

function file<Row>(table: string, columns: Columns<Row>): ExportFile {
  return {
    table,
    header: Object.keys(columns),
    row: (row, currency) => Object.values(columns).map((cell) => cell(row as Row, currency) ?? ''),
  };
}

/** `coffee 3; loaf@2026-11 -9`: each card's, and of those that lapse the last month in which they count. */
const stampsCell = (stamps: Stamps): string =>
  Object.entries(stamps)
    .map(([lot, pieces]) => `${lot} ${pieces}`)
    .join('; ');

const money = (minor: number | undefined, currency: string): string | undefined =>
  minor === undefined ? undefined : decimalText(minor, currency);
