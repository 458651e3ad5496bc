// The demo month as a list of beats: moments at which the world outside does something. Between two beats the clock
// is moved on and the suite does what it does; what it sends may call for further beats, such as a tap.
import type { Runtime } from '../runtime/runtime.ts';
import type { InboxMessage } from '../world.ts';

export type Beat = {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly play: () => Promise<void>;
};

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** Reactions are as prompt as this: the inbox is looked into once an hour even when nothing else happens. */
const LOOK_EVERY_MS = HOUR_MS;

/** Plays the beats in order of time until `until`. Throws what a beat or the runtime throws. */
export async function playBeats(play: {
  readonly runtime: Pick<Runtime, 'advance' | 'now' | 'messages'>;
  readonly beats: readonly Beat[];
  readonly until: number;
  readonly onMessage: (message: InboxMessage) => readonly Beat[];
  readonly onLook?: (now: Date) => void;
}): Promise<void> {
  const { runtime, until } = play;
  const waiting = [...play.beats].sort(byTime);
  let seen = runtime.messages().length;
  for (let now = runtime.now().getTime(); now < until; now = runtime.now().getTime()) {
    const next = Math.min(waiting[0]?.at ?? until, now + LOOK_EVERY_MS, until);
    if (next > now) await runtime.advance(new Date(next).toISOString());
    while (waiting[0] !== undefined && waiting[0].at <= next) await waiting.shift()?.play();

    const messages = runtime.messages();
    const reactions = messages.slice(seen).flatMap(play.onMessage);
    seen = messages.length;
    if (reactions.length > 0) {
      waiting.push(...reactions);
      waiting.sort(byTime);
    }
    play.onLook?.(runtime.now());
  }
}

const byTime = (one: Beat, other: Beat): number => one.at - other.at;
