// Hand-made evidence for the laws of the simulator: what is not said did not happen.

import type { InjectedFault } from '../../local/aws/faults/trouble.ts';
import type { Delivery, Fact, Row, Told, Visit } from '../../local/simulator/books.ts';
import type { Law, Seen } from '../../local/simulator/law.ts';
import type { InboxMessage } from '../../local/world.ts';

/** A Monday at noon; the months of these tests began five days before. */
export const NOW = '2026-11-02T12:00:00.000Z';
export const hoursAgo = (hours: number): string =>
  new Date(Date.parse(NOW) - hours * 3_600_000).toISOString();

export type Evidence = Omit<Partial<Seen>, 'rows' | 'told' | 'now' | 'messages' | 'faults'> & {
  readonly now?: string;
  readonly rows?: Readonly<Record<string, readonly Row[]>>;
  readonly told?: {
    readonly people?: Told['people'];
    readonly deliveries?: readonly (Partial<Delivery> & { readonly event: Row })[];
    readonly visits?: readonly (Partial<Visit> & Pick<Visit, 'at'>)[];
    readonly facts?: readonly (Partial<Fact> & Pick<Fact, 'kind' | 'at'>)[];
  };
  readonly messages?: readonly Partial<InboxMessage>[];
  readonly faults?: readonly Partial<InjectedFault>[];
};

export function seen(product: string, evidence: Evidence): Seen {
  const { now = NOW, rows = {}, told = {}, messages = [], faults = [], ...rest } = evidence;
  return {
    now: new Date(now),
    startedAt: new Date(Date.parse(NOW) - 5 * 86_400_000),
    phase: 'faults',
    products: [product],
    tables: [],
    logs: [],
    denied: [],
    unused: [],
    queues: [],
    deadLetters: [],
    waiting: [],
    alarms: [],
    objects: [],
    schedules: [],
    ...rest,
    rows: (table) => rows[table] ?? [],
    messages: messages.map((message, index) => ({
      id: `m-${index}`,
      product,
      channel: 'email',
      from: 'hello@shop.example',
      to: 'ana@example.com',
      at: NOW,
      text: '',
      ...message,
    })),
    faults: faults.map((fault) => ({
      at: NOW,
      kind: 'error-before',
      function: 'fn',
      call: 'dynamodb.PutItem',
      key: 'k',
      ...fault,
    })),
    told: {
      people: told.people ?? [],
      deliveries: (told.deliveries ?? []).map((delivery, index) => ({
        product,
        function: 'fn',
        webhookId: `w-${index}`,
        attempt: 1,
        at: NOW,
        status: 200,
        isHeard: true,
        outcome: 'accepted',
        ...delivery,
      })),
      visits: (told.visits ?? []).map((visit) => ({
        product,
        by: 'robot',
        method: 'GET',
        url: 'http://127.0.0.1:4701/u/x',
        status: 200,
        ...visit,
      })),
      facts: (told.facts ?? []).map((fact) => ({ product, acknowledgedAt: fact.at, about: {}, ...fact })),
    },
  };
}

export type LawCase = {
  readonly law: Law;
  /** What happens, as a title says it. */
  readonly given: string;
  readonly breaks: Evidence;
  readonly holds: Evidence;
};

/** The words for what is broken, without the evidence. */
export const breachesOf = async (law: Law, product: string, evidence: Evidence): Promise<readonly string[]> =>
  (await law.check(seen(product, evidence))).map(({ what }) => what);
