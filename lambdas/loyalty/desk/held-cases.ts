// The cases that wait, each with its member and with what was bought: two reads of many rows, however many wait.
import type { MemberRow } from '../rows.ts';
import type { ReviewRow, SaleRow } from '../sale-rows.ts';
import type { HeldCase } from './held-pages.ts';
import type { DeskParts } from './parts.ts';
import { heldTicket, memberTicket } from './tickets.ts';

export type Keyed = { readonly parts: DeskParts; readonly keys: readonly string[] };

/** As many cases as rows, in their order. */
export async function casesOf(
  rows: readonly ReviewRow[],
  { parts, keys }: Keyed,
): Promise<readonly HeldCase[]> {
  const readable = rows.filter(({ kind }) => kind !== 'unread');
  const [members, sales] = await Promise.all([
    parts.members.getMany([...new Set(readable.map(({ phone }) => phone))]),
    parts.sales.getMany([...new Set(readable.map(({ about }) => about))]),
  ]);
  const byPhone = new Map(members.map((member) => [member.phone, member]));
  const byId = new Map(sales.map((sale) => [sale.sale_id, sale]));
  const at = parts.now();
  return rows.map((row) => {
    const member: MemberRow | undefined = byPhone.get(row.phone);
    return {
      row,
      member,
      ...(member === undefined
        ? {}
        : {
            memberHref: `/member/${memberTicket.seal({ phone: row.phone, typed: '', remark: '', at }, keys)}`,
          }),
      items: boughtIn(row, byId.get(row.about)),
      ticket: heldTicket.seal({ phone: row.phone, saleId: row.sale_id, at }, keys),
    };
  });
}

/** Of a refund what went back, of other figures those, and else what the sale was of. */
const boughtIn = ({ figures, refund }: ReviewRow, sale: SaleRow | undefined): HeldCase['items'] =>
  refund?.items ?? (figures ?? sale?.figures)?.items ?? [];
