// What the row of a sale says of it.
import type { RefundFigures, ReviewRow, SaleFigures, SaleRow } from '../sale-rows.ts';
import type { TakenBack } from './refund.ts';

/** A sale with everything that its first delivery settles. */
export type RegisteredSale = SaleRow &
  Required<
    Pick<SaleRow, 'phone' | 'move' | 'ts' | 'closed_at' | 'currency' | 'figures' | 'digests' | 'refunds'>
  >;

/** How far a sale that was registered and finished has come: its points are given, wait for a person, or were refused. */
export type Standing =
  | { readonly kind: 'given' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'waits'; readonly row: ReviewRow };

export const isRegistered = (row: SaleRow | undefined): row is RegisteredSale => row?.move !== undefined;

/** Under its own name, an id such as `constructor` would be no member of a map but a part of every object. */
const PREFIX = 'refund:';

/** The name under which a sale's row keeps a refund. */
export const refundEntry = (refundId: string): string => `${PREFIX}${refundId}`;

/** True when the refund was taken into account. */
export const hasRefund = ({ refunds = {} }: SaleRow, refundId: string): boolean =>
  refunds[refundEntry(refundId)] !== undefined;

/** The refunds that came before their sale. */
export const waitingRefunds = ({ waiting = {} }: SaleRow): readonly { id: string; refund: RefundFigures }[] =>
  Object.entries(waiting).map(([key, refund]) => ({ id: key.slice(PREFIX.length), refund }));

/** True when a void has taken the visit off already. */
export const isVoided = ({ refunds = {} }: SaleRow): boolean =>
  Object.values(refunds).some(({ voids }) => voids === true);

/** What `takenBackBy` needs of a sale. */
export const saleLeft = (
  sale: Pick<SaleRow, 'figures' | 'refunds'>,
): { figures: SaleFigures; refunds: readonly TakenBack[] } => ({
  figures: sale.figures ?? { total_minor: 0, items: [], base_points: 0, bonus_points: 0 },
  refunds: Object.values(sale.refunds ?? {}),
});
