// Counts the work under way. Idle means: nothing under way, and still nothing after everything that was just
// settled had its chance to start something new.
import type { InFlight } from '../world.ts';

const QUIET_TURNS = 3;

export function makeInFlight(): InFlight & { readonly count: number } {
  let count = 0;
  let waiting: (() => void)[] = [];

  function settled(): void {
    count -= 1;
    if (count > 0) return;
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  }

  async function idle(): Promise<void> {
    for (let quiet = 0; quiet < QUIET_TURNS; quiet += 1) {
      if (count > 0) {
        await new Promise<void>((resolve) => waiting.push(resolve));
        quiet = -1;
      }
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    if (count > 0) await idle();
  }

  return {
    get count() {
      return count;
    },
    track(work) {
      count += 1;
      return work.finally(settled);
    },
    idle,
  };
}
