// What a failed month leaves for whoever mends it: the law, the shortest history that still breaks it, the rows as a timeline,
// and the command that plays it again.
import type { Found } from './judge.ts';
import { playSeed } from './month.ts';
import type { MonthPart, MonthPlan, PlayedMonth } from './month-plan.ts';
import { type History, shrink } from './shrink.ts';

export type FailedSeed = {
  readonly found: Found;
  /** The month as it was shortened; the whole of it where it could not be. */
  readonly played: PlayedMonth;
  readonly history: History | undefined;
};

/** Plays a failed month again and again, without ever more of it, and with nobody watching; not at all for no plays. */
export async function shortened(
  plan: MonthPlan,
  failed: PlayedMonth,
  mostPlays: number,
): Promise<FailedSeed | undefined> {
  const [found] = failed.found;
  if (found === undefined) return undefined;
  if (mostPlays === 0) return { found, played: failed, history: undefined };
  const { audience: _shown, ...unseen } = plan;
  const from: History = {
    deeds: failed.deeds.flatMap(({ at }, index) => (at <= Date.parse(found.at) ? [index] : [])),
    faults: [...new Set(failed.faults.filter(({ at }) => at <= found.at).map(({ key }) => key))],
  };
  let played = failed;
  let shown = found;
  const stillBreaks = async (history: History): Promise<boolean> => {
    const again = await playSeed({ ...unseen, part: partOf(history), stopAt: { law: found.law } });
    const same = again.found.find(({ law }) => law === found.law);
    if (same === undefined) return false;
    played = again;
    shown = same;
    return true;
  };
  const history = await shrink({ from, stillBreaks, mostPlays });
  return { found: shown, played, history };
}

export function partOf({ deeds, faults }: History): MonthPart {
  const [wanted, allowed] = [new Set(deeds), new Set(faults)];
  return { hasDeed: (index) => wanted.has(index), isAllowed: (key) => allowed.has(key) };
}

/** As lines to print. `whole` is the month in full, whose faults the command counts. */
export function failureLines(failure: FailedSeed, whole: PlayedMonth, command: string): readonly string[] {
  const { found, played, history } = failure;
  const keys = [...new Set(whole.faults.map(({ key }) => key))];
  const struck = history?.faults.map((key) => keys.indexOf(key)).join(',');
  const again =
    history === undefined ? command : `${command} --deeds ${history.deeds.join(',')} --struck ${struck}`;
  const until = found.at;
  return [
    `seed ${whole.seed} breaks a law`,
    `  ${found.law}`,
    `  ${until}  ${found.breach.what}`,
    history === undefined
      ? '  The history as it was played:'
      : `  The shortest history that still breaks it (${history.deeds.length} of ${whole.deeds.length} deeds, ${history.faults.length} of ${keys.length} faults):`,
    ...played.trace
      .filter(({ at, kind }) => at <= until && kind !== 'fires')
      .slice(-LONGEST)
      .map(({ at, kind, text }) => `    ${at}  ${kind.padEnd(7)} ${text}`),
    '  The rows:',
    ...timeline(found.breach.rows).map((row) => `    ${row}`),
    `  Play it again: ${again}`,
  ];
}

const LONGEST = 60;
const LONGEST_ROW = 600;

/** In the order of the last moment that each row names. */
function timeline(rows: readonly unknown[]): readonly string[] {
  return rows
    .map((row) => {
      const text = JSON.stringify(row);
      const moments = text.match(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g) ?? [];
      return { at: moments.toSorted().at(-1) ?? '', text: text.slice(0, LONGEST_ROW) };
    })
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
    .map(({ at, text }) => `${at.padEnd(24)} ${text}`);
}
