// Read, decide, and write on the condition that nobody wrote in between; whoever loses that race begins anew with what the
// winner left. Bounded, because a loop without an end would hide that two writers never let each other through.
import { pause } from './pause.ts';

export type Looks<Result> = {
  /** So many looks in all. */
  readonly tries: number;
  /** Who runs in the races, for the error: "Cart 1001". */
  readonly who: string;
  /** Waits this long after the first lost race, twice as long after the second, and so on. Default: not at all. */
  readonly pauseMs?: number;
  /** What to answer when every race was lost. Default: an error, and whoever called tries again later. */
  readonly otherwise?: () => Result;
};

/** What the first look answers that is not `again`; a look answers `again` where its write lost a race. */
export async function lookAgain<Result>(
  { tries, who, pauseMs = 0, otherwise }: Looks<NoInfer<Result>>,
  once: () => Promise<Result | 'again'>,
): Promise<Result> {
  for (let look = 1; look <= tries; look += 1) {
    const result = await once();
    if (result !== 'again') return result;
    if (pauseMs > 0) await pause(pauseMs * look);
  }
  if (otherwise !== undefined) return otherwise();
  throw new Error(`${who} lost ${tries} races in a row`);
}
