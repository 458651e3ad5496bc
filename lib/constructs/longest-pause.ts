// How long a run by the clock is away at most, read from its cron.

const DAY_HOURS = 24;

/**
 * The longest time between two runs of a daily cron, in hours: `0/15 * * * ? *` is 0.25, `0 2,5,8 * * ? *` is 18. Minutes are
 * one number or a step from one, hours are all or a list of numbers and ranges; throws for anything else, days other than all
 * of them included.
 */
export function longestPauseHours(cron: string): number {
  const [minutes = '', hours = '', ...days] = cron.split(' ');
  if (days.join(' ') !== '* * ? *') throw unreadable(cron);
  const step = /^\d+(?:\/(\d+))?$/.exec(minutes);
  if (step === null) throw unreadable(cron);
  if (hours === '*') return step[1] === undefined ? 1 : Number(step[1]) / 60;
  const starts = hours
    .split(',')
    .flatMap((part) => hoursOf(part, cron))
    .sort((one, other) => one - other);
  return Math.max(...starts.map((start, index) => (starts[index + 1] ?? starts[0]! + DAY_HOURS) - start));
}

function hoursOf(part: string, cron: string): readonly number[] {
  const found = /^(\d+)(?:-(\d+))?$/.exec(part);
  if (found === null) throw unreadable(cron);
  const from = Number(found[1]);
  const until = Number(found[2] ?? found[1]);
  return Array.from({ length: until - from + 1 }, (_, index) => from + index);
}

const unreadable = (cron: string) =>
  new Error(`How long "${cron}" pauses is not known: see longest-pause.ts`);
