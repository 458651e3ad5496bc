// A call that takes seconds: somebody waits for it, and for everybody else it is that much later.
import type { Sleepers } from '../sleepers.ts';
import type { InFlight } from '../world.ts';
import type { VirtualClock } from './clock.ts';

export function makePause(parts: {
  readonly clock: Pick<VirtualClock, 'now' | 'moveTo'>;
  readonly inFlight: Pick<InFlight, 'track'>;
  readonly later: Sleepers['later'];
}): (milliseconds: number) => Promise<void> {
  const { clock, inFlight, later } = parts;
  return (milliseconds) => {
    const until = clock.now() + milliseconds;
    const pause = new Promise<void>((resolve) => {
      later(milliseconds, resolve);
    });
    // Real time has moved the clock already; a clock that is held moves here.
    return inFlight.track(pause.then(() => clock.moveTo(until)));
  };
}
