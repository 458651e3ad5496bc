// What no retry gets over is told: a dead letter by the alarm of its queue, messages that do not surely go out by the run that
// counts them. Written apart from the products' own count on purpose.
import { toldAlarm } from '../alarm-letters.ts';
import { breach, groupedBy, HOUR_MS, ms } from '../evidence.ts';
import { keptOfList } from '../kept.ts';
import type { Law, LogLine, Seen } from '../law.ts';

/** Alarms look every few minutes. */
const TOLD_WITHIN_MS = 2 * HOUR_MS;
const COUNTED = 'messages that did not surely go out';
const TOLD = 'SendingTroubleError';
/** The one that was to tell it may have been ended; the next day another tells. */
const MOST_DAYS_UNTOLD = 1;

export const lastingFailuresAreTold: Law = {
  says: 'A failure that lasts reaches the owner.',
  when: 'hour',
  check: (seen) => [...untoldDeadLetters(seen), ...untoldMessages(seen)],
};

function untoldDeadLetters({ deadLetters, messages, now }: Seen) {
  const old = deadLetters.filter(({ at }) => now.getTime() - ms(at) > TOLD_WITHIN_MS);
  return [...groupedBy(old, ({ queue }) => queue)]
    .filter(([queue]) => !messages.some((mail) => toldAlarm(mail)?.startsWith(`${queue}-`)))
    .map(([queue, letters]) => breach(`${queue} holds what nobody was told of`, ...letters));
}

function untoldMessages({ logs }: Seen) {
  return [...troubleByProduct(logs)].flatMap(([product, { isTold, days }]) => {
    if (isTold) return [];
    return days.size <= MOST_DAYS_UNTOLD
      ? []
      : [
          breach(`Messages of ${product} did not go out on ${days.size} days, and nobody was told`, [
            ...days,
          ]),
        ];
  });
}

const troubleByProduct = keptOfList(
  () => new Map<string, { isTold: boolean; readonly days: Set<string> }>(),
  (products, entry: LogLine) => {
    const product = entry.function.split('-')[0] ?? '';
    const own = products.get(product) ?? { isTold: false, days: new Set() };
    products.set(product, own);
    own.isTold ||= entry.line.includes(TOLD);
    for (const day of dayOfTooManyFailures(entry)) own.days.add(day);
  },
);

/** The day on which more than one in a hundred failed. */
function dayOfTooManyFailures({ line }: LogLine): readonly string[] {
  if (!line.includes(COUNTED)) return [];
  const { timestamp, sent, refused, unknown, late } = JSON.parse(line) as Record<string, unknown>;
  const failed = Number(refused) + Number(unknown) + Number(late);
  return failed * 100 > failed + Number(sent) ? [String(timestamp).slice(0, 10)] : [];
}
