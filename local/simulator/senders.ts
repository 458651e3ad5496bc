// A store or a till with bad habits: it tells doubled, reordered and late, loses answers, has a clock that is wrong, is offline
// for hours and then sends everything at once. It tries until it hears a yes, as platforms do.

import type { Chance } from '../chance.ts';
import type { Row } from './books.ts';
import type { Deed } from './deed.ts';
import type { Doors } from './doors.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** After the first, second, … attempt: about 28 hours in all, then the platform gives up. */
const WAITS_MS = [5_000, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 5 * HOUR_MS, 10 * HOUR_MS, 10 * HOUR_MS];
const OFFLINE_MS = 4 * HOUR_MS;
/** Into so many moments of that minute. */
const MOMENTS = 6;
/** Some are collected and told in rounds: what happened to one cart, or at one till, is then told in the same moment. */
const ROUND_MS = 10 * MINUTE_MS;
const LONGEST_LATE_MS = 28 * HOUR_MS;
/** Signatures are good for five minutes. */
const WRONG_CLOCK_MS = 7 * MINUTE_MS;

export type Happening = {
  /** Of the webhook; tellings of the same under a new id end in `-again`. */
  readonly id: string;
  /** Epoch milliseconds at which it happened. */
  readonly at: number;
  readonly event: Row;
};

export type Sender = {
  /** Every telling of it, planned. */
  tells(happening: Happening): readonly Deed[];
};

export function makeSender(parts: {
  readonly doors: Doors;
  readonly product: string;
  readonly function: string;
  readonly who: string;
  readonly chance: Chance;
  readonly startsAt: Date;
  readonly days: number;
  /** Called for each telling that the shop said yes to. */
  readonly onYes?: (event: Row) => void;
}): Sender {
  const { doors, product, who, chance, startsAt, days } = parts;
  const span = days * DAY_MS;
  const offlineFrom = startsAt.getTime() + chance.of('offline').between(0, span);
  const wrongFrom = startsAt.getTime() + chance.of('clock').between(0, span);
  const drift = chance.of('drift').between(-2 * MINUTE_MS, 2 * MINUTE_MS);

  const isOffline = (at: number) => at >= offlineFrom && at < offlineFrom + OFFLINE_MS;
  /** Offline, it keeps what it has and sends all of it within a minute once it is back, some of it in the same moment. */
  const reachable = (at: number, own: Chance) =>
    isOffline(at) ? offlineFrom + OFFLINE_MS + own.between(0, MOMENTS) * (MINUTE_MS / MOMENTS) : at;
  const skewAt = (at: number) => (at >= wrongFrom && at < wrongFrom + HOUR_MS ? WRONG_CLOCK_MS : drift);

  function attempt(webhookId: string, event: Row, count: number, wanted: number): Deed {
    const own = chance.of(`${webhookId} attempt ${count}`);
    const at = reachable(wanted, own);
    return {
      at,
      who,
      does: `tells ${String(event.type)} ${webhookId}${count === 1 ? '' : `, attempt ${count}`}`,
      async run() {
        const asked = { product, function: parts.function, webhookId, attempt: count, event };
        const isLost = own.happens(0.06);
        const isHeard = await doors.tell({ ...asked, skewMs: skewAt(at), isLost });
        const wait = WAITS_MS[count - 1];
        return isHeard || wait === undefined ? [] : [attempt(webhookId, event, count + 1, at + wait)];
      },
    };
  }

  return {
    tells({ id, at, event }) {
      const own = chance.of(id);
      const first = own.happens(0.15) ? Math.ceil(at / ROUND_MS) * ROUND_MS : at + latenessOf(own);
      const tellings = [attempt(id, event, 1, first)];
      // The same delivery twice at once, the same a little later, the same under another id, or all of yesterday again.
      if (own.happens(0.1)) tellings.push(attempt(id, event, 1, first));
      if (own.happens(0.1)) tellings.push(attempt(id, event, 1, first + own.between(1, 20 * MINUTE_MS)));
      if (own.happens(0.1))
        tellings.push(attempt(`${id}-again`, event, 1, first + own.between(0, 5 * MINUTE_MS)));
      if (own.happens(0.06)) tellings.push(attempt(`${id}-replay`, event, 1, first + DAY_MS));
      return tellings;
    },
  };
}

/** Most are told at once, some in another order than they happened, a few hours or more than a day later. */
function latenessOf(own: Chance): number {
  const kind = own.between(1, 100);
  if (kind <= 70) return own.between(0, 2_000);
  if (kind <= 85) return own.between(0, 5 * MINUTE_MS);
  if (kind <= 95) return own.between(0, 6 * HOUR_MS);
  return own.between(6 * HOUR_MS, LONGEST_LATE_MS);
}
