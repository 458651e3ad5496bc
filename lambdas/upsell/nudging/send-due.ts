// The due offers of one run: the longest due first, until there are none, the time is over, or the message service takes none.
import type { EachRow } from '../../../shared/handlers/each-row.ts';
import type { PacerParts } from '../../../shared/messages/pacer.ts';
import type { Offers, OffersPage } from '../state/offers.ts';
import { type SendOneParts, sendOne } from './send-one.ts';
import type { SendResult } from './send-report.ts';

export type SendCounts = Readonly<Record<SendResult, number>>;
export type RunOfOffers = {
  readonly counts: SendCounts;
  /** Since when the longest waiting of those that the message service put off waits. */
  readonly heldUpSince: Date | undefined;
};

export const noneSent: SendCounts = {
  sent: 0,
  refused: 0,
  unknown: 0,
  tooLate: 0,
  putOff: 0,
  deferred: 0,
  neverSent: 0,
  leftForLater: 0,
};

const PAGE = 25;
/** One run sends at most this many, and begins none after so long; the next run, five minutes later, goes on. */
const OFFERS_PER_RUN = 200;
const SENDING_MS = 35_000;

const dueUntil = (now: Date) => ({ state: 'chosen', until: now.toISOString(), limit: PAGE }) as const;

export const firstDue = (offers: Pick<Offers, 'page'>, now: Date): Promise<OffersPage> =>
  offers.page(dueUntil(now));

/** `first` is what `firstDue` found. One offer that cannot be handled does not hold the others back: `each` keeps it. */
export async function sendDue(
  first: OffersPage,
  each: Pick<EachRow, 'apart'>,
  parts: SendOneParts & { readonly pace: PacerParts },
): Promise<RunOfOffers> {
  const counts = { ...noneSent } as Record<SendResult, number>;
  const now = parts.now();
  const began = parts.pace.elapsed();
  let heldUpSince: Date | undefined;
  let page = first;
  for (let seen = 0; seen < OFFERS_PER_RUN; ) {
    for (const { offer_id } of page.offers) {
      if (parts.pace.elapsed() - began > SENDING_MS) return { counts, heldUpSince };
      const report = await each.apart(offer_id, () => sendOne(offer_id, parts));
      if (report === undefined) continue;
      counts[report.result] += 1;
      if (report.result !== 'putOff') continue;
      if (heldUpSince === undefined || report.since < heldUpSince) heldUpSince = report.since;
      // The others stay due as they are: each is asked for in its turn, by this run's successors.
      if (report.holdsAll) return { counts, heldUpSince };
    }
    seen += page.offers.length;
    if (page.next === undefined) break;
    page = await parts.offers.page(dueUntil(now), page.next);
  }
  return { counts, heldUpSince };
}
