// Everything that happened in a month, a line each, in order of time: the same for the same seed, to the byte.
import type { InjectedFault } from '../aws/faults/trouble.ts';

export type TraceLine = { readonly at: string; readonly kind: string; readonly text: string };

export type Trace = ReturnType<typeof makeTrace>;

export function makeTrace(now: () => Date) {
  const kept: TraceLine[] = [];
  return {
    note: (kind: string, text: string, at = now().toISOString()) => void kept.push({ at, kind, text }),
    /** With the faults, which stand before whatever else happened at their moment. */
    lines(faults: readonly InjectedFault[]): readonly TraceLine[] {
      const struck = faults.map(({ at, kind, function: name, call, detail = '' }) => ({
        at,
        kind: 'fault',
        text: `${kind} ${name} ${call} ${detail}`.trim(),
      }));
      return [...struck, ...kept].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
    },
  };
}

export const traceText = (lines: readonly TraceLine[]): string =>
  lines.map(({ at, kind, text }) => `${at} ${kind.padEnd(8)} ${text}\n`).join('');
