// Whoever was told "later" and asks again at once makes a throttle last.
import { breach, MINUTE_MS, ms } from '../evidence.ts';
import type { Law, Row, Seen } from '../law.ts';

/** AWS asks for an interval of minutes after a throttle. */
const SHORTEST_PAUSE_MS = 4 * MINUTE_MS;

/**
 * `nextIn`: the attribute that says when it is tried again. `waits`: what a row holds whose message waits. `isNews`: something
 * else asks for a look since it was put off.
 */
export const putOffMeansAPause = (parts: {
  readonly product: string;
  readonly table: string;
  readonly key: string;
  readonly nextIn: string;
  readonly waits: Readonly<Record<string, string>>;
  readonly isNews?: (row: Row, seen: Seen) => boolean;
}): Law => ({
  says: `A pause lies before the next try of a message of ${parts.product}.`,
  when: 'step',
  check: (seen) =>
    seen.rows(parts.table).flatMap((row) => {
      const [since, next] = [row.put_off_at, row[parts.nextIn]].map((at) => ms(String(at)));
      if (since === undefined || next === undefined || Number.isNaN(since) || next < since) return [];
      const isWaiting = Object.entries(parts.waits).every(([name, value]) => row[name] === value);
      return isWaiting && next - since < SHORTEST_PAUSE_MS && parts.isNews?.(row, seen) !== true
        ? [breach(`${row[parts.key]} was put off at ${row.put_off_at}, until ${row[parts.nextIn]}`, row)]
        : [];
    }),
});
