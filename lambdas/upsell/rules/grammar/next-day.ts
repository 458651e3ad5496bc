// A nudge that waits for the next day, instead of so many minutes.

import { declare, wording } from '../../../../shared/rules/declaration.ts';
import { type ClockTime, clockTime } from '../../../../shared/rules/slots/clock-time.ts';
import { numberAt } from '../../../../shared/rules/slots/number.ts';
import type { Slot } from '../../../../shared/rules/slots/slot.ts';

const send = '[(send|text|nudge|message|email|write|write to|wait|wait until|hold off until)]';
const it =
  '[(nudge|message|offer|text|email|it|anything|customers|customer|people|them|the nudges|nudges|texts|emails|offers)]';
const order =
  '(order|purchase|sale|checkout|they buy|they bought|they order|they ordered|buying|ordering|it|they have bought|they purchase|someone buys)';
const before =
  '[(before (sending|texting|emailing|writing|nudging|messaging)|to send|and send|then send)] [(it|nudge|them)]';

/** Early enough for the day's first look at a telephone, and in nobody's sleep. */
const MORNING: ClockTime = '09:00';

/** "At ten", where the morning is said. */
const early: Slot<ClockTime> = {
  read: (words, at) => {
    const hour = numberAt(words, at);
    return hour === undefined || hour.value < 5 || hour.value > 11 || !Number.isInteger(hour.value)
      ? []
      : [{ next: hour.next, value: `${String(hour.value).padStart(2, '0')}:00` }];
  },
};

/** When on the day after the order; absent: the nudge waits so many minutes. */
export const nextDay = declare<ClockTime | undefined, ClockTime>({
  rule: 'next-day',
  about: 'the next day',
  byDefault: () => undefined,
  wordings: () => [
    wording({
      example: 'Send the nudge the next morning.',
      stated: () => 'send-delay',
      patterns: [
        `${send} ${it} [(on|in)] (next|following) morning [after ${order}] ${before}`,
        `${send} ${it} [(on|in)] morning after [${order}]`,
        `(wait|hold off|hold on|hold it|hold them) [${it}] until [(next|following)] morning [after ${order}] ${before}`,
      ],
      slots: {},
      states: () => MORNING,
    }),
    wording({
      example: 'Send the nudge the next day at 10 am.',
      stated: () => 'send-delay',
      patterns: [
        `${send} ${it} [on] (next|following) (day|morning|evening) [after ${order}] at {time}`,
        `${send} ${it} [on] (day|morning) after [${order}] at {time}`,
        `${send} ${it} [(on|in)] [(next|following)] morning [after [${order}]] at {early}`,
        `(suggestions|nudges|texts|messages|offers|they) (go out|go|are sent|should go out|should go) at {early} [(on|in)] (next|following) (day|morning)`,
        `${send} ${it} at {time} [on] (next|following) (day|morning|evening)`,
        `${send} ${it} at {time} [on] (day|morning) after [${order}]`,
        `(wait|hold off|hold on|hold it|hold them) [${it}] until {time} [on] (next|following) (day|morning|evening) ${before}`,
      ],
      slots: { time: clockTime(), early },
      states: ({ early: hour = MORNING, time = hour }) => time,
    }),
  ],
  means: (time) => `A nudge goes out at ${time} on the day after the order, by the shop's clock.`,
  handbook: {
    shipped: '(so long after the order)',
    also: ['Send the nudge the next morning.', 'Text them at 10 am the next day.'],
  },
});
