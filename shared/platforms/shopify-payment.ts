// What `financial_status` of a Shopify order means for a nudge (OrderDisplayFinancialStatus of the GraphQL Admin API):
//
//   paid, or not said                                      counts
//   pending, partially_paid, authorized                    promised: counts from its payment, which `orders/paid` tells of
//     the same, to be paid when the goods are handed over  counts: it is sent before it is paid
//   refunded, partially_refunded, voided, expired          never: the money went back, or never came
//
// Manual payment methods (money order, bank deposit, the shop's own) are promises: Shopify has the shop mark them as paid when the
// money is there, and fulfil the order then. Cash on delivery is paid at the door, and payment terms (net, fixed, on fulfilment) after it.
import { at, list, text } from './fields.ts';

export type Payment = 'counts' | 'promised' | 'gone';

/** Money went back to the shopper, in whole or in part, or will not come: not the moment to sell them more. */
const GONE = new Set(['refunded', 'partially_refunded', 'voided', 'expired']);
const SETTLED = new Set(['paid', '']);

export function paymentOf(order: unknown): Payment {
  const status = text(at(order, 'financial_status'))?.toLowerCase() ?? '';
  if (GONE.has(status)) return 'gone';
  return SETTLED.has(status) || paidAfterDelivery(order) ? 'counts' : 'promised';
}

/** "Cash on Delivery (COD)" is Shopify's own name; apps and shops of other languages write theirs. */
const AT_THE_DOOR =
  /cash[ _-]*(?:on|at)[ _-]*(?:delivery|door)|\bcod\b|nachnahme|contre[ -]remboursement|paiement (?:à|a) la livraison|contra ?r?reembolso|contrassegno|contra ?entrega|rembours\b|pobranie|dob[ií]rk|utánvét|ramburs|postförskott|αντικαταβολή|налож|代金引|代引|貨到付款|货到付款/iu;
const LATER_TERMS = new Set(['net', 'fixed', 'fulfillment']);

function paidAfterDelivery(order: unknown): boolean {
  const names = [...list(at(order, 'payment_gateway_names')), at(order, 'gateway')];
  const terms = text(at(order, 'payment_terms', 'payment_terms_type'))?.toLowerCase() ?? '';
  return names.some((name) => AT_THE_DOOR.test(text(name) ?? '')) || LATER_TERMS.has(terms);
}
