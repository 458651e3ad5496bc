// The owner hears of what lasts, and of nothing that passed by itself: an alarm about a function that failed needs a fault
// that its retries do not get over, or messages that do not go out, of which each kind is news once a day.

import type { InjectedFault } from '../../aws/faults/trouble.ts';
import type { InboxMessage } from '../../world.ts';
import { lettersAlarm } from '../alarm-letters.ts';
import { breach, groupedBy, HOUR_MS, ms, struck } from '../evidence.ts';
import { keptOfList } from '../kept.ts';
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
    const lasting = { faults: lastingOf(faults) };
    const unexplained = errorAlarms(messages).filter(({ message, ofProduct }) => {
      const until = ms(message.at);
      // What one function cannot do fails the one that waits for it.
      return struck(lasting, ofProduct, { from: until - LOOKS_BACK_MS, until }) === 0;
    });
    return [...groupedBy(unexplained, ({ name, day }) => `${name} on ${day}`)]
      .filter(([, letters]) => letters.length > KINDS_OF_TROUBLE)
      .map(([what, letters]) =>
        breach(
          `The owner heard of ${what} more than ${KINDS_OF_TROUBLE} times`,
          ...letters.map(({ message, name, day }) => ({ message, name, day })),
        ),
      );
  },
};

const lastingOf = keptOfList(
  (): InjectedFault[] => [],
  (lasting, fault: InjectedFault) => {
    if (!PASSES.test(fault.kind)) lasting.push(fault);
  },
);

type ErrorAlarm = {
  readonly message: InboxMessage;
  readonly name: string;
  readonly day: string;
  readonly ofProduct: RegExp;
};

const errorAlarms = keptOfList(
  (): ErrorAlarm[] => [],
  (alarms, message: InboxMessage) => {
    // Some come by the account's own notification as well, which is the same news.
    const alarm = lettersAlarm(message);
    if (alarm?.endsWith(ERRORS) !== true) return;
    const name = alarm.slice(0, -ERRORS.length);
    const ofProduct = new RegExp(`^${name.split('-')[0]}(?:-|$)`);
    alarms.push({ message, name, day: message.at.slice(0, 10), ofProduct });
  },
);
