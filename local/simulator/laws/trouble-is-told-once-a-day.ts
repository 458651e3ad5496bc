// A bad day is one letter of each kind, and not one of every run: too many failures in 24 hours, and messages that wait for long.
import { breach, DAY_MS, groupedBy } from '../evidence.ts';
import { keptOfList } from '../kept.ts';
import type { Law, LogLine } from '../law.ts';

const KINDS_OF_TROUBLE = 2;
const TOLD = '"errorType":"SendingTroubleError"';

export const troubleIsToldOnceADay: Law = {
  says: 'What is told once a day is told once a day.',
  when: 'hour',
  check({ logs, now, startedAt }) {
    const days = Math.floor((now.getTime() - startedAt.getTime()) / DAY_MS) + 1;
    return [...groupedBy(toldIn(logs), ({ function: name }) => name.split('-')[0] ?? '')]
      .filter(([, lines]) => lines.length > days * KINDS_OF_TROUBLE)
      .map(([product, lines]) =>
        breach(
          `The owner of ${product} heard of the same trouble ${lines.length} times in ${days} days`,
          ...lines,
        ),
      );
  },
};

const toldIn = keptOfList(
  (): LogLine[] => [],
  (told, entry: LogLine) => {
    if (entry.line.includes(TOLD)) told.push(entry);
  },
);
