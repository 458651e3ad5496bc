// AWS's dialect of cron: minutes, hours, day of the month, month, day of the week, year. What the documentation says is
// read as it says; what it leaves open (`31W` in April, `L` in a list, ranges that wrap) is refused by name, so that no
// schedule runs here at another time than on AWS.

export type Cron = {
  /** The first moment after this one, both as wall clock time in epoch milliseconds as if it were UTC. */
  readonly next: (after: number) => number | undefined;
};

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

type Field = {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly words?: readonly string[];
};
const MINUTES: Field = { name: 'minutes', least: 0, most: 59 };
const HOURS: Field = { name: 'hours', least: 0, most: 23 };
const DAYS: Field = { name: 'day-of-month', least: 1, most: 31 };
const MONTH: Field = { name: 'month', least: 1, most: 12, words: MONTHS };
const DAYS_OF_WEEK: Field = { name: 'day-of-week', least: 1, most: 7, words: WEEKDAYS };
const YEARS: Field = { name: 'year', least: 1970, most: 2199 };

/** AWS would take it, or nobody knows whether; the laptop does not, and says which part it is. */
export class UnsupportedSchedule extends Error {
  constructor(field: string, written: string) {
    super(`The laptop does not read ${written} in the field ${field} of a cron expression`);
    this.name = 'UnsupportedSchedule';
  }
}

/** `undefined` for what AWS refuses. Throws `UnsupportedSchedule`. */
export function parseCron(expression: string): Cron | undefined {
  const fields = expression.trim().split(/\s+/);
  const [minuteText, hourText, dayText, monthText, weekdayText, yearText] = fields;
  if (fields.length !== 6 || yearText === undefined) return undefined;
  // Exactly one of the two says "any"; AWS refuses everything else.
  if ((dayText === '?') === (weekdayText === '?')) return undefined;
  const minutes = valuesOf(minuteText!, MINUTES);
  const hours = valuesOf(hourText!, HOURS);
  const months = valuesOf(monthText!, MONTH);
  const years = valuesOf(yearText, YEARS);
  const daysOf = dayText === '?' ? byWeekday(weekdayText!) : byDay(dayText!);
  if (!minutes || !hours || !months || !years || !daysOf) return undefined;
  const days = monthByMonth(daysOf);
  return {
    next(after) {
      const present = new Date(after).getUTCFullYear();
      for (const year of years) {
        if (year < present) continue;
        for (const month of months) {
          if (Date.UTC(year, month, 1) <= after) continue;
          for (const day of days(year, month)) {
            const start = Date.UTC(year, month - 1, day);
            if (start + DAY_MS <= after) continue;
            for (const hour of hours) {
              for (const minute of minutes) {
                const at = start + hour * HOUR_MS + minute * MINUTE_MS;
                if (at > after) return at;
              }
            }
          }
        }
      }
      return undefined;
    },
  };
}

/** `*`, numbers and names, ranges, steps and lists of them; in order, each once. */
function valuesOf(text: string, field: Field): readonly number[] | undefined {
  const found = new Set<number>();
  for (const part of text.split(',')) {
    const [, from, to, step] = /^(\*|[A-Z]+|\d{1,4})(?:-([A-Z]+|\d{1,4}))?(?:\/(\d{1,4}))?$/.exec(part) ?? [];
    if (from === undefined) {
      if (/[LW#?a-z]/.test(part)) refuse(field, part);
      return undefined;
    }
    const first = from === '*' ? field.least : numberIn(from, field);
    const alone = from === '*' || step !== undefined ? field.most : first;
    const last = to === undefined ? alone : numberIn(to, field);
    const by = step === undefined ? 1 : Number(step);
    if (first === undefined || last === undefined || by < 1) return undefined;
    if (from === '*' && to !== undefined) return undefined;
    if (first > last || by > field.most || (step !== undefined && field === DAYS_OF_WEEK))
      refuse(field, part);
    for (let value = first; value <= last; value += by) found.add(value);
  }
  return [...found].sort((one, other) => one - other);
}

function numberIn(written: string, { least, most, words = [] }: Field): number | undefined {
  const value = /^\d/.test(written) ? Number(written) : words.indexOf(written) + 1;
  return value >= least && value <= most && (value > 0 || /^\d/.test(written)) ? value : undefined;
}

function refuse({ name }: Field, written: string): never {
  throw new UnsupportedSchedule(name, written);
}

type DaysOf = (year: number, month: number) => readonly number[];

/** Asked for the same month at every run of it. */
function monthByMonth(daysOf: DaysOf): DaysOf {
  let known: { readonly year: number; readonly month: number; readonly days: readonly number[] } | undefined;
  return (year, month) => {
    if (known?.year !== year || known.month !== month) known = { year, month, days: daysOf(year, month) };
    return known.days;
  };
}

/** `L` is the last day of the month, `3W` the weekday nearest to the third and in the same month. */
function byDay(text: string): DaysOf | undefined {
  if (text === 'L') return (year, month) => [lengthOf(year, month)];
  const nearest = /^(\d{1,2})W$/.exec(text)?.[1];
  if (nearest !== undefined) {
    const wanted = Number(nearest);
    if (wanted < 1 || wanted > DAYS.most) return undefined;
    // What AWS does in a month that has no such day is not written anywhere.
    if (wanted > 28) refuse(DAYS, text);
    return (year, month) => [nearestWeekday(year, month, wanted)];
  }
  if (/[LW]/.test(text)) refuse(DAYS, text);
  const days = valuesOf(text, DAYS);
  return days && ((year, month) => days.filter((day) => day <= lengthOf(year, month)));
}

/** `2#1` is the first Monday, `6L` the last Friday. */
function byWeekday(text: string): DaysOf | undefined {
  const [, named, nth] = /^([A-Z]{3}|\d)#(\d)$/.exec(text) ?? [];
  if (named !== undefined) {
    const weekday = numberIn(named, DAYS_OF_WEEK);
    if (weekday === undefined || Number(nth) < 1 || Number(nth) > 5) return undefined;
    return (year, month) => allOf(year, month, weekday).slice(Number(nth) - 1, Number(nth));
  }
  const last = /^([A-Z]{3}|\d)L$/.exec(text)?.[1];
  if (last !== undefined) {
    const weekday = numberIn(last, DAYS_OF_WEEK);
    return weekday === undefined ? undefined : (year, month) => allOf(year, month, weekday).slice(-1);
  }
  // AWS takes one expression with # in the field, and says so.
  if (text.includes('#')) return undefined;
  if (/(?:^|[,\d-])L|\dL|^L/.test(text)) refuse(DAYS_OF_WEEK, text);
  const weekdays = valuesOf(text, DAYS_OF_WEEK);
  return (
    weekdays &&
    ((year, month) =>
      weekdays.flatMap((weekday) => allOf(year, month, weekday)).sort((one, other) => one - other))
  );
}

const lengthOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const weekdayOf = (year: number, month: number, day: number): number =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;

function allOf(year: number, month: number, weekday: number): readonly number[] {
  const first = 1 + ((weekday - weekdayOf(year, month, 1) + 7) % 7);
  const days: number[] = [];
  for (let day = first; day <= lengthOf(year, month); day += 7) days.push(day);
  return days;
}

function nearestWeekday(year: number, month: number, day: number): number {
  const weekday = weekdayOf(year, month, day);
  if (weekday === 7) return day === 1 ? 3 : day - 1;
  if (weekday === 1) return day === lengthOf(year, month) ? day - 2 : day + 1;
  return day;
}
