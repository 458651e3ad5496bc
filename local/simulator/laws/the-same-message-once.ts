// Nobody, the owner included, finds the same words in the mailbox twice.
import { breach, DAY_MS, groupedBy, ms } from '../evidence.ts';
import type { Law } from '../law.ts';

/** Alarms go off and on again; each time is news. */
const IS_ALARM = /^(?:ALARM|OK|INSUFFICIENT_DATA): /;
/** A letter that says the same on two days is about two days. */
const ONE_DAY_MS = DAY_MS - 4 * 3_600_000;

export const theSameMessageOnce: Law = {
  says: 'The same message does not arrive twice on a day.',
  when: 'step',
  check: ({ messages }) =>
    [
      ...groupedBy(
        messages.filter(({ subject = '' }) => !IS_ALARM.test(subject)),
        ({ channel, to, subject = '', text }) => [channel, to, subject, text].join('\n'),
      ).values(),
    ].flatMap((same) =>
      same.flatMap((message, index) => {
        const before = same[index - 1];
        if (before === undefined || ms(message.at) - ms(before.at) > ONE_DAY_MS) return [];
        const what = message.subject ?? message.text.slice(0, 60);
        return [
          breach(
            `“${what}” went to ${message.to} at ${before.at} and again at ${message.at}`,
            before,
            message,
          ),
        ];
      }),
    ),
};
