// What a shop's own past is made of, for `npm run preview`: orders and sales from the files that `npm run import` reads, and carts as the
// generic webhook says them. Each becomes the event that a store or a till would have posted, with its moment.
import type { ProductName } from '../../lib/product-names.ts';
import { type FileContent, isJson } from '../../shared/files/decode.ts';
import { at, text } from '../../shared/platforms/fields.ts';
import type { Shop } from '../../shared/shop/shop.ts';
import { readInstant } from '../../shared/time/instant.ts';
import { parseJson } from '../../shared/webhooks/json.ts';
import { readHistory } from '../import/history-file.ts';
import { contentOf } from '../import/open-file.ts';
import { readSalesFile } from '../import/sales-file.ts';

export type PastEvent = {
  /** When it happened (ISO). */
  readonly at: string;
  /** What the webhook is posted. */
  readonly event: object;
};

export type Past = {
  /** By their moments. */
  readonly events: readonly PastEvent[];
  /** What could not be read, each with its place. */
  readonly problems: readonly string[];
};

export type PastOfProduct = {
  readonly read: (content: FileContent, shop: Shop) => Past;
  /** The function that takes such events. */
  readonly door: RegExp;
  /** So long after the last event everything that follows from it has been decided. */
  readonly settles: string;
};

const inOrder = (events: readonly PastEvent[]): readonly PastEvent[] =>
  events.toSorted((one, other) => one.at.localeCompare(other.at));

export const PASTS: Readonly<Record<ProductName, PastOfProduct>> = {
  upsell: {
    door: /^upsr-order\b/,
    settles: 'P2D',
    read(content, shop) {
      const { told, problems } = readHistory(content, shop);
      const events = told.map(({ order, body }) => ({
        at: order.placedAt,
        event: { ...(body as object), type: 'order.created' },
      }));
      return { events: inOrder(events), problems };
    },
  },
  'cart-recovery': { door: /^cr-ingest-webhook\b/, settles: 'P9D', read: cartsIn },
  loyalty: {
    door: /^loy-pos-webhook\b/,
    settles: 'P1D',
    read(content, shop) {
      const { sales, problems } = readSalesFile(content, shop);
      const events = sales.flatMap(({ body, event }) =>
        'closedAt' in event ? [{ at: event.closedAt, event: body }] : [],
      );
      return { events: inOrder(events), problems };
    },
  },
};

/** No store exports every change of a cart: a JSON list of what the generic webhook would have been posted. */
function cartsIn(content: FileContent, shop: Shop): Past {
  const decoded = contentOf(content, shop);
  const parsed = decoded.kind === 'text' && isJson(decoded.text) ? parseJson(decoded.text) : undefined;
  const listed = parsed?.ok === true ? (at(parsed.value, 'events') ?? parsed.value) : undefined;
  if (!Array.isArray(listed))
    throw new Error(
      'The file is no JSON list of cart events, each as the generic webhook of docs/platforms.md sends it',
    );
  const problems: string[] = [];
  const events = listed.flatMap((event: unknown, index): readonly PastEvent[] => {
    const moment = readInstant(text(at(event, 'occurred_at')));
    if (moment !== undefined) return [{ at: moment.toISOString(), event: event as object }];
    problems.push(`event ${index + 1}: it has no occurred_at`);
    return [];
  });
  return { events: inOrder(events), problems };
}
