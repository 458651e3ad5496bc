// How the laws of points and mails read what is seen. Written apart from the product's own rules on purpose; a mistake there
// must not hide itself here.
import type { Delivery, Fact, Row } from '../../../../simulator/books.ts';
import { keptOfList } from '../../../../simulator/kept.ts';
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
export const lettersIn = ({ messages }: Pick<Seen, 'messages'>): readonly Letter[] => lettersAmong(messages);

const lettersAmong = keptOfList(
  (): Letter[] => [],
  (found, message: InboxMessage) => {
    const kind = message.product === 'loyalty' ? mailKind(message) : undefined;
    if (kind !== undefined) found.push({ at: message.at, to: message.to.toLowerCase(), kind, message });
  },
);

/** Members by their confirmed address. */
export const membersByAddress = ({ rows }: Pick<Seen, 'rows'>): ReadonlyMap<string, Row> =>
  new Map(
    rows('loy-members').flatMap((row) =>
      row.email === undefined ? [] : [[String(row.email).toLowerCase(), row] as const],
    ),
  );

/** The instant that a key of the ledger or the audit begins with. */
export const instantIn = (key: unknown): string => String(key).split('#')[0] ?? '';

/** Who asked to be forgotten: done where it is acknowledged, and begun where it is not. */
export const erasuresIn = ({ told }: Pick<Seen, 'told'>): readonly Readonly<Fact>[] =>
  told.facts.filter(({ product, kind }) => product === 'loyalty' && kind === 'erased');

/** By the till's own clock. */
export const newestOf = (figures: readonly Delivery[]): Delivery | undefined =>
  [...figures]
    .sort((one, other) =>
      String(one.event.updated_at ?? '') < String(other.event.updated_at ?? '') ? -1 : 1,
    )
    .at(-1);

/** By the document as shipped: a point for each pound, and as much again for beans and gift cards. */
export function pointsFor({ total, items = [] }: Row): number {
  const extra = (items as readonly Row[])
    .filter(({ name, code }) =>
      /\b(?:beans?|gift cards?)\b/i.test(`${name} ${String(code).replaceAll('-', ' ')}`),
    )
    .reduce((sum: number, { amount }) => sum + fine(amount), 0);
  return fine(total) + extra;
}

/** A sale's refunds as its row keeps them. */
export const refundsOf = (sale: Row): readonly Row[] =>
  Object.values((sale.refunds ?? {}) as Readonly<Record<string, Row>>);

/** Members are named by the last digits, as the desk does. */
export const short = (phone: unknown): string => `…${String(phone).slice(-3)}`;

/** The letters about a month. */
export const monthLetters = ({ messages }: Pick<Seen, 'messages'>): readonly InboxMessage[] =>
  messages.filter(({ subject = '' }) => subject.startsWith('Loyalty in '));
