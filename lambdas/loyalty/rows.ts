// How the tables' rows look. Attribute names are the field's own words; instants are ISO-8601 UTC, `day` is the shop's
// local date, points are exact decimals of at most four places (see points.ts).

/**
 * Stamps by their lot: the name of their card or, where they lapse, the name, `@` and the last month in which they count. Exact
 * decimals, as points are.
 */
export type Stamps = Readonly<Record<string, number>>;

/** loy-members. `balance` moves only by ADD, in one transaction with the ledger row that says why. */
export type MemberRow = {
  /** E.164. */
  readonly phone: string;
  readonly name?: string;
  /** For finding them by the last four digits or the name; see decisions/found-as.ts. Filled in the evening where a sale made them. */
  readonly shelf?: string;
  readonly found_as?: string;
  readonly balance: number;
  /** The highest reward that this member's balance ever reached, whatever moved it, and what it cost then. */
  readonly tier?: string;
  readonly tier_points?: number;
  /** The ledger keys of the last reward and the last win-back bonus that somebody gave. */
  readonly last_reward?: string;
  readonly last_bonus?: string;
  /** Day and month of the birthday, `MM-DD`, where they told it; the year is never asked. */
  readonly birthday?: string;
  /** The year in which their birthday last brought them points, as text. */
  readonly birthday_given?: string;
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
  /** Staff took an address away, or its reader stopped all mail: the form names none for this member any more. */
  readonly form_closed?: true;
  /** The address bounced or its owner complained: nothing is sent there any more, rewards included. */
  readonly email_trouble?: 'bounce' | 'complaint';
  readonly import_id?: string;
  /** Stamps by their lot; they move as the balance does, and a refund may leave them below zero (decisions/stamps.ts). */
  readonly [lot: `stamps:${string}`]: number;
};

export type LedgerReason =
  | 'earn'
  | 'correction'
  | 'refund'
  | 'void'
  | 'reward-redeem'
  | 'goodwill'
  | 'win-back-bonus'
  /** What a new member gets for joining. */
  | 'joining'
  /** What the owner gives on the birthday, once a year. */
  | 'birthday'
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
  /** The stamps that came, or below zero went, with it. */
  readonly stamps?: Stamps;
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

/** loy-lapsing: the present list. */
export type LapsingRow = {
  readonly phone: string;
  readonly listed_at: string;
  readonly weeks_away: number;
  readonly nudge_count: number;
  /** When they would have been nudged, and were not, because the owner's rules hold them out. */
  readonly held_out_at?: string;
  readonly last_nudge?: string;
  /** A staff member's name, or `system` for the weekly sweep. */
  readonly last_nudge_by?: string;
};

/** What the index by day holds of a row. */
export type DayChange = Pick<LedgerRow, 'phone' | 'ts' | 'points_change' | 'reason' | 'reward'>;
