// The part of a member's update that is the stamps: they move by ADD as the balance does, each lot an attribute of its own, so that
// sales at two tills do not wait for each other.
import { lotAttribute } from '../../decisions/stamp-card.ts';
import type { Stamps } from '../../rows.ts';

/** What one aspect of the change brings to the update. */
export type Piece = {
  readonly conditions?: readonly string[];
  readonly sets?: readonly string[];
  readonly removes?: readonly string[];
  readonly adds?: readonly string[];
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
};

export type StampsChange = {
  /** By lot, as the ledger row has them. */
  readonly stamps?: Stamps | undefined;
  /** Those lots must be what the decision took them for. */
  readonly lots?: Stamps;
  /** Lots of which the row need not know any more. */
  readonly lapsed?: readonly string[];
};

export function ofStamps({ stamps = {}, lots = {}, lapsed = [] }: StampsChange): Piece {
  const moved = Object.entries(stamps);
  const held = Object.entries(lots);
  const numbered = (all: readonly string[], sign: string) =>
    Object.fromEntries(all.map((lot, at) => [`#${sign}${at}`, lotAttribute(lot)]));
  return {
    conditions: held.map((_, at) => `#held${at} = :held${at}`),
    adds: moved.map((_, at) => `#stamps${at} :stamps${at}`),
    removes: lapsed.map((_, at) => `#lapsed${at}`),
    names: {
      ...numbered(Object.keys(stamps), 'stamps'),
      ...numbered(Object.keys(lots), 'held'),
      ...numbered(lapsed, 'lapsed'),
    },
    values: Object.fromEntries([
      ...moved.map(([, pieces], at) => [`:stamps${at}`, pieces]),
      ...held.map(([, pieces], at) => [`:held${at}`, pieces]),
    ]),
  };
}
