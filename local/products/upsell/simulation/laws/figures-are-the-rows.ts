// What came of the nudges: the figures of each week are those of its offers, and an offer was answered by orders that stand.
import { isoWeekOf } from '../../../../../shared/time/time.ts';
import type { Row } from '../../../../simulator/books.ts';
import { breach, HOUR_MS, ms } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { ordersById, ZONE } from './reading.ts';

/** What a store takes back goes by the queue, which has bad hours. */
const PATIENCE_MS = 3 * HOUR_MS;

const paidFor = (offer: Row): readonly (readonly [order: string, minor: number])[] =>
  Object.entries((offer.bought_orders ?? {}) as Readonly<Record<string, number>>);

export const figuresAreTheRows: Law = {
  says: 'What was bought after a nudge is counted once, by orders that stand, and in the figures of its week.',
  when: 'hour',
  check(seen) {
    const bought = seen.rows('upsr-offers').filter((offer) => paidFor(offer).length > 0);
    return [
      ...wrongWeeks(bought, seen.rows('upsr-notices')),
      ...wrongAnswers(bought, ordersById(seen), seen.now),
    ];
  },
};

function wrongWeeks(bought: readonly Row[], notices: readonly Row[]) {
  const counted = new Map<string, number>();
  for (const offer of bought) {
    const { key } = isoWeekOf(new Date(String(offer.send_at)), ZONE);
    const arm = offer.reason === 'held-out' ? 'held_out' : 'offered';
    const minor = paidFor(offer).reduce((sum, [, paid]) => sum + paid, 0);
    for (const figure of [`${arm}_hits`, ...(minor > 0 ? [`${arm}_${minor}`] : [])]) {
      const name = `came#${key} ${figure}`;
      counted.set(name, (counted.get(name) ?? 0) + 1);
    }
  }
  const told = new Map<string, number>();
  for (const { notice_id, ...figures } of notices.filter((row) => String(row.notice_id).startsWith('came#')))
    for (const [figure, count] of Object.entries(figures))
      if (/^(?:offered|held_out)_(?:hits|\d+)$/.test(figure) && count !== 0)
        told.set(`${notice_id} ${figure}`, Number(count));
  return [...new Set([...counted.keys(), ...told.keys()])]
    .filter((name) => counted.get(name) !== told.get(name))
    .map((name) => breach(`${name} is ${told.get(name) ?? 0}, and its rows say ${counted.get(name) ?? 0}`));
}

function wrongAnswers(bought: readonly Row[], orders: ReadonlyMap<string, Row>, now: Date) {
  return bought.flatMap((offer) =>
    paidFor(offer).flatMap(([id]) => {
      const order = orders.get(id);
      const stoppedAt = order?.stopped_at === undefined ? undefined : ms(String(order.stopped_at));
      if (stoppedAt !== undefined && now.getTime() - stoppedAt > PATIENCE_MS)
        return [breach(`The offer ${offer.offer_id} is bought by ${id}, which was taken back`, offer, order)];
      if (order?.placed_at === undefined) return [];
      const [from, until] = [offer.sent_at ?? offer.closed_at, offer.followed_until];
      return String(order.placed_at) < String(from) || String(order.placed_at) > String(until)
        ? [breach(`The offer ${offer.offer_id} is bought by ${id}, which is not of its days`, offer, order)]
        : [];
    }),
  );
}
