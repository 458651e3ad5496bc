// The steps of a month: the clock moves to whatever comes next, deeds are done, everything settles, the laws are asked.

import type { Trouble } from '../aws/faults/trouble.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { InboxMessage } from '../world.ts';
import type { Deed } from './deed.ts';
import type { Judge } from './judge.ts';
import type { Watch } from './seen.ts';
import type { Trace } from './trace.ts';

const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

export type Steps = {
  readonly runtime: Runtime;
  readonly trouble: Trouble;
  readonly judge: Judge;
  readonly watch: Watch;
  readonly trace: Trace;
  readonly deeds: readonly Deed[];
  readonly onMessage: (message: InboxMessage) => readonly Deed[];
  /** Epoch milliseconds at which faults end, and at which the month does. */
  readonly until: number;
  readonly end: number;
  /** Whether enough is known. */
  readonly isOver: () => boolean;
};

/** Answers how many steps there were. */
export async function playSteps(play: Steps): Promise<number> {
  const { runtime, trouble, judge, watch, trace, until, end } = play;
  const waiting = play.deeds.toSorted(byTime);
  let steps = 0;
  let read = runtime.messages().length;
  trouble.begin(() => runtime.now());
  await judge.ask('faults', 'hour');

  while (!play.isOver()) {
    const now = runtime.now().getTime();
    const isCalm = now >= until;
    if (isCalm) {
      trouble.end();
      runtime.model.setMode('stand-in');
    }
    if (now >= end) {
      watch.touched();
      await judge.ask('over', 'end');
      break;
    }
    const hour = Math.floor(now / HOUR_MS) * HOUR_MS + HOUR_MS;
    const next = Math.max(now, Math.min(waiting[0]?.at ?? end, hour, end));
    const { fired } = await runtime.advance(new Date(next).toISOString());
    for (const { at, target } of fired) trace.note('fires', target, at);
    const due = waiting.splice(0, dueBy(waiting, next));
    for (const { who, does } of due) trace.note('does', `${who} ${does}`);
    const followed = await Promise.all(due.map(({ run }) => run()));
    if (due.some(({ isByTool }) => isByTool)) watch.touched();
    await runtime.idle();
    const arrived = runtime.messages().slice(read);
    read += arrived.length;
    for (const { channel, to, subject = '' } of arrived)
      trace.note('message', `${channel} to ${to} ${subject}`.trim());
    waiting.push(...followed.flatMap((more) => more ?? []), ...arrived.flatMap(play.onMessage));
    waiting.sort(byTime);
    steps += 1 + due.length;
    // What has passed its time goes by itself at the turn of a day.
    if (Math.floor(next / DAY_MS) !== Math.floor(now / DAY_MS)) watch.touched();
    await judge.ask(isCalm ? 'calm' : 'faults', next === hour ? 'hour' : 'step');
  }
  return steps;
}

function dueBy(waiting: readonly Deed[], moment: number): number {
  const first = waiting.findIndex(({ at }) => at > moment);
  return first === -1 ? waiting.length : first;
}

const byTime = (one: Deed, other: Deed): number => one.at - other.at;
