// Quiet hours, quiet days and a pause at work, in every product alike: when something goes out that is due in them.
import { isQuiet, nextAllowedMinute, type QuietHours } from '../../time/quiet-hours.ts';
import type { DateSpan, Days } from '../../time/when.ts';
import type { Setting } from '../declaration.ts';
import {
  type AtWork,
  atClock,
  daysAfter,
  minutesAfter,
  nowOf,
  sayClock,
  sayMoment,
  ZONE,
} from './at-work.ts';

type Rules = { readonly quietHours: QuietHours };

/** The first noon of the next year that is quiet; undefined where none is. */
function quietNoon(quiet: QuietHours, setting: Setting<Rules>): Date | undefined {
  const noon = atClock(nowOf(setting), '12:00');
  return Array.from({ length: 366 }, (_, day) => daysAfter(noon, day)).find((moment) =>
    isQuiet(moment, quiet, ZONE),
  );
}

/** Whether any minute of the coming year is left to send in. */
function everOpen(quiet: QuietHours, setting: Setting<Rules>): boolean {
  const now = nowOf(setting);
  const next = nextAllowedMinute(now, quiet, ZONE);
  return !isQuiet(next, quiet, ZONE);
}

const nothingLeft = (thing: string): string =>
  `Together with the other sentences no minute of the year is left, so no ${thing} ever goes out`;

/** `thing` is what goes out: a nudge, a reminder, a mail. */
export const quietAtWork = (thing: string) =>
  ({
    quietHours: {
      example(_: unknown, setting: Setting<Rules>) {
        const { quietHours } = setting.rules;
        const from = quietHours === 'off' || quietHours.from === quietHours.until ? '03:00' : quietHours.from;
        const due = minutesAfter(atClock(nowOf(setting), from), 30);
        const out = nextAllowedMinute(due, quietHours, ZONE);
        return out.getTime() === due.getTime()
          ? `A ${thing} that is due at ${sayClock(due)} goes out at ${sayClock(out)}.`
          : `A ${thing} that is due on ${sayMoment(due)} waits until ${sayMoment(out)}.`;
      },
      doubts: (_: unknown, setting: Setting<Rules>) =>
        everOpen(setting.rules.quietHours, setting) ? [] : [nothingLeft(thing)],
    },
    quietDays: {
      example(stated: Days, setting: Setting<Rules>) {
        const { quietHours } = setting.rules;
        const hours = quietHours === 'off' ? { from: '00:00', until: '00:00' } : quietHours;
        const due = quietNoon({ ...hours, from: '00:00', until: '00:00', days: stated }, setting);
        if (due === undefined || !everOpen(quietHours, setting)) return undefined;
        const out = nextAllowedMinute(due, quietHours, ZONE);
        return `A ${thing} that is due on ${sayMoment(due)} waits until ${sayMoment(out)}.`;
      },
      doubts(stated: Days, setting: Setting<Rules>) {
        if (!everOpen(setting.rules.quietHours, setting)) return [nothingLeft(thing)];
        return overBy(stated.dates, setting) && stated.weekdays.length === 0 ? [over] : [];
      },
    },
    pause: {
      example(_: DateSpan, setting: Setting<Rules>) {
        const due = atClock(nowOf(setting), '12:00');
        const out = nextAllowedMinute(due, setting.rules.quietHours, ZONE);
        return everOpen(setting.rules.quietHours, setting) && out > due
          ? `A ${thing} that is due on ${sayMoment(due)} waits until ${sayMoment(out)}, if it is still welcome then.`
          : undefined;
      },
      doubts(stated: DateSpan, setting: Setting<Rules>) {
        if (stated.to.startsWith('9999'))
          return [
            `No ${thing} goes out at all, and no other rule acts, until this sentence is taken out again`,
          ];
        return stated.to <= today(setting) ? [over] : [];
      },
    },
  }) satisfies Readonly<Record<string, AtWork>>;

const over = 'That is over, so this sentence does nothing any more';

const today = (setting: Setting<unknown>): string => nowOf(setting).toISOString().slice(0, 10);

/** Whether all of these dates have passed; those without a year never do. */
export const overBy = (dates: readonly DateSpan[], setting: Setting<unknown>): boolean =>
  dates.length > 0 && dates.every(({ to }) => to.length > 5 && to < today(setting));
