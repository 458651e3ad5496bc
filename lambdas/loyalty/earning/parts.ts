// What telling a sale, a refund or a correction needs of the house, and what can be told.

import type { TransactItem } from '../../../shared/aws/conditional.ts';
import type { NoteHeard } from '../../../shared/dead-man/heard.ts';
import type { Sale, TillEvent } from '../../../shared/events/till-events.ts';
import type { Clock } from '../../../shared/handlers/clock.ts';
import type { Log } from '../../../shared/handlers/log.ts';
import type { RegisteredSale } from '../decisions/sale-row.ts';
import type { Announce } from '../mails/announce.ts';
import type { LoyaltyRules } from '../rules/shape.ts';
import type { ErasedMembers } from '../state/erased-members.ts';
import type { Members } from '../state/members.ts';
import type { PointsMoves } from '../state/points/points-moves.ts';
import type { makeSaleCredit } from '../state/points/sale-credit.ts';
import type { Settle } from '../state/points/settling.ts';
import type { Review } from '../state/review.ts';
import type { Sales } from '../state/sales.ts';
import type { Unnamed } from '../state/unnamed.ts';

export type EarnParts = {
  readonly log: Log;
  readonly now: Clock;
  /** The shop's IANA zone: whose day a sale belongs to. */
  readonly zone: string;
  readonly rules: () => Promise<LoyaltyRules>;
  readonly members: Pick<Members, 'get' | 'keptAs'>;
  readonly sales: Sales;
  readonly erased: Pick<ErasedMembers, 'isErased'>;
  readonly ledger: Pick<PointsMoves, 'row'>;
  readonly review: Review;
  readonly credit: ReturnType<typeof makeSaleCredit>;
  /** Does what was decided of a refund or of other figures. */
  readonly settle: Settle;
  /** Sales without a number. */
  readonly unnamed: Pick<Unnamed, 'keep' | 'get' | 'forget'>;
  /** What the audit says of a sale that somebody counted at the desk. */
  readonly bookedItem: (sale: RegisteredSale & { readonly booked_by: string }, at: Date) => TransactItem;
  readonly announce: Announce;
  /** That the till told of something today. */
  readonly noteHeard?: NoteHeard;
  /** Where the products share what they know of people. */
  readonly tellOthers?: (event: EarnEvent) => Promise<void>;
  /** A short name of a sale's figures: the same for the same figures, whenever and however they are told. */
  readonly digest: (sale: Sale) => string;
};

/** A sale that was registered and then left: its function was stopped, and the till never tried again. */
export type SaleUnfinished = { readonly type: 'sale.unfinished'; readonly saleId: string };
/** A till event that came too late to be taken on: is it a repeat? */
export type EventLate = { readonly type: 'event.late'; readonly saleId: string; readonly event: TillEvent };
/** At the desk: a sale that was rung up without a number is this member's. `day` and `told` name it in loy-unnamed. */
export type SaleBooked = {
  readonly type: 'sale.booked';
  readonly saleId: string;
  readonly day: string;
  readonly told: string;
  readonly phone: string;
  /** A staff member's name. */
  readonly byStaff: string;
};
export type EarnEvent = TillEvent | SaleUnfinished | EventLate | SaleBooked;
