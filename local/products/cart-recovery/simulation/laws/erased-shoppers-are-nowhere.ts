// What was erased stays erased, whichever event, queue or list still knows of it.
import { breach, HOUR_MS, ms, takenOn } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';

const TABLES = ['cr-state', 'cr-sends', 'cr-audit', 'cr-unsub', 'cr-people', 'cr-notices'] as const;
/** Queues try for hours, and the erasure itself is told twice. */
const PATIENCE_MS = 6 * HOUR_MS;

export const erasedShoppersAreNowhere: Law = {
  says: 'The address of an erased shopper is in no table, no object and no log.',
  when: 'hour',
  check(seen) {
    const erased = takenOn(seen, ['shopper.erased']).filter(
      ({ at, event }) =>
        seen.now.getTime() - ms(at) > PATIENCE_MS &&
        !seen.deadLetters.some(({ body }) => body.includes(String(event.email))),
    );
    return erased.flatMap(({ event }) => {
      const email = String(event.email).toLowerCase();
      const holds = (value: unknown) => JSON.stringify(value).toLowerCase().includes(email);
      const rows = TABLES.flatMap((table) =>
        seen
          .rows(table)
          .filter(holds)
          .map((row) => [table, row] as const),
      );
      const objects = seen.phase === 'over' ? seen.objects.filter(({ body }) => holds(body)) : [];
      return [
        ...rows.map(([table, row]) => breach(`${table} still knows ${email}`, row)),
        ...objects.map(({ bucket, key }) => breach(`${bucket}/${key} still knows ${email}`)),
      ];
    });
  },
};
