// Letters to the owner about a period: each comes once, says what the rows say, and is missing only where nobody can know
// whether it went out.
import type { InboxMessage } from '../world.ts';
import { breach, DAY_MS, figureIn, groupedBy, ms, wallDate } from './evidence.ts';
import type { Breach, Seen } from './law.ts';

/** What came more than once to the same reader. */
export const cameTwice = (letters: readonly InboxMessage[]): readonly Breach[] =>
  [...groupedBy(letters, ({ to, subject }) => `“${subject}” for ${to}`)]
    .filter(([, same]) => same.length > 1)
    .map(([what, same]) => breach(`${what} came ${same.length} times`, ...same));

/** Figures that a letter says otherwise than the rows, by their labels. */
export const wrongFigures = (
  letter: InboxMessage,
  wanted: Readonly<Record<string, number>>,
): readonly Breach[] =>
  Object.entries(wanted).flatMap(([label, number]) => {
    const said = figureIn(letter, label);
    return said === number
      ? []
      : [breach(`“${letter.subject}” says ${said} ${label}, not ${number}`, letter)];
  });

/** `2026-10` of the month before this moment's. */
export function previousMonth(at: string): string {
  const [year = 0, month = 0] = at.split('-').map(Number);
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 7);
}

/** The Mondays on which a run of this month is due, as `2026-11-02`: with time enough since for it to be made up for. */
export function mondaysDue({ startedAt, now }: Pick<Seen, 'startedAt' | 'now'>): readonly string[] {
  const first = Math.ceil(startedAt.getTime() / DAY_MS) * DAY_MS;
  const days = Math.max(0, Math.floor((now.getTime() - first) / DAY_MS));
  return Array.from({ length: days }, (_, day) => new Date(first + day * DAY_MS))
    .filter((day) => day.getUTCDay() === 1 && now.getTime() - day.getTime() > 1.5 * DAY_MS)
    .map((day) => day.toISOString().slice(0, 10));
}

/** On the first of them in a month the month before is summed up. */
export const isFirstMonday = (monday: string): boolean => Number(monday.slice(8)) <= 7;

/** Whoever hears this knows that nothing went out, and tries again. */
const PUT_OFF = /^(?:throttled|ses-paused|ses-daily-quota|ses-429)$/;

/**
 * A letter is claimed before it is sent and never sent again: where its run was ended, or its very sending failed, nobody knows
 * whether it went out.
 */
const mayBeLost = ({ faults }: Pick<Seen, 'faults'>, run: string, since: number): boolean =>
  faults.some(
    ({ function: name, call, kind, at }) =>
      name === run &&
      ms(at) >= since &&
      ((call === 'ses.SendEmail' && !PUT_OFF.test(kind)) ||
        kind.startsWith('killed') ||
        kind === 'timed-out'),
  );

/** `due`: the days from which each letter is owed, with what it is about; only those about which there is something to say. */
export function missingLetters(
  seen: Pick<Seen, 'faults' | 'now'>,
  due: readonly { readonly from: string; readonly about: string }[],
  {
    run,
    letters,
    zone,
  }: {
    readonly run: string;
    readonly letters: readonly InboxMessage[];
    readonly zone: string;
  },
): readonly Breach[] {
  return due
    .filter(
      ({ from, about }) =>
        !letters.some(
          ({ at, subject = '' }) => wallDate(at, zone) >= from && (about === '' || subject.includes(about)),
        ) && !mayBeLost(seen, run, ms(`${from}T00:00:00Z`) - DAY_MS),
    )
    .map(({ from, about }) => breach(`The letter that was due on ${from} never came: ${about}`));
}
