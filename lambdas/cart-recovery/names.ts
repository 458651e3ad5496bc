// Names that the stack and the functions share. Imports nothing, so that both sides may import it.

/** What stands before the paths of cr-unsub-handler where the shop has an address of its own. */
export const CART_PATH = '/cart';

/** cr-state: carts of one address (KEYS_ONLY plus what stops and finds need). */
export const CARTS_BY_EMAIL = 'by-email';
export const CARTS_BY_EMAIL_ATTRIBUTES = ['status', 'began_at', 'bought_at'] as const;
/** cr-state: carts by the shop's local day of their last change; keys only, rows are fetched by id. */
export const CARTS_BY_DAY = 'by-day';
/** cr-state: open carts with an address, by their next wake-up; sparse, so that the sweep reads only these. */
export const CARTS_BY_WAKEUP = 'by-wakeup';
/** cr-state: carts by the short name that links carry in place of their ids; keys only. */
export const CARTS_BY_LINK = 'by-link';
/** cr-state: carts of one customer of the store; sparse, keys only, for when the store knows them by another address. */
export const CARTS_BY_CUSTOMER = 'by-customer';
/** cr-sends: reminders of one address, by time. */
export const SENDS_BY_RECIPIENT = 'by-recipient';

export const EVENT_SOURCE = 'cart-recovery';
export const FIRST_REMINDER = 'cr.first_reminder';
export const SECOND_REMINDER = 'cr.second_reminder';
