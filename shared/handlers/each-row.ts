// Each row on its own. A list, a batch or a run goes on past a row that cannot be handled: what is wrong with the row itself
// leaves it out, counted and logged; what is wrong with AWS lets the others be done first and then fails the run, so that
// it is tried again and its alarm rings. Where one failure follows the other it is not the rows, and the run ends.
import type { Log } from './log.ts';

/** A row for which there was no way, and why, in words for the owner and the log. */
export type LeftOutRow = { readonly row: string; readonly why: string };

/** Something about a row itself is impossible: no repetition will help. */
export class BadRowError extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'BadRowError';
  }
}

/** What our own code and AWS's validation call a value that cannot be; none of them passes by waiting. */
const OF_THE_ROW = new Set([
  'BadRowError',
  'RangeError',
  'TypeError',
  'SyntaxError',
  'ZodError',
  'ValidationException',
  'InvalidMessageContents',
  'InvalidParameterException',
]);
/** So many failures behind each other are no accident of theirs. */
const MOST_IN_A_ROW = 10;

export type EachRow = {
  /** What `work` answers, or undefined for a row that was left out or failed. */
  readonly apart: <Result>(row: string, work: () => Result | Promise<Result>) => Promise<Result | undefined>;
  readonly leftOut: () => readonly LeftOutRow[];
  /** Throws when rows failed for another reason than their own; call it when all others are done. */
  readonly settle: () => void;
};

/** `what` is one of them, for the log: "cart", "offer". */
export function eachRow(what: string, log: Pick<Log, 'error'>): EachRow {
  const leftOut: LeftOutRow[] = [];
  let failures = 0;
  let inARow = 0;
  let first: unknown;
  return {
    async apart(row, work) {
      try {
        const result = await work();
        inARow = 0;
        return result;
      } catch (error) {
        if (isOfTheRow(error)) {
          leftOut.push({ row, why: (error as Error).message });
          log.error(`a ${what} was left out`, { row, error });
          return undefined;
        }
        first ??= error;
        failures += 1;
        inARow += 1;
        log.error(`a ${what} failed, the others go on`, { row, error });
        if (inARow >= MOST_IN_A_ROW) throw error;
        return undefined;
      }
    },
    leftOut: () => leftOut,
    settle() {
      if (failures > 0)
        throw new Error(`${failures} of the rows (${what}) failed; the others are done`, { cause: first });
    },
  };
}

/** True for what is wrong with the value; `fetch` calls a lost connection a TypeError, with what happened as its cause. */
function isOfTheRow(error: unknown): boolean {
  return error instanceof Error && OF_THE_ROW.has(error.name) && error.cause === undefined;
}
