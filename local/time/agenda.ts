// What is planned, in order of time. Whole runs of it are fired by `advance`; in real time one timer waits for
// the next entry, so that an idle laptop does nothing at all.
import type { Agenda, AgendaEntry } from '../world.ts';

export interface RunningAgenda extends Agenda {
  /** Removes and returns the entries of the earliest moment, if that is not after `until`. */
  takeNext(until: number): readonly AgendaEntry[];
  nextAt(): number | undefined;
  /** Called whenever the earliest moment may have changed. */
  onChange(listener: () => void): void;
}

export function makeAgenda(): RunningAgenda {
  const byKey = new Map<string, AgendaEntry>();
  // Kept sorted by time, then by the order of planning; a schedule has at most one entry, so this stays short.
  let sorted: AgendaEntry[] = [];
  let changed = () => {};

  function remove(key: string): void {
    const entry = byKey.get(key);
    if (entry === undefined) return;
    byKey.delete(key);
    sorted.splice(sorted.indexOf(entry), 1);
  }

  function insert(entry: AgendaEntry): void {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sorted[middle]!.at <= entry.at) low = middle + 1;
      else high = middle;
    }
    sorted.splice(low, 0, entry);
    byKey.set(entry.key, entry);
  }

  return {
    plan(entry) {
      remove(entry.key);
      insert(entry);
      changed();
    },
    cancel(key) {
      remove(key);
      changed();
    },
    entries: () => [...sorted],
    nextAt: () => sorted[0]?.at,
    takeNext(until) {
      const at = sorted[0]?.at;
      if (at === undefined || at > until) return [];
      const end = sorted.findIndex((entry) => entry.at > at);
      const taken = end === -1 ? sorted : sorted.slice(0, end);
      sorted = end === -1 ? [] : sorted.slice(end);
      for (const entry of taken) byKey.delete(entry.key);
      return taken;
    },
    onChange(listener) {
      changed = listener;
    },
  };
}
