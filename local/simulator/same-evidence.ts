// A law is asked after every step, and most steps change nothing of what it looks at: then it holds as it did. Which that is
// is noted while the law reads, so that no law has to say it.
import { keptOf } from './kept.ts';
import type { Breach, Law, Seen } from './law.ts';

/** Whatever is the same at two looks where this is the same. */
type Mark = (seen: Seen) => unknown;

/** Lists to whose end things are added are the same as long as nothing was. */
const MARKS: { readonly [Member in keyof Seen]?: Mark } = {
  now: ({ now }) => now.getTime(),
  startedAt: ({ startedAt }) => startedAt.getTime(),
  phase: ({ phase }) => phase,
  messages: ({ messages }) => messages.length,
  logs: ({ logs }) => logs.length,
  faults: ({ faults }) => faults.length,
  deadLetters: ({ deadLetters }) => deadLetters,
};
const MARKS_OF_BOOKS: { readonly [Book in keyof Seen['told']]: Mark } = {
  people: ({ told }) => told.people.length,
  deliveries: ({ told }) => told.deliveries.length,
  visits: ({ told }) => told.visits.length,
  // Each may be acknowledged later.
  facts: keptOf(({ told }) => told.facts.map(({ acknowledgedAt = '-' }) => acknowledgedAt).join()),
};
/** Of anything else nobody knows whether it is the same. */
const unknown: Mark = () => ({});

/** Hears of each part of what is seen that is looked at. */
type Note = (what: string, mark: Mark) => void;

/**
 * Asks the law where something that it read is not as it was; until then its answer stands. To a law that remembers its last
 * look, one that is the same tells nothing.
 */
export function askingAnew(law: Law): (seen: Seen) => Promise<readonly Breach[]> {
  let answer: readonly Breach[] = [];
  let read: readonly { readonly mark: Mark; readonly was: unknown }[] | undefined;
  let marks = new Map<string, Mark>();
  const noting = makeNoting((what, mark) => marks.set(what, mark));
  return async (seen) => {
    if (read?.every(({ mark, was }) => Object.is(mark(seen), was))) return answer;
    marks = new Map();
    answer = await law.check(noting(seen));
    read = [...marks.values()].map((mark) => ({ mark, was: mark(seen) }));
    return answer;
  };
}

function makeNoting(note: Note): (seen: Seen) => Seen {
  // The same books at every look, because a law may remember something of each month's.
  const toldOf = keptOf(
    (told: Seen['told']) =>
      new Proxy(told, {
        get(books, name) {
          const book = name as keyof Seen['told'];
          note(`told ${book}`, MARKS_OF_BOOKS[book]);
          return books[book];
        },
      }),
  );
  return (seen) =>
    new Proxy(seen, {
      get(_, name) {
        const member = name as keyof Seen;
        if (member === 'told') return toldOf(seen.told);
        if (member === 'rows')
          return (table: string) => {
            note(`rows of ${table}`, (later) => later.rows(table));
            return seen.rows(table);
          };
        note(member, MARKS[member] ?? unknown);
        return seen[member];
      },
    });
}
