// How the laws of points and mails read what is seen. Written apart from the product's own rules on purpose; a mistake there
// must not hide itself here.
import type { Row } from '../../../../simulator/books.ts';
import type { Seen } from '../../../../simulator/law.ts';
import type { InboxMessage } from '../../../../world.ts';
import { type MailKind, mailKind } from '../../demo/member-mails.ts';

export const ZONE = 'Europe/London';

/** Points have four decimals at most; whole numbers of those add up exactly. */
export const fine = (points: unknown): number => Math.round(Number(points ?? 0) * 10_000);

export type Letter = {
  readonly at: string;
  /** Lower case. */
  readonly to: string;
  readonly kind: MailKind;
  readonly message: InboxMessage;
};

/** Mails to members, oldest first. */
export const lettersIn = ({ messages }: Pick<Seen, 'messages'>): readonly Letter[] =>
  messages.flatMap((message) => {
    const kind = message.product === 'loyalty' ? mailKind(message) : undefined;
    return kind === undefined ? [] : [{ at: message.at, to: message.to.toLowerCase(), kind, message }];
  });

/** Members by their confirmed address. */
export const membersByAddress = ({ rows }: Pick<Seen, 'rows'>): ReadonlyMap<string, Row> =>
  new Map(
    rows('loy-members').flatMap((row) =>
      row.email === undefined ? [] : [[String(row.email).toLowerCase(), row] as const],
    ),
  );

/** The instant that a key of the ledger or the audit begins with. */
export const instantIn = (key: unknown): string => String(key).split('#')[0] ?? '';

/** A sale's refunds as its row keeps them. */
export const refundsOf = (sale: Row): readonly Row[] =>
  Object.values((sale.refunds ?? {}) as Readonly<Record<string, Row>>);

/** Members are named by the last digits, as the desk does. */
export const short = (phone: unknown): string => `…${String(phone).slice(-3)}`;

/** The letters about a month. */
export const monthLetters = ({ messages }: Pick<Seen, 'messages'>): readonly InboxMessage[] =>
  messages.filter(({ subject = '' }) => subject.startsWith('Loyalty in '));
