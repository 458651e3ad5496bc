// When an order counts as placed. A card is charged within minutes; what is paid later was promised: a transfer, an invoice, a
// payment that somebody took by hand. Nobody asks such a shopper for more before they have paid for the first.
const PROMISED_MS = 3_600_000;

/** True where so much time lies between the two that the second is no part of the shopping. */
export const isLater = (moment: string | undefined, than: string | undefined): moment is string =>
  moment !== undefined && than !== undefined && Date.parse(moment) - Date.parse(than) > PROMISED_MS;

/** The moment of the payment where that came later than the order. */
export const placedWhen = (created: string | undefined, paid: string | undefined): string | undefined =>
  isLater(paid, created) ? paid : created;
