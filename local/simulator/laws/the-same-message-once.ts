// Nobody, the owner included, finds the same words in the mailbox twice.

import type { InboxMessage } from '../../world.ts';
import { breach, DAY_MS, HOUR_MS, ms } from '../evidence.ts';
import { keptOfList } from '../kept.ts';
import type { Law } from '../law.ts';

/** Alarms go off and on again; each time is news. */
const IS_ALARM = /^(?:ALARM|OK|INSUFFICIENT_DATA): /;
/** What says the same on two days is about two days. Mail to people may wait for a morning, so that a night makes no two days of one. */
const ONE_DAY_MS = DAY_MS - 4 * HOUR_MS;

export const theSameMessageOnce: Law = {
  says: 'The same message does not arrive twice on a day.',
  when: 'step',
  check({ messages, told }) {
    const people = new Set(told.people.flatMap(({ email, phone }) => [email?.toLowerCase(), phone]));
    const isOneDay = (one: InboxMessage, other: InboxMessage): boolean => {
      const apartMs = ms(other.at) - ms(one.at);
      if (people.has(one.to.toLowerCase())) return apartMs <= ONE_DAY_MS;
      return apartMs <= HOUR_MS || one.at.slice(0, 10) === other.at.slice(0, 10);
    };
    return [...bySameWords(messages).values()].flatMap((same) =>
      same.flatMap((message, index) => {
        const before = same[index - 1];
        if (before === undefined || !isOneDay(before, message)) return [];
        const what = message.subject ?? message.text.slice(0, 60);
        return [
          breach(
            `“${what}” went to ${message.to} at ${before.at} and again at ${message.at}`,
            before,
            message,
          ),
        ];
      }),
    );
  },
};

const bySameWords = keptOfList(
  () => new Map<string, InboxMessage[]>(),
  (groups, message: InboxMessage) => {
    const { channel, to, subject = '', text } = message;
    if (IS_ALARM.test(subject)) return;
    const words = [channel, to, subject, text].join('\n');
    groups.set(words, [...(groups.get(words) ?? []), message]);
  },
);
