// How long a row of the offers table is kept, and what holds of one in a state.

/** From the claim until the message service has answered, and for ever where it never did. A tap proves that it arrived. */
export const FATE_UNKNOWN = 'fate-unknown';

/** On one that was sent and opened by something that may have been a person. A tap takes it away. */
export const OPENED_UNCLEAR = 'opened-unclear';

/** Thirteen months, so that a year-on-year look stays possible. */
const KEEP_DAYS = 396;
export const expiryOf = (now: Date): number => Math.floor(now.getTime() / 1000) + KEEP_DAYS * 86_400;

export const offerIsStillChosen = '#state = :chosen';
export const offerIsStillSent = '#state = :sent';
