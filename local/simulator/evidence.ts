// How laws read what is seen: rows by a key, what stores told and were answered, figures in a letter.
import type { InjectedFault } from '../aws/faults/trouble.ts';
import type { InboxMessage } from '../world.ts';
import type { Delivery } from './books.ts';
import { keptOfList } from './kept.ts';
import type { Breach, Seen } from './law.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Word of a bounce or a complaint may come thirty hours after its mail, and the bus tries for a while to hand it over. */
export const WORD_OF_MAIL_MS = 36 * HOUR_MS;

/** A wrong, with what shows it. */
export const breach = (what: string, ...rows: readonly unknown[]): Breach => ({ what, rows });

export function groupedBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** The same instants are asked for after every step. */
const instants = new Map<string, number>();
const MOST_INSTANTS = 100_000;

export function ms(instant: string): number {
  const known = instants.get(instant);
  if (known !== undefined) return known;
  if (instants.size >= MOST_INSTANTS) instants.clear();
  const read = Date.parse(instant);
  instants.set(instant, read);
  return read;
}

/** A yes of the shop's, whether or not its sender heard it: from then on the shop is bound. */
const isTakenOn = ({ status, outcome, forgery }: Delivery): boolean =>
  forgery === undefined && status === 200 && (outcome === 'accepted' || outcome === 'duplicate');

/** Each event that was taken on, at the moment of the first yes, in the order of those. */
const firstTakenOn = keptOfList(
  () => new Map<string, Delivery>(),
  (first, delivery: Delivery) => {
    if (!isTakenOn(delivery)) return;
    const key = JSON.stringify(delivery.event);
    if (!first.has(key)) first.set(key, delivery);
  },
);

/** What was taken on, each event once, at the moment of the first yes. */
export const takenOn = (seen: Pick<Seen, 'told'>, types: readonly string[]): readonly Delivery[] =>
  [...firstTakenOn(seen.told.deliveries).values()].filter(({ event }) => types.includes(String(event.type)));

/** The hour on the wall of this zone, with its minutes as a fraction. */
export function wallHour(instant: string, zone: string): number {
  const text = clockOf(zone).format(new Date(instant));
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  return hour + minute / 60;
}

/** As shipped: nobody's advertisement comes between nine in the evening and eight in the morning. */
export function isByNight(instant: string, zone: string): boolean {
  const hour = wallHour(instant, zone);
  return hour >= 21 || hour < 8;
}

/** `2026-11-17` on the wall of this zone. */
export const wallDate = (instant: string, zone: string): string => dateOf(zone).format(new Date(instant));

const clocks = new Map<string, Intl.DateTimeFormat>();
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
  clocks.set(timeZone, known);
  return known;
}
const dates = new Map<string, Intl.DateTimeFormat>();
function dateOf(timeZone: string): Intl.DateTimeFormat {
  const known = dates.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone });
  dates.set(timeZone, known);
  return known;
}

/** The number that stands behind this label in a letter; undefined where the letter does not say it. */
export function figureIn({ text }: Pick<InboxMessage, 'text'>, label: string): number | undefined {
  const line = text.split('\n').find((one) => one.trim().startsWith(label));
  const [number] = line?.slice(line.indexOf(label) + label.length).match(/[\d,]+/) ?? [];
  return number === undefined ? undefined : Number(number.replaceAll(',', ''));
}

/**
 * Messages of one run that left in the same moment, though each was to wait for its turn. A run that AWS hands over twice, or
 * again because it was cut off, may run beside itself, at its own pace each; `runs` are the one that sends, and whoever sets it off.
 */
export function bursts(
  messages: readonly InboxMessage[],
  seen: Pick<Seen, 'faults'>,
  runs: readonly string[],
): readonly Breach[] {
  return [...groupedBy(messages, ({ at }) => at)]
    .filter(([at, together]) => {
      if (together.length === 1) return false;
      const twice = seen.faults.filter(
        ({ function: name, kind, at: struckAt }) =>
          runs.includes(name) &&
          /^(?:duplicate|late|timed-out|killed-before|killed-after)$/.test(kind) &&
          ms(at) - ms(struckAt) < DAY_MS,
      ).length;
      return together.length > 1 + twice;
    })
    .map(([at, together]) => breach(`${together.length} messages of ${runs[0]} left at ${at}`, ...together));
}

/** When anything struck, by function, oldest first. */
const strikes = keptOfList(
  () => new Map<string, number[]>(),
  (moments, { function: name, at }: InjectedFault) => {
    const own = moments.get(name);
    if (own === undefined) moments.set(name, [ms(at)]);
    else own.splice(firstAfter(own, ms(at)), 0, ms(at));
  },
);

/** How many faults struck one of these functions in a span of time. */
export function struck(
  seen: Pick<Seen, 'faults'>,
  functions: RegExp,
  span: { readonly from: number; readonly until: number },
): number {
  if (!(span.from <= span.until)) return 0;
  let count = 0;
  for (const [name, moments] of strikes(seen.faults))
    if (functions.test(name)) count += firstAfter(moments, span.until) - firstFrom(moments, span.from);
  return count;
}

/** Where in sorted moments the first one stands that is later than this; their number if none is. */
function firstAfter(moments: readonly number[], moment: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle] ?? 0) > moment) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Moments are whole milliseconds. */
const firstFrom = (moments: readonly number[], moment: number): number =>
  firstAfter(moments, Math.ceil(moment) - 1);
