// What the desk is made of, and what every page of it knows.

import type { Context, Hono } from 'hono';
import type { EarnAnswer } from '../../../shared/events/till-events.ts';
import type { Clock } from '../../../shared/handlers/clock.ts';
import type { Log } from '../../../shared/handlers/log.ts';
import type { ShopFace } from '../../../shared/shop/look.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import type { SaleBooked } from '../earning/parts.ts';
import type { Announce } from '../mails/announce.ts';
import type { LoyaltyRules } from '../rules/shape.ts';
import type { CorrectBirthday } from '../state/birthday-correction.ts';
import type { ConfirmLimit } from '../state/confirm-limit.ts';
import type { Finding } from '../state/finding.ts';
import type { Lapsing } from '../state/lapsing.ts';
import type { MailConsent } from '../state/mail-consent.ts';
import type { Members } from '../state/members.ts';
import type { PointsMoves } from '../state/points/points-moves.ts';
import type { Review } from '../state/review.ts';
import type { Sales } from '../state/sales.ts';
import type { Sends } from '../state/sends.ts';
import type { Staff } from '../state/staff.ts';
import type { Unnamed } from '../state/unnamed.ts';
import type { Pins } from './pin-hash.ts';

/** What signing in, the staff list and the frame of every page need. */
export type FrameParts = {
  readonly shop: Shop;
  readonly log: Log;
  readonly now: Clock;
  /** A fresh random id: 22 letters, digits, `-` and `_`; also good as a nonce. */
  readonly newId: () => string;
  /** A fresh random PIN of six digits. */
  readonly newPin: () => string;
  readonly pins: Pins;
  /** The keys that sign sessions, CSRF tokens and confirmations, the present one first. */
  readonly sessionKeys: () => Promise<readonly string[]>;
  readonly staff: Staff;
  /** Counts a confirmation that did not hold any more. */
  readonly announce: Announce;
};

export type SignedIn = {
  /** As in loy-staff, lower-case: what ledger and audit name. */
  readonly name: string;
  readonly shownName: string;
  readonly role: 'staff' | 'manager';
  readonly sessionId: string;
  readonly begunAt: Date;
};

export type DeskVariables = {
  /** Who is signed in. Set on every page but sign-in: the frame turns everybody else away. */
  staff: SignedIn;
  /** Put into every form as `csrfField(context)`; the frame checks it on every POST. */
  csrf: string;
  shop: ShopFace;
  /** Of this answer's style and script. */
  nonce: string;
  /** The posted form: text fields only, the first of each name. Empty on GET. */
  form: ReadonlyMap<string, string>;
};

export type DeskEnvironment = { Variables: DeskVariables };
export type DeskApp = Hono<DeskEnvironment>;
export type DeskContext = Context<DeskEnvironment>;

/** One file's pages. */
export type DeskRoutes = (app: DeskApp) => void;

/** What the pages about members need on top. */
export type DeskParts = FrameParts & {
  readonly rules: () => Promise<LoyaltyRules>;
  readonly members: Members;
  readonly correctBirthday: CorrectBirthday;
  readonly pointsMoves: PointsMoves;
  readonly review: Review;
  readonly lapsing: Lapsing;
  readonly mailConsent: MailConsent;
  readonly limit: Pick<ConfirmLimit, 'stateOf'>;
  readonly sends: Pick<Sends, 'to'>;
  readonly find: Finding;
  readonly sales: Pick<Sales, 'getMany'>;
  readonly unnamed: Pick<Unnamed, 'recent' | 'get'>;
  /** Has loy-earn, which alone counts, count it. */
  readonly book: (booking: SaleBooked) => Promise<EarnAnswer>;
};
