// What is left after a month, as the checks and the summary read it: rows, messages, log lines, people.

import type { Runtime } from '../../../runtime/runtime.ts';
import type { Shopper } from '../../../sample/store/feed.ts';
import type { InboxMessage } from '../../../world.ts';
import { addLinkIn } from './shoppers.ts';

export type OfferRow = {
  readonly offer_id: string;
  readonly order_id: string;
  readonly customer_id: string;
  readonly state: string;
  readonly reason?: string;
  readonly product_name?: string;
  readonly sent_at?: string;
};
export type OrderRow = {
  readonly order_id: string;
  readonly customer_id?: string;
  readonly gate_outcome?: string;
  readonly stopped_at?: string;
};
export type OptOutRow = {
  readonly customer_id: string;
  readonly opted_out_at: string;
  readonly source: string;
};

export type Evidence = {
  readonly people: readonly Shopper[];
  /** Messages with an add link, that is, nudges. */
  readonly nudges: readonly InboxMessage[];
  readonly offers: readonly OfferRow[];
  readonly orders: readonly OrderRow[];
  readonly optOuts: readonly OptOutRow[];
  readonly logLines: readonly string[];
};

/** The nudges' order of time is the inbox's. */
export async function collectEvidence(
  runtime: Pick<Runtime, 'messages' | 'table' | 'tables'>,
  people: readonly Shopper[],
  logLines: readonly string[],
): Promise<Evidence> {
  const rows = async <T>(name: string): Promise<readonly T[]> => {
    const table = runtime.tables().find((known) => known.startsWith(name)) ?? name;
    return (await runtime.table(table)) as unknown as readonly T[];
  };
  return {
    people,
    nudges: runtime.messages().filter((message) => addLinkIn(message) !== undefined),
    offers: await rows<OfferRow>('upsr-offers'),
    orders: await rows<OrderRow>('upsr-orders'),
    optOuts: await rows<OptOutRow>('upsr-optout'),
    logLines,
  };
}
