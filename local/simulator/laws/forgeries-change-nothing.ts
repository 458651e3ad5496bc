// A forged webhook, a true one that was tampered with or is said again long after, and a link with another token: of none of
// them anything is left.
import { breach } from '../evidence.ts';
import { MADE_UP } from '../forgery.ts';
import type { Law, Row } from '../law.ts';

export const forgeriesChangeNothing: Law = {
  says: 'What was forged changes nothing.',
  when: 'hour',
  check({ told, tables, rows, objects }) {
    const wrote = [
      ...told.deliveries.filter(({ forgery }) => forgery !== undefined),
      ...told.visits.filter(({ by }) => by === 'forger'),
    ].filter((tried) => (tried.wrote ?? []).length > 0);
    const kept = tables.flatMap((table) =>
      forgedAmong(rows(table)).map((row) => breach(`A row of ${table} holds what was forged`, row)),
    );
    return [
      ...wrote.map((tried) =>
        breach(`What a forger did at ${tried.at} wrote ${tried.wrote?.join(', ')}`, tried),
      ),
      ...kept,
      ...objects
        .filter(({ body }) => body.includes(MADE_UP))
        .map(({ bucket, key }) => breach(`${key} of ${bucket} holds what was forged`, { bucket, key })),
    ];
  },
};

/** Of rows as they were read: tables that nobody wrote to since are the same rows. */
const forged = new WeakMap<readonly Row[], readonly Row[]>();
function forgedAmong(rows: readonly Row[]): readonly Row[] {
  const found = forged.get(rows) ?? rows.filter((row) => JSON.stringify(row).includes(MADE_UP));
  forged.set(rows, found);
  return found;
}
