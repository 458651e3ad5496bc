// How the rows of the audit and of the staff list look; rows.ts says how instants and days are written.

export type AuditAction =
  | 'joined'
  | 'renamed'
  | 'birthday-corrected'
  | 'override'
  | 'reverse'
  | 'sale-booked'
  | 'approve'
  | 'reject'
  | 'nudge'
  /** Would have been nudged, and is held out by the owner's rules. */
  | 'held-out'
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
  /** The last day on which they gave a reward out of goodwill while the owner's rules limit it, and how many on it. */
  readonly goodwill_day?: string;
  readonly goodwill_count?: number;
};

export type DeviceTries = {
  readonly failures: number;
  readonly locked_until?: string;
  /** The last right PIN on it. */
  readonly last: string;
};

/** What the index by day holds of an audit entry. */
export type DayDeed = Pick<AuditRow, 'phone' | 'ts' | 'action' | 'by_user'>;
