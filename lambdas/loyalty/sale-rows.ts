// How the rows of sales, and of what a person must decide of them, look; rows.ts says how instants, days and points are written.

export type SaleItemRow = {
  readonly code?: string;
  readonly name: string;
  readonly quantity: number;
  readonly amount_minor: number;
  /** The extra points of this line. */
  readonly bonus: number;
};

/** What a sale's figures came to when they were last told. */
export type SaleFigures = {
  readonly total_minor: number;
  /** Empty where there were so many that only `lines` are kept. */
  readonly items: readonly SaleItemRow[];
  /** What a refund needs of the lines of a very long sale; see decisions/sale-lines.ts. */
  readonly lines?: string;
  /** How many lines the till told, where they are not all kept. */
  readonly line_count?: number;
  readonly base_points: number;
  readonly bonus_points: number;
  /** What was paid for gift cards and for other items that earn nothing: no part of the total, and no line. */
  readonly gift_cards_minor?: number;
  /** Code and name of those other items, by which a refund's lines are told from those that earned. */
  readonly no_points?: readonly string[];
  /** Stamps by lot and line, as the rules had it when the sale was told; of a sale of which not all lines are kept by lot alone. */
  readonly stamps?: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

export type RefundFigures = {
  readonly at: string;
  readonly voids?: boolean;
  readonly total_minor?: number;
  readonly items?: readonly {
    readonly code?: string;
    readonly name: string;
    readonly quantity: number;
    readonly amount_minor: number;
  }[];
  /** How much of the total went back for gift cards; their lines are not among the others. */
  readonly gift_cards_minor?: number;
  /** The same of a very long refund. */
  readonly lines?: string;
};

/**
 * loy-sales (ours): one row per sale id, for ever. The first delivery writes it and with it the move and the ledger key,
 * so that every repeat comes to the same. A refund that comes before its sale leaves a row with `waiting` alone.
 */
export type SaleRow = {
  readonly sale_id: string;
  readonly phone?: string;
  readonly move?: 'add' | 'hold';
  readonly flag_reason?: string;
  /** The ledger row's sort key. */
  readonly ts?: string;
  readonly closed_at?: string;
  readonly currency?: string;
  readonly figures?: SaleFigures;
  /** Digests of all figures ever told under this id, the present ones last. */
  readonly digests?: readonly string[];
  readonly updated_at?: string;
  /** The ledger key of the correction that the present figures came to, if they came to one. */
  readonly corrected_as?: string;
  /** Grows with every change after the first delivery: the condition of each of them. */
  readonly version: number;
  /** Refunds by `refund:` and their ids, with what each took back; an undone sale under `refund:reversed:` as well. */
  readonly refunds?: Readonly<
    Record<
      string,
      {
        readonly total_minor: number;
        readonly base_points: number;
        readonly bonus: Readonly<Record<string, number>>;
        readonly amounts: Readonly<Record<string, number>>;
        /** Stamps by lot. */
        readonly stamps?: Readonly<Record<string, number>>;
        /** The sale never was: its visit was taken off with this one. */
        readonly voids?: true;
      }
    >
  >;
  readonly waiting?: Readonly<Record<string, RefundFigures>>;
  /** Who counted it at the desk for a customer who forgot to give the number. */
  readonly booked_by?: string;
  readonly enrols?: true;
  /** Points of the first delivery; index. */
  readonly day_points?: number;
  /** Index. */
  readonly day?: string;
};

export type ReviewStatus = 'held' | 'approved' | 'rejected' | 'withdrawn';

/** loy-review: what a person must decide. */
export type ReviewRow = {
  readonly phone: string;
  /** The sale's id; a refund's name (see `refundName`); for a sale told again otherwise its id, `#` and the digest. */
  readonly sale_id: string;
  /** `unread`: money of which nobody could read what it was for; of nobody (`phone`), and it moves no points. */
  readonly kind: 'sale' | 'refund' | 'changed' | 'unread';
  /** The sale it is about; of `unread` the payment or refund. */
  readonly about: string;
  readonly total_minor: number;
  readonly currency: string;
  /** What approving adds (or, below zero, takes back). */
  readonly computed_points: number;
  readonly flag_reason: string;
  readonly status: ReviewStatus;
  readonly held_at: string;
  readonly decided_at?: string;
  readonly by_staff?: string;
  /** Of kind `changed`: the other figures. Of kind `refund`: the refund. */
  readonly figures?: SaleFigures;
  readonly digest?: string;
  readonly updated_at?: string;
  readonly refund?: RefundFigures;
  readonly refund_id?: string;
  /** Index, while status is `held`. */
  readonly open?: 'held';
};

/** What the index by day holds of a sale. */
export type DaySale = Pick<SaleRow, 'sale_id' | 'phone' | 'move' | 'ts' | 'day_points' | 'enrols'>;
