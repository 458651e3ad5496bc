// The promises that no month may break, judged from the outside: by what arrived, what is in the tables and what is
// in the logs. Written apart from the product's own rules on purpose; a mistake there must not hide itself here.
import { digestOfAddress } from '../../../../shared/people/address-digest.ts';
import { DAY_MS } from '../../../demo/beats.ts';
import { peopleInLogs } from '../../../demo/people-in-logs.ts';
import type { Shopper } from '../../../sample/store/feed.ts';
import type { InboxMessage } from '../../../world.ts';
import type { Evidence } from './evidence.ts';

export type Limits = {
  readonly capDays: number;
  /** Local hours: nothing from `quietFrom` on and nothing before `quietUntil`. */
  readonly quietFrom: number;
  readonly quietUntil: number;
  readonly timeZone: string;
};

/** Every broken promise as a sentence. */
export function brokenPromises(evidence: Evidence, limits: Limits): readonly string[] {
  return [
    ...afterOptOut(evidence),
    ...afterTheOrderWasTakenBack(evidence),
    ...moreThanOnePerOrder(evidence),
    ...moreThanOnePerPerson(evidence, limits),
    ...inQuietHours(evidence, limits),
    ...ordersLeftBehind(evidence),
    ...peopleInLogs(evidence),
  ];
}

/** An opt-out, a complaint, a bounce or an erasure ends all nudges, under any of the person's addresses. */
export function afterOptOut({ people, nudges, optOuts }: Evidence): readonly string[] {
  const since = new Map(optOuts.map((row) => [row.customer_id, row.opted_out_at]));
  return nudges.flatMap((nudge) => {
    const person = receiverOf(nudge, people);
    const keys = [person?.id, digestOfAddress(nudge.to), person?.phone, person?.email].map((key, index) =>
      key === undefined || index < 2 ? key : digestOfAddress(key),
    );
    const listed = keys.some((key) => key !== undefined && (since.get(key) ?? '9') < nudge.at);
    return listed ? [`${nudge.id} went to somebody who had opted out`] : [];
  });
}

/** No nudge about an order that was cancelled or refunded before. */
export function afterTheOrderWasTakenBack({ offers, orders }: Evidence): readonly string[] {
  const stoppedAt = new Map(orders.map((order) => [order.order_id, order.stopped_at]));
  return offers
    .filter(({ order_id, sent_at }) => sent_at !== undefined && (stoppedAt.get(order_id) ?? '9') < sent_at)
    .map(({ offer_id }) => `The offer ${offer_id} was sent after its order had been taken back`);
}

/** Each nudge has an offer of its own. A bounced e-mail was sent and never arrived, so fewer is no fault. */
export function moreThanOnePerOrder({ people, nudges, offers }: Evidence): readonly string[] {
  const sent = countBy(
    offers.filter(({ sent_at }) => sent_at !== undefined).map((offer) => offer.customer_id),
  );
  const arrived = countBy(nudges.map((nudge) => receiverOf(nudge, people)?.id ?? nudge.to));
  return [...arrived].flatMap(([id, count]) =>
    count <= (sent.get(id) ?? 0) ? [] : [`${id} got ${count} nudges for ${sent.get(id) ?? 0} offers`],
  );
}

/** One nudge per person and cap window. */
export function moreThanOnePerPerson(
  { people, nudges }: Evidence,
  { capDays }: Pick<Limits, 'capDays'>,
): readonly string[] {
  const last = new Map<string, number>();
  return nudges.flatMap((nudge) => {
    const id = receiverOf(nudge, people)?.id ?? nudge.to;
    const before = last.get(id);
    last.set(id, Date.parse(nudge.at));
    const tooSoon = before !== undefined && Date.parse(nudge.at) - before < capDays * DAY_MS;
    return tooSoon ? [`${id} got a second nudge within ${capDays} days (${nudge.id})`] : [];
  });
}

/** Nothing is sent in quiet hours, on the clock of that zone. */
export function inQuietHours({ nudges }: Evidence, limits: Omit<Limits, 'capDays'>): readonly string[] {
  const hourOf = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    hourCycle: 'h23',
    timeZone: limits.timeZone,
  });
  return nudges.flatMap(({ id, at }) => {
    const hour = Number(hourOf.format(new Date(at)));
    const quiet = hour >= limits.quietFrom || hour < limits.quietUntil;
    return quiet ? [`${id} went out at ${at}, inside the quiet hours`] : [];
  });
}

/** An order that was accepted and queued has been decided upon. */
export function ordersLeftBehind({ orders, offers }: Evidence): readonly string[] {
  const decided = new Set(offers.map(({ order_id }) => order_id));
  return orders
    .filter(({ gate_outcome }) => gate_outcome === 'queueing' || gate_outcome === 'queued')
    .filter(({ order_id }) => !decided.has(order_id))
    .map(({ order_id }) => `The order ${order_id} was queued and nothing came of it`);
}

function receiverOf({ to }: InboxMessage, people: readonly Shopper[]): Shopper | undefined {
  return people.find(({ email, phone }) => email === to || phone === to);
}

function countBy(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
