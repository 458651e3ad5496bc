// The world's own books: what stores and tills told, what people did, and what each was answered. Kept apart from the shop's
// tables, so that laws can hold the one against the other.
import type { Forgery } from './forgery.ts';

/** Plain JSON, as `runtime.table()` answers it. */
export type Row = Readonly<Record<string, unknown>>;

/** Somebody of this world, with everything by which a row, a log or an object could name them. */
export type SimulatedPerson = {
  readonly product: string;
  readonly name: string;
  /** E.164. */
  readonly phone?: string;
  readonly email?: string;
  /** The store's id of the customer. */
  readonly customerId?: string;
};

/** One attempt at a webhook. Attempts at the same telling share `webhookId`. */
export type Delivery = {
  readonly product: string;
  readonly function: string;
  readonly webhookId: string;
  /** Counts from 1. */
  readonly attempt: number;
  readonly event: Row;
  readonly at: string;
  /** What the shop answered; undefined where the connection broke. */
  readonly status: number | undefined;
  /** The shop's answer reached the sender. A yes counts for the shop either way. */
  readonly isHeard: boolean;
  /** `accepted`, `duplicate`, `ignored`; empty where the answer has none. */
  readonly outcome: string;
  /** By somebody who does not have the shop's secret; undefined for a store or a till. */
  readonly forgery?: Forgery | undefined;
  /** As of a visit. */
  readonly wrote?: readonly string[] | undefined;
};

/** One request to a page or a link. */
export type Visit = {
  readonly product: string;
  readonly by: 'person' | 'robot' | 'staff' | 'owner' | 'forger';
  readonly at: string;
  readonly method: string;
  readonly url: string;
  readonly status: number | undefined;
  /** What the shop wrote while it answered, as service and action; undefined where something else ran in the same function. */
  readonly wrote?: readonly string[] | undefined;
};

/** Something that somebody did and that binds the shop: `bought`, `opted-out`, `consented`, `erased`, `tapped`, … */
export type Fact = {
  readonly product: string;
  readonly kind: string;
  readonly at: string;
  /** When the shop said that it had heard; undefined as long as it has not. */
  acknowledgedAt: string | undefined;
  readonly about: Row;
};

export type Told = {
  readonly people: readonly SimulatedPerson[];
  readonly deliveries: readonly Delivery[];
  readonly visits: readonly Visit[];
  readonly facts: readonly Readonly<Fact>[];
};

export type Books = {
  readonly told: Told;
  meet(person: SimulatedPerson): void;
  delivered(delivery: Delivery): void;
  visited(visit: Visit): void;
  /** The fact may be acknowledged later, by whoever wrote it down. */
  note(fact: Fact): Fact;
};

export function makeBooks(): Books {
  const people: SimulatedPerson[] = [];
  const deliveries: Delivery[] = [];
  const visits: Visit[] = [];
  const facts: Fact[] = [];
  return {
    told: { people, deliveries, visits, facts },
    meet: (person) => void people.push(person),
    delivered: (delivery) => void deliveries.push(delivery),
    visited: (visit) => void visits.push(visit),
    note(fact) {
      facts.push(fact);
      return fact;
    },
  };
}
