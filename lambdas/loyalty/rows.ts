// How the tables' rows look. Attribute names are the field's own words; instants are ISO-8601 UTC, `day` is the shop's
// local date, points are exact decimals of at most four places (see points.ts).

/** loy-members. `balance` moves only by ADD, in one transaction with the ledger row that says why. */
export type MemberRow = {
  /** E.164. */
  readonly phone: string;
  readonly name?: string;
  readonly balance: number;
  /** The highest reward that this member's balance ever reached, whatever moved it, and what it cost then. */
  readonly tier?: string;
  readonly tier_points?: number;
  /** The ledger keys of the last reward and the last win-back bonus that somebody gave. */
  readonly last_reward?: string;
  readonly last_bonus?: string;
  readonly visit_count: number;
  /** The last purchase or redemption; absent before the first. */
  readonly last_seen?: string;
  readonly joined: string;
  readonly joined_by: 'form' | 'desk' | 'sale' | 'import';
  readonly status: 'active' | 'rested';
  /** Set while the member is on the lapsing list. */
  readonly lapsing_since?: string;
  readonly last_nudge?: string;
  /** What the lapsing list said when the member was last rested, so that the owner can take that back. */
  readonly rested_from?: Partial<Omit<LapsingRow, 'phone'>>;
  /** Money spent in all, refunds off. */
  readonly spent_minor?: number;
  /** The largest basket, for telling a typing mistake from a purchase. */
  readonly largest_minor?: number;

  /** True until an address was confirmed (enrolled by a sale, quick-add, or the link was never opened). */
  readonly needs_email?: boolean;
  /** The confirmed address, lower-case. Absent: there is none to write to. */
  readonly email?: string;
  readonly email_confirmed_at?: string;
  /** Whether nightly and win-back mail is welcome. */
  readonly opted_in: boolean;
  /** An address that waits for its owner's confirmation; `pending_id` is part of the link. */
  readonly pending_email?: string;
  readonly pending_id?: string;
  readonly pending_at?: string;
  /** Who named it, and who named the confirmed one: staff at the desk, the form, or an import. */
  readonly pending_by?: 'form' | 'desk' | 'import';
  readonly email_by?: 'form' | 'desk' | 'import';
  /** Staff took an address away: the form names none for this member any more. */
  readonly form_closed?: true;
  /** The address bounced or its owner complained: nothing is sent there any more, rewards included. */
  readonly email_trouble?: 'bounce' | 'complaint';
  readonly import_id?: string;
};

export type LedgerReason =
  | 'earn'
  | 'correction'
  | 'refund'
  | 'void'
  | 'reward-redeem'
  | 'goodwill'
  | 'win-back-bonus'
  | 'reversed'
  | 'import'
  /** What somebody had when they asked to be forgotten: it lapses. */
  | 'erased';

/** loy-ledger: one row per change of a balance; never changed, never deleted. The sum of a member's rows is the balance. */
export type LedgerRow = {
  readonly phone: string;
  /**
   * Instant, `#`, the operation's id, the same at every try: see the table in decisions/ledger-key.ts, which alone makes and
   * reads keys.
   */
  readonly ts: string;
  readonly points_change: number;
  readonly reason: LedgerReason;
  readonly sale_id?: string;
  /** Of an `earn` row: the two parts. */
  readonly base_points?: number;
  readonly bonus_points?: number;
  /** The rewards that came within reach with this row, cheapest first; each was announced. */
  readonly crossed?: readonly string[];
  readonly reward?: string;
  /** Who did it, as the staff list has them; absent where nobody did. */
  readonly by_staff?: string;
  /** The key of the row that this one takes back. */
  readonly reverses?: string;
  /** When it was written. */
  readonly posted_at: string;
  /** Index; on every row except `earn`, whose day is in loy-sales. */
  readonly day?: string;
};

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
        /** The sale never was: its visit was taken off with this one. */
        readonly voids?: true;
      }
    >
  >;
  readonly waiting?: Readonly<Record<string, RefundFigures>>;
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
  readonly kind: 'sale' | 'refund' | 'changed';
  /** The sale it is about. */
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

/** loy-lapsing: the present list. */
export type LapsingRow = {
  readonly phone: string;
  readonly listed_at: string;
  readonly weeks_away: number;
  readonly nudge_count: number;
  readonly last_nudge?: string;
  /** A staff member's name, or `system` for the weekly sweep. */
  readonly last_nudge_by?: string;
};

export type AuditAction =
  | 'joined'
  | 'renamed'
  | 'override'
  | 'reverse'
  | 'approve'
  | 'reject'
  | 'nudge'
  | 'bonus-grant'
  /** As bonuses were written down before; rows of it stay readable. */
  | 'win-back-bonus'
  | 'rest'
  | 'unrest'
  | 'returned'
  | 'email-added'
  | 'email-confirmed'
  | 'email-declined'
  | 'email-cleared'
  | 'unsubscribed'
  | 'opt-in'
  | 'staff-added'
  | 'staff-removed'
  | 'role-changed'
  | 'staff-unlocked'
  | 'pin-reset'
  | 'pin-changed'
  | 'import-undone'
  | 'erased';

/** loy-audit: one row per admin or lifecycle action. Staff-list entries have `staff:<name>` in place of a phone. */
export type AuditRow = {
  readonly phone: string;
  /** Instant, `#`, action (and `#` a reference where one instant may hold two). */
  readonly ts: string;
  readonly action: AuditAction;
  /** A staff member's name, `member`, `owner` or `system`. */
  readonly by_user: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  /** Index. */
  readonly day: string;
};

/** loy-staff. */
export type StaffRow = {
  /** As it is typed at sign-in: trimmed, lower-case. */
  readonly name: string;
  readonly shown_name: string;
  readonly role: 'staff' | 'manager';
  /** `scrypt$<N>$<r>$<p>$<salt>$<hash>`, base64. */
  readonly pin_hash: string;
  /** Wrong PINs since the last right one. */
  readonly failures: number;
  readonly locked_until?: string;
  /** Session ids that were signed out, with the end of their 12 hours; pruned as they end. */
  readonly ended_sessions?: Readonly<Record<string, string>>;
  /** Browsers that this name signed in on before, with the wrong PINs since; at most 20, forgotten with another PIN. */
  readonly devices?: Readonly<Record<string, DeviceTries>>;
  readonly added_at: string;
  readonly added_by: string;
};

export type DeviceTries = {
  readonly failures: number;
  readonly locked_until?: string;
  /** The last right PIN on it. */
  readonly last: string;
};

/** What the tables' indexes by day hold of a row. */
export type DaySale = Pick<SaleRow, 'sale_id' | 'phone' | 'move' | 'ts' | 'day_points' | 'enrols'>;
export type DayChange = Pick<LedgerRow, 'phone' | 'ts' | 'points_change' | 'reason' | 'reward'>;
export type DayDeed = Pick<AuditRow, 'phone' | 'ts' | 'action' | 'by_user'>;
