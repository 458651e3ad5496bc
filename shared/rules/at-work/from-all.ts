// The limits over all products at work: one person's messages, asked of the decision that the shared row takes.
import { type FromAll, leftAlone, SLOT_NAMES, USUAL_FROM_ALL } from '../../people/contact-policy.ts';
import type { Setting } from '../declaration.ts';
import { type AtWorkTable, atClock, daysAfter, nowOf, sayDate, sayMoment } from './at-work.ts';

type Rules = { readonly fromAll: FromAll | undefined };

/** Until when somebody is left alone who had so many messages, one a minute from this moment on. */
function leftAloneUntil(
  had: number,
  first: Date,
  ask: { readonly limit: FromAll; readonly dayBegan: Date | undefined },
): Date | undefined {
  const row = Object.fromEntries(
    Array.from({ length: had }, (_, at) => [
      SLOT_NAMES[had - 1 - at],
      { id: String(at), sent_at: new Date(first.getTime() + at * 60_000).toISOString() },
    ]),
  );
  const at = new Date(first.getTime() + had * 60_000);
  const alone = leftAlone({ person: '', ...row }, { id: 'next', kind: 'reminder', at, ...ask });
  return alone?.reason === 'enough-messages' ? alone.until : undefined;
}

/** Every product has both sentences, and keeps to its own document's. */
export const fromAllAtWork: AtWorkTable<'fromAll' | 'sameDay'> = {
  fromAll: {
    example(limit: FromAll, setting: Setting<Rules>) {
      const first = atClock(nowOf(setting), '12:00');
      const until = leftAloneUntil(limit.most, first, { limit, dayBegan: undefined });
      const had = limit.most === 1 ? 'a message' : `${limit.most} messages`;
      return (
        until &&
        `Whoever had ${had} on ${sayDate(first)} gets the next one on ${sayMoment(until)} at the earliest.`
      );
    },
  },
  sameDay: {
    example(may: boolean, setting: Setting<Rules>) {
      const noon = atClock(nowOf(setting), '12:00');
      const limit = setting.rules.fromAll ?? USUAL_FROM_ALL;
      const dayBegan = may ? undefined : atClock(noon, '00:00');
      const until = leftAloneUntil(1, noon, { limit, dayBegan });
      const next = until ?? noon;
      const day =
        next < daysAfter(atClock(noon, '00:00'), 1) ? `still on ${sayDate(next)}` : `on ${sayDate(next)}`;
      return `Whoever had a message at noon on ${sayDate(noon)} may get the next one ${day}.`;
    },
  },
};
