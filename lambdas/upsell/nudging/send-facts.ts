// What the last look asks of an offer's row and of its order's.
import type { OfferRow, OrderRow } from '../rows.ts';

export const offerFacts = ({ due_at: dueAt, trigger_sku: triggerSku }: OfferRow) => ({
  dueAt,
  ...(triggerSku === undefined ? {} : { triggerSku }),
});

export const orderFacts = ({ stopped_reason: stoppedReason, gone_skus: goneSkus }: OrderRow) => ({
  ...(stoppedReason === undefined ? {} : { stoppedReason }),
  ...(goneSkus === undefined ? {} : { goneSkus }),
});
