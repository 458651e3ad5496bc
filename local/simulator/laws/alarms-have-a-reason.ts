// The owner hears of what lasts, and of nothing that passed by itself: an alarm about a function that failed needs a fault
// that its retries do not get over, or messages that do not go out, of which each kind is news once a day.

import type { InjectedFault } from '../../aws/faults/trouble.ts';
import { lettersAlarm } from '../alarm-letters.ts';
import { breach, groupedBy, HOUR_MS, ms } from '../evidence.ts';
import type { Law } from '../law.ts';

/** What every client of AWS tries again by itself, or what is no failure at all. */
const PASSES =
  /^(?:transaction-conflict|slow|stale-read|cold-start|duplicate|late|nonsense|bounce|complaint)/;
const ERRORS = '-errors';
const LOOKS_BACK_MS = HOUR_MS;
/** Too many failures in 24 hours, and messages that wait for long. */
const KINDS_OF_TROUBLE = 2;

export const alarmsHaveAReason: Law = {
  says: 'The owner hears of a lasting failure once, and of a passing one never.',
  when: 'hour',
  check({ messages, faults }) {
    const lasting = groupedBy(
      faults.filter(({ kind }) => !PASSES.test(kind)),
      ({ function: name }: InjectedFault) => name,
    );
    const unexplained = messages.flatMap((message) => {
      // Some come by the account's own notification as well, which is the same news.
      const alarm = lettersAlarm(message);
      if (alarm?.endsWith(ERRORS) !== true) return [];
      const name = alarm.slice(0, -ERRORS.length);
      const at = ms(message.at);
      // What one function cannot do fails the one that waits for it.
      const isExplained = [...lasting].some(
        ([function_, own]) =>
          sameProduct(function_, name) &&
          own.some((fault) => ms(fault.at) <= at && ms(fault.at) >= at - LOOKS_BACK_MS),
      );
      return isExplained ? [] : [{ message, name, day: message.at.slice(0, 10) }];
    });
    return [...groupedBy(unexplained, ({ name, day }) => `${name} on ${day}`)]
      .filter(([, letters]) => letters.length > KINDS_OF_TROUBLE)
      .map(([what, letters]) =>
        breach(`The owner heard of ${what} more than ${KINDS_OF_TROUBLE} times`, ...letters),
      );
  },
};

const sameProduct = (one: string, other: string): boolean => one.split('-')[0] === other.split('-')[0];
