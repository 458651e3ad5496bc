// What the word in a column of states means: a sale, or something that never became one or was undone. A word that we do not
// know is neither: points for a sale that was none are hard to take back.

const SALE = [
  'sale completed complete closed close paid done finished settled captured approved success successful succeeded',
  'fulfilled shipped delivered processing payment authorized posted invoiced partiallypaid partiallyrefunded pickedup',
  'onaccount onaccountclosed laybyclosed layawayclosed dispatchedclosed pickedupclosed awaitingpickup awaitingdispatch',
  'abgeschlossen bezahlt payé payée terminé pagado completado betaald',
].join(' ');
const NO_SALE = [
  'void voided cancelled canceled cancel deleted failed declined rejected expired draft checkoutdraft open parked saved',
  'pending pendingpayment unpaid onhold quote estimate layby layaway abandoned test training nosale refunded fullyrefunded trash',
  'storniert annulliert annulé annulée anulado anulada cancelado annullato geannuleerd',
].join(' ');

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const sales = words(SALE);
const noSales = words(NO_SALE);

export type Status = 'sale' | 'no-sale' | 'unknown';

/** `Voided`, `CANCELLED`, `On hold`, `wc-completed`; nothing at all is a sale, because most tills list only sales. */
export function statusCalled(cell: string | undefined): Status {
  const word = (cell ?? '')
    .toLowerCase()
    .replace(/^wc-/, '')
    .replaceAll(/[^\p{L}]/gu, '');
  if (word === '' || sales.has(word)) return 'sale';
  return noSales.has(word) ? 'no-sale' : 'unknown';
}

const GONE = words(
  'deleted disabled cancelled canceled closed blocked banned archived merged removed erased',
);

/** True for a member whom the old programme has no more. */
export const isGone = (cell: string | undefined): boolean =>
  GONE.has((cell ?? '').toLowerCase().replaceAll(/[^\p{L}]/gu, ''));
