// The morning's letter counts the carts of the day before, as they stood in the night.
import { breach, figureIn, HOUR_MS, ms, struck } from '../../../../simulator/evidence.ts';
import type { Law, Row } from '../../../../simulator/law.ts';
import { periodicalLetters } from './reading.ts';

type Look = { readonly before: readonly Row[]; readonly judged: number };
/** Of each month the carts at the look before, because the list was made some time between two looks. */
const looks = new WeakMap<object, Look>();
/** A run that something struck may have counted long before its letter went out. */
const COUNTED_MS = 3 * HOUR_MS;

export const listsSayTheRows: Law = {
  says: 'A day’s list counts as many carts as the rows have of that day.',
  when: 'step',
  check(seen) {
    const present = seen.rows('cr-state');
    const lists = periodicalLetters(seen).filter(({ subject = '' }) => subject.startsWith('Carts of '));
    const { before, judged } = looks.get(seen.told) ?? { before: present, judged: 0 };
    looks.set(seen.told, { before: present, judged: lists.length });
    return lists.slice(judged).flatMap((letter) => {
      const at = ms(letter.at);
      if (struck(seen, /^cr-nightly-export/, { from: at - COUNTED_MS, until: at }) > 0) return [];
      const day = dayIn(letter.subject ?? '');
      const counts = [before, present].map((rows) => rows.filter(isOf(day)).length);
      const said = figureIn(letter, 'Carts') ?? -1;
      return said >= Math.min(...counts) && said <= Math.max(...counts)
        ? []
        : [breach(`“${letter.subject}” counts ${said} carts, and the rows ${counts[1]}`, letter)];
    });
  },
};

const isOf =
  (wanted: string) =>
  ({ day, changed_at }: Row): boolean =>
    day === wanted && changed_at !== undefined;

/** `2026-10-23` of “Carts of Friday 23 October 2026”. */
function dayIn(subject: string): string {
  const [date = ''] = /\d{1,2} \w+ \d{4}$/.exec(subject) ?? [];
  return new Date(`${date} UTC`).toISOString().slice(0, 10);
}
