// A forged webhook, a true one that was tampered with or is said again long after, and a link with another token: of none of
// them anything is left.
import { breach } from '../evidence.ts';
import { MADE_UP } from '../forgery.ts';
import type { Law } from '../law.ts';

export const forgeriesChangeNothing: Law = {
  says: 'What was forged changes nothing.',
  when: 'hour',
  check({ told, tables, rows, objects }) {
    const wrote = [
      ...told.deliveries.filter(({ forgery }) => forgery !== undefined),
      ...told.visits.filter(({ by }) => by === 'forger'),
    ].filter((tried) => (tried.wrote ?? []).length > 0);
    const kept = tables.flatMap((table) =>
      rows(table)
        .filter((row) => JSON.stringify(row).includes(MADE_UP))
        .map((row) => breach(`A row of ${table} holds what was forged`, row)),
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
