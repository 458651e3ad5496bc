// When somebody may be written to, counted over all products: the one row that they share, and what it says to a message that is
// due. The write that counts a message (contact-stamp.ts) is made under exactly these conditions; here they are in words.
//
//   opted out of one product  →  left alone by all
//   bought since              →  no reminder, no word that they are missed; online whatever it was, at a till the same things
//   had their messages        →  the newest of the slots say when; one a day, and so many in so many days
//   a better one is on its way → a nudge before a reminder, a reminder before a mail to a member

import { type BoughtRow, boughtSince } from './purchases.ts';

/** The better one first. */
export const KINDS = ['nudge', 'reminder', 'member-mail'] as const;
export type MessageKind = (typeof KINDS)[number];

/** A message that counted. */
export type CountedMessage = {
  readonly id: string;
  readonly kind: MessageKind;
  readonly sent_at: string;
  /** Which try counted it. */
  readonly attempt: string;
};

/** The newest messages, newest first, in as many places as the largest limit needs. */
export const SLOT_NAMES = ['m0', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9'] as const;
export type SlotName = (typeof SLOT_NAMES)[number];

/** One per product in which somebody opted out, and one for whoever was forgotten. */
export const SILENCES = ['silent_upsell', 'silent_cart_recovery', 'silent_loyalty', 'silent_erased'] as const;
export type Silence = (typeof SILENCES)[number];

/** Until when a message of the kind may still come, by kind. */
export const DUE = { nudge: 'nudge_due', reminder: 'reminder_due' } as const;

export type ContactRow = {
  /** A digest, as opting out knows people by it. */
  readonly person: string;
  readonly expires_at?: number;
} & BoughtRow &
  Partial<Record<Silence, string>> &
  Partial<Record<(typeof DUE)[keyof typeof DUE], string>> &
  Partial<Record<SlotName, Partial<CountedMessage>>>;

/** A limit over all products; the owner's sentences are in shared/rules/declared/from-all.ts. */
export type FromAll = { readonly most: number; readonly days: number };
export const USUAL_FROM_ALL: FromAll = { most: 3, days: 7 };

export type Ask = {
  /** Names the message, so that the same one counts once however often it is tried. */
  readonly id: string;
  readonly kind: MessageKind;
  readonly at: Date;
  readonly limit: FromAll;
  /** When the day began, by the shop's clock; undefined: several may go out on one day. */
  readonly dayBegan: Date | undefined;
  /** When the next begins: some days have 23 hours, some 25. */
  readonly dayEnds?: Date | undefined;
  /** Until when it may still come, should it be given back. */
  readonly dueUntil?: Date | undefined;
  /** Whoever bought since then gets none. Default: it does not matter. */
  readonly notBoughtSince?: string;
  /** What somebody must have bought at a till for it to matter; in a store everything does. Default: everything. */
  readonly ofSkus?: readonly string[];
};

export type LeftAlone =
  | { readonly reason: 'silent-elsewhere' }
  | { readonly reason: 'bought-elsewhere'; readonly boughtAt: string }
  /** `until`: when the next may go out, as far as the row can tell. */
  | { readonly reason: 'enough-messages'; readonly until: Date }
  | { readonly reason: 'better-message'; readonly until: Date };

const DAY_MS = 86_400_000;

/** Messages at or before this instant no longer count. */
export const floorOf = ({ at, limit }: Pick<Ask, 'at' | 'limit'>): string =>
  new Date(at.getTime() - limit.days * DAY_MS).toISOString();

export const messagesOf = (row: ContactRow): readonly CountedMessage[] =>
  SLOT_NAMES.flatMap((slot) => {
    const message = row[slot];
    return message?.sent_at === undefined ? [] : [message as CountedMessage];
  });

/** Undefined: the message may go out, or this very one was counted before. */
export function leftAlone(row: ContactRow, ask: Ask): LeftAlone | undefined {
  if (SILENCES.some((silence) => row[silence] !== undefined)) return { reason: 'silent-elsewhere' };
  const boughtAt = boughtSince(row, ask);
  if (boughtAt !== undefined) return { reason: 'bought-elsewhere', boughtAt };
  const messages = messagesOf(row);
  if (messages.some(({ id }) => id === ask.id)) return undefined;
  const { limit, dayBegan } = ask;
  const last = messages[limit.most - 1];
  if (last !== undefined && last.sent_at > floorOf(ask))
    return {
      reason: 'enough-messages',
      until: new Date(Date.parse(last.sent_at) + limit.days * DAY_MS),
    };
  const [newest] = messages;
  if (dayBegan !== undefined && newest !== undefined && newest.sent_at >= dayBegan.toISOString())
    return { reason: 'enough-messages', until: ask.dayEnds ?? new Date(dayBegan.getTime() + DAY_MS) };
  const better = betterUntil(row, ask);
  return better === undefined ? undefined : { reason: 'better-message', until: better };
}

/** The kinds before which this one steps back. */
export const betterThan = (kind: MessageKind): readonly (keyof typeof DUE)[] =>
  (['nudge', 'reminder'] as const).filter((better) => KINDS.indexOf(better) < KINDS.indexOf(kind));

function betterUntil(row: ContactRow, { kind, at }: Ask): Date | undefined {
  const until = betterThan(kind)
    .map((better) => row[DUE[better]])
    .filter((due) => due !== undefined && due > at.toISOString())
    .sort()
    .at(-1);
  return until === undefined ? undefined : new Date(until);
}
