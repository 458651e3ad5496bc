// Names that the stack and the functions share. Imports nothing, so that both sides may import it.

/** The offers table's index: partition `state`, sort `send_at`. */
export const OFFERS_BY_STATE = 'by-state';
/** What the index carries beside its keys: all that the sender's query, the sweep and the report read. */
export const OFFERS_BY_STATE_ATTRIBUTES = [
  'order_id',
  'customer_id',
  'sku',
  'product_name',
  'trigger_sku',
  'trigger_name',
  'reason',
  'closed_at',
  'window_ends_at',
] as const;

/** The orders table's index of orders that ended at the gate, by why and when: the weekly report counts them. Others are not in it. */
export const ORDERS_BY_ENDING = 'by-ending';

/** And on the token of a text's link, which says nothing by itself. Carries nothing: the offer is read by its key. */
export const OFFERS_BY_LINK = 'by-link';

/** The customers table's index on the phone number: a text "STOP" names nobody but a number. */
export const CUSTOMERS_BY_PHONE = 'by-phone';
/** And on the address: an erasure or a bounce may name nothing else. */
export const CUSTOMERS_BY_EMAIL = 'by-email';
