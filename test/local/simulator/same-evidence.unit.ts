// A law is asked again where something that it reads has changed, whatever that is, and only there.
import { expect, it } from 'vitest';
import type { Row } from '../../../local/simulator/books.ts';
import { breach } from '../../../local/simulator/evidence.ts';
import type { Law, Seen } from '../../../local/simulator/law.ts';
import { askingAnew } from '../../../local/simulator/same-evidence.ts';
import { seen } from '../../support/seen.ts';

const fact = {
  product: 'shop',
  kind: 'left',
  at: '',
  acknowledgedAt: undefined as string | undefined,
  about: {},
};

/** A law that reads this, asked at looks that `then` makes of the first one. */
async function timesAsked(read: (seen: Seen) => unknown, then: (first: Seen) => Seen): Promise<number> {
  let times = 0;
  const law: Law = {
    says: 'It is looked at.',
    when: 'step',
    check(one) {
      times += 1;
      read(one);
      return [];
    },
  };
  const ask = askingAnew(law);
  const rows: Record<string, readonly Row[]> = { carts: [{ cart_id: '1' }], sends: [] };
  const first: Seen = { ...seen('shop', {}), rows: (table) => rows[table] ?? [] };
  await ask(first);
  await ask(then(first));
  return times;
}

const SAME = 1;
const ANEW = 2;

it.each<[string, (seen: Seen) => unknown, (first: Seen) => Seen, number]>([
  ['nothing', ({ messages }) => messages, (first) => ({ ...first }), SAME],
  ['a table', ({ rows }) => rows('carts'), (first) => ({ ...first, rows: () => [] }), ANEW],
  [
    'another table',
    ({ rows }) => rows('carts'),
    (first) => ({ ...first, rows: (table) => (table === 'carts' ? first.rows(table) : []) }),
    SAME,
  ],
  ['the hour, which it does not read', ({ logs }) => logs, (first) => ({ ...first, now: new Date(0) }), SAME],
  ['the hour', ({ now }) => now, (first) => ({ ...first, now: new Date(0) }), ANEW],
  ['the phase', ({ phase }) => phase, (first) => ({ ...first, phase: 'over' }), ANEW],
  [
    'a log',
    ({ logs }) => logs,
    (first) => ({ ...first, logs: [...first.logs, { function: 'f', line: 'l' }] }),
    ANEW,
  ],
  [
    'a fault',
    ({ faults }) => faults,
    (first) => ({ ...first, faults: [...first.faults, {} as never] }),
    ANEW,
  ],
  [
    'a message',
    ({ messages }) => messages,
    (first) => ({ ...first, messages: [...first.messages, {} as never] }),
    ANEW,
  ],
  [
    'what dead letters lie there',
    ({ deadLetters }) => deadLetters,
    (first) => ({ ...first, deadLetters: [] }),
    ANEW,
  ],
  [
    'what objects there are, of which nobody knows',
    ({ objects }) => objects,
    (first) => ({ ...first }),
    ANEW,
  ],
  [
    'what somebody did',
    ({ told }) => told.facts,
    (first) => ({ ...first, told: { ...first.told, facts: [fact] } }),
    ANEW,
  ],
  [
    'what a store told, which it does not read',
    ({ told }) => told.facts,
    (first) => ({ ...first, told: { ...first.told, deliveries: [{} as never] } }),
    SAME,
  ],
])('%s changes', async (_, read, then, times) => {
  expect(await timesAsked(read, then)).toBe(times);
});

it('is asked again once a fact that it reads is acknowledged', async () => {
  const own = { ...fact };
  const told = { ...seen('shop', {}).told, facts: [own] };
  const law: Law = {
    says: 'All is acknowledged.',
    when: 'step',
    check: ({ told: { facts } }) =>
      facts.filter(({ acknowledgedAt }) => acknowledgedAt === undefined).map(({ kind }) => breach(kind)),
  };
  const ask = askingAnew(law);
  const look = (): Seen => ({ ...seen('shop', {}), told });
  expect(await ask(look())).toHaveLength(1);
  expect(await ask(look())).toHaveLength(1);
  own.acknowledgedAt = '2026-11-02T12:00:00.000Z';
  expect(await ask(look())).toEqual([]);
});

it('shows the same books at every look, in which a law may remember something', async () => {
  const books = new Set<unknown>();
  const law: Law = {
    says: 'It remembers.',
    when: 'step',
    check({ told }) {
      books.add(told);
      return [];
    },
  };
  const ask = askingAnew(law);
  const { told } = seen('shop', {});
  for (const hour of [1, 2]) await ask({ ...seen('shop', {}), told, now: new Date(hour) });
  expect(books.size).toBe(1);
});
