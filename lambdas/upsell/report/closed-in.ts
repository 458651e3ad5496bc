// The offers that were closed in a week, as the index shows them: a window may be open for weeks, so that the index is asked from longer ago.
import { BadRowError, type EachRow } from '../../../shared/handlers/each-row.ts';
import { known, text } from '../../../shared/platforms/fields.ts';
import { readInstant } from '../../../shared/time/instant.ts';
import type { ReportRow, ReportWeek } from '../decisions/report.ts';
import type { OfferRow, OfferState } from '../rows.ts';
import type { Offers } from '../state/offers.ts';

const PAGE = 100;
/** A window is at least an hour and at most 30 days; the index is asked with a little room to spare. */
const LONGEST_OPEN_MS = 33 * 86_400_000;
const TERMINAL: readonly OfferState[] = ['taken', 'ignored', 'out-of-window', 'never-sent', 'no-fit'];

export async function closedIn(
  week: ReportWeek,
  each: Pick<EachRow, 'apart'>,
  offers: Pick<Offers, 'page'>,
): Promise<ReportRow[]> {
  const span = { from: new Date(week.startsAt.getTime() - LONGEST_OPEN_MS), until: week.endsAt };
  const rows: ReportRow[] = [];
  for (const state of TERMINAL) {
    for await (const offer of offersIn(state, span, offers)) {
      const row = await each.apart(offer.offer_id, () => reportRow(state, offer));
      if (row !== undefined) rows.push(row);
    }
  }
  return rows;
}

function reportRow(state: OfferState, offer: Partial<OfferRow>): ReportRow {
  const closedAt = offer.closed_at;
  if (closedAt !== undefined && readInstant(closedAt) === undefined)
    throw new BadRowError('it does not say when it was closed');
  return known({
    state,
    reason: text(offer.reason),
    sku: text(offer.sku),
    productName: text(offer.product_name),
    triggerSku: text(offer.trigger_sku),
    triggerName: text(offer.trigger_name),
    closedAt,
  }) as ReportRow;
}

/** Offers of a state by when they were due or sent, page by page. */
export async function* offersIn(
  state: OfferState,
  { from, until }: { readonly from?: Date; readonly until: Date },
  offers: Pick<Offers, 'page'>,
): AsyncGenerator<Partial<OfferRow> & { offer_id: string }> {
  const span = { from: from?.toISOString() ?? '0', until: until.toISOString() };
  let start: Record<string, unknown> | undefined;
  do {
    const page = await offers.page({ state, ...span, limit: PAGE }, start);
    yield* page.offers;
    start = page.next;
  } while (start !== undefined);
}
