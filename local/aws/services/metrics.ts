// The few metric values that alarms look at, kept for as long as the longest alarm looks back.
import type { World } from '../../world.ts';

export type MetricValue = Parameters<World['metric']>[0];

export interface Series {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** Of a metric without dimensions, which is the sum of a region. */
  readonly region?: string | undefined;
}

export interface Metrics {
  record(value: MetricValue, now: number): void;
  /** Values of the series after `from` and up to `until`; none is missing data. */
  between(series: Series, from: number, until: number): readonly number[];
  /** When the newest value that is so was recorded; none of a series whose last value stands until the next. */
  newest(series: Series, isSo: (value: number) => boolean): number | undefined;
}

/** A queue reports its depth every minute; here it reports changes, so its last value stands until the next. */
const STANDING = new Set(['ApproximateNumberOfMessagesVisible']);

/** `keptMs`: how far back the longest alarm looks. */
export function makeMetrics(keptMs: number): Metrics {
  const bySeries = new Map<string, { at: number; value: number }[]>();
  return {
    record(metric, now) {
      const key = keyOf(metric);
      const values = bySeries.get(key) ?? [];
      const oldest = now - keptMs;
      // The last value is kept however old it is, because it may still stand.
      while (values.length > 1 && values[0]!.at < oldest) values.shift();
      values.push({ at: now, value: metric.value });
      bySeries.set(key, values);
    },
    between(series, from, until) {
      const values = bySeries.get(keyOf(series)) ?? [];
      const inside = values.filter(({ at }) => at > from && at <= until).map(({ value }) => value);
      if (!STANDING.has(series.name)) return inside;
      const before = values.filter(({ at }) => at <= from).at(-1);
      return before === undefined ? inside : [before.value, ...inside];
    },
    newest: (series, isSo) =>
      STANDING.has(series.name)
        ? undefined
        : bySeries.get(keyOf(series))?.findLast(({ value }) => isSo(value))?.at,
  };
}

/** A metric is its name and exactly its dimensions, in whatever order; without any it is its region’s. */
export function keyOf({ namespace, name, dimensions, region }: Series): string {
  const pairs = Object.entries(dimensions);
  const sorted = pairs.length < 2 ? pairs : pairs.sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([namespace, name, sorted.length === 0 ? region : sorted]);
}
