// What came of a nudge: the add-on bought within the owner's days, by the link or not, by the same person. Of somebody who is held out
// the same is asked of what they would have been offered. Each key of a person says what they were asked lately, so that an order
// finds by itself what it may be the answer to, whichever of their names it is under.
import type { Order } from '../../../shared/events/store-events.ts';
import { isoWeekOf } from '../../../shared/time/time.ts';
import type { Asked, OfferRow } from '../rows.ts';

const DAY_MS = 86_400_000;

/** More than anybody is asked within the longest time for which a purchase counts, or the cap. */
export const MOST_ASKED = 6;

export type NewlyAsked = {
  readonly offer: Pick<OfferRow, 'offer_id' | 'sku'>;
  readonly at: Date;
  readonly days: number;
  /** They are held out: what they would have been offered is on the offer, and nothing went out. */
  readonly isHeldOut: boolean;
};

export const askedOf = ({ offer, at, days, isHeldOut }: NewlyAsked): Asked => ({
  offer_id: offer.offer_id,
  sku: offer.sku ?? '',
  from: at.toISOString(),
  until: new Date(at.getTime() + days * DAY_MS).toISOString(),
  ...(isHeldOut ? { held_out: true as const } : {}),
});

/** What a key says from now on: the newest at the end, without what no purchase and no cap asks for any more. */
export function askedWith(
  known: readonly Asked[] | undefined,
  asked: Asked,
  { capFloor }: { readonly capFloor: Date },
): readonly Asked[] {
  const stillCounts = ({ from, until }: Asked) => until >= asked.from || from > capFloor.toISOString();
  const others = (known ?? []).filter(({ offer_id }) => offer_id !== asked.offer_id);
  return [...others.filter(stillCounts), asked].slice(-MOST_ASKED);
}

/** When somebody who is held out would last have been nudged: their cap is as everybody's. */
export const lastHeldOut = (rows: readonly { readonly asked?: readonly Asked[] }[]): string | undefined =>
  rows
    .flatMap(({ asked = [] }) => asked)
    .filter(({ held_out }) => held_out === true)
    .map(({ from }) => from)
    .sort()
    .at(-1);

export type Answer = { readonly offer_id: string; readonly minor: number };

/** Which of what a person was asked an order answers, and with how much of the shop's money. */
export function answersIn(
  { placedAt, currency, items }: Pick<Order, 'placedAt' | 'currency' | 'items'>,
  rows: readonly { readonly asked?: readonly Asked[] }[],
  shopCurrency: string,
): readonly Answer[] {
  const asked = new Map(rows.flatMap((row) => (row.asked ?? []).map((one) => [one.offer_id, one] as const)));
  return [...asked.values()].flatMap(({ offer_id, sku, from, until }) => {
    const lines = items.filter((item) => item.sku === sku);
    if (lines.length === 0 || placedAt < from || placedAt > until) return [];
    const minor = lines.reduce((sum, { quantity, priceMinor }) => sum + Math.round(quantity * priceMinor), 0);
    return [{ offer_id, minor: currency === shopCurrency ? Math.max(0, minor) : 0 }];
  });
}

/** Who an offer is counted with; undefined of one that was never offered, nor would have been. */
export type Arm = 'offered' | 'held_out';
export function armOf({
  state,
  reason,
  followed_until,
}: Pick<OfferRow, 'state' | 'reason' | 'followed_until'>) {
  if (followed_until === undefined) return undefined;
  if (state === 'never-sent') return reason === 'held-out' ? ('held_out' as const) : undefined;
  return state === 'chosen' || state === 'no-fit' ? undefined : ('offered' as const);
}

/** The orders that bought it, each with what it paid for it. */
export type Bought = Readonly<Record<string, number>>;

/** Nobody buys the same add-on more often within a month; what comes on top is not counted. */
const MOST_ORDERS = 5;

export function boughtBy(bought: Bought, orderId: string, minor: number): Bought {
  if (Object.hasOwn(bought, orderId) || Object.keys(bought).length >= MOST_ORDERS) return bought;
  return { ...bought, [orderId]: minor };
}

export function takenBack(bought: Bought, orderId: string): Bought {
  const { [orderId]: _, ...rest } = bought;
  return Object.hasOwn(bought, orderId) ? rest : bought;
}

/** By how much each figure of a week moves, where an offer's purchases become others. */
export function moved(from: Bought, to: Bought, arm: Arm): Readonly<Record<string, number>> {
  const moves = new Map<string, number>();
  const move = (figure: string, by: number) => moves.set(figure, (moves.get(figure) ?? 0) + by);
  for (const [bought, by] of [
    [from, -1],
    [to, 1],
  ] as const) {
    const amounts = Object.values(bought);
    if (amounts.length === 0) continue;
    move(`${arm}_hits`, by);
    const minor = amounts.reduce((sum, amount) => sum + amount, 0);
    if (minor > 0) move(`${arm}_${minor}`, by);
  }
  return Object.fromEntries([...moves].filter(([, by]) => by !== 0));
}

/** The week with which an offer is counted: that in which it was sent, or would have been. */
export const weekOf = ({ send_at }: Pick<OfferRow, 'send_at'>, zone: string): string =>
  isoWeekOf(new Date(send_at), zone).key;
