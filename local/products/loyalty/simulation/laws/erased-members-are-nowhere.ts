// Who was forgotten stays forgotten, whichever sale, form, job, mail or copy still knows of them.
import { breach, DAY_MS, HOUR_MS, ms, wallDate } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { erasuresIn, ZONE } from './reading.ts';

const PATIENCE_MS = HOUR_MS;
/** What waits for the morning knows the number until then, and finds nobody. */
const WORK_PATIENCE_MS = 36 * HOUR_MS;
const COPY = /^(?<day>\d{4}-\d{2}-\d{2})\//;

export const erasedMembersAreNowhere: Law = {
  says: 'An erased member is in no table, no later copy and no work that waits, and is never made anew.',
  when: 'hour',
  check(seen) {
    const { now, told, tables, waiting, objects, phase } = seen;
    return erasuresIn(seen)
      .filter(({ acknowledgedAt }) => acknowledgedAt !== undefined)
      .flatMap(({ about, acknowledgedAt = '' }) => {
        const since = now.getTime() - ms(acknowledgedAt);
        if (since < PATIENCE_MS) return [];
        const own = told.people.filter(({ phone }) => phone === about.phone);
        const words = [...new Set(own.flatMap(({ name, phone, email }) => [name, phone, email]))].filter(
          (word) => word !== undefined,
        );
        const holds = (value: unknown) => {
          const text = typeof value === 'string' ? value : JSON.stringify(value);
          return words.some((word) => text.includes(word));
        };
        const who = `The member …${String(about.phone).slice(-3)}, erased at ${acknowledgedAt},`;
        const rows = tables
          .filter((table) => table.startsWith('loy-'))
          .flatMap((table) =>
            seen
              .rows(table)
              .filter(holds)
              .map((row) => breach(`${who} is in ${table}`, row)),
          );
        const work =
          since < WORK_PATIENCE_MS
            ? []
            : waiting
                .filter(({ body }) => holds(body))
                .map((one) => breach(`${who} is in work that waits in ${one.in}`, one));
        const copied = (key: string) => COPY.exec(key)?.groups?.day ?? '9';
        const day = wallDate(new Date(ms(acknowledgedAt) + DAY_MS).toISOString(), ZONE);
        const kept =
          phase === 'over'
            ? objects
                .filter(({ key, body }) => copied(key) > day && holds(body))
                .map(({ bucket, key }) => breach(`${who} is in ${bucket}/${key}`))
            : [];
        return [...rows, ...work, ...kept];
      });
  },
};
