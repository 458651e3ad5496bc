// The tap is the measurement: only a person's counts, inside the window, and no person's is lost.
import { breach } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { offerIn } from './reading.ts';

export const tapsArePeople: Law = {
  says: 'An offer is taken where a person tapped in time, and by nobody else.',
  when: 'step',
  check({ rows, told }) {
    const taps = told.facts.flatMap(({ product, kind, about, at, acknowledgedAt }) =>
      product === 'upsell' && kind === 'tapped'
        ? [{ offerId: offerIn(String(about.link), rows('upsr-offers')), at, acknowledgedAt }]
        : [],
    );
    return rows('upsr-offers').flatMap((offer) => {
      const own = taps.filter(({ offerId }) => offerId === offer.offer_id);
      const tapped = offer.tapped_at ?? offer.late_tapped_at;
      if (tapped !== undefined && !own.some(({ at }) => at <= String(tapped)))
        return [breach(`The offer of ${offer.order_id} was tapped at ${tapped} by nobody`, offer)];
      const heard = own.find(
        ({ acknowledgedAt }) =>
          acknowledgedAt !== undefined &&
          offer.sent_at !== undefined &&
          acknowledgedAt > String(offer.sent_at) &&
          acknowledgedAt < String(offer.window_ends_at),
      );
      return heard !== undefined && offer.state !== 'taken'
        ? [breach(`The offer of ${offer.order_id} was tapped at ${heard.at} and is ${offer.state}`, offer)]
        : [];
    });
  },
};
