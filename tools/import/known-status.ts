// What the word in a column of states means: a sale, or something that never became one or was undone. A word that we do not
// know is neither: points for a sale that was none are hard to take back.

import { yesOrNo } from '../../shared/files/cells.ts';
import { DAY_ORDERS, readMoment } from '../../shared/files/dates.ts';

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
function statusCalled(cell: string | undefined): Status {
  const word = (cell ?? '')
    .toLowerCase()
    .replace(/^wc-/, '')
    .replaceAll(/[^\p{L}]/gu, '');
  if (word === '' || sales.has(word)) return 'sale';
  return noSales.has(word) ? 'no-sale' : 'unknown';
}

const STATUS_COLUMNS = ['status', 'order_status', 'payment_status'] as const;
type Stated = Partial<Readonly<Record<(typeof STATUS_COLUMNS)[number], string>>>;

/** What a line says of its state: an order may be complete and its payment refunded, so whichever column says "no sale" wins. */
export function statusOf(cells: Stated): { readonly status: Status; readonly word?: string } {
  const read = STATUS_COLUMNS.flatMap((column) => {
    const word = cells[column];
    return word === undefined ? [] : [{ status: statusCalled(word), word }];
  });
  const called = (status: Status) => read.find((each) => each.status === status);
  return called('no-sale') ?? called('unknown') ?? called('sale') ?? { status: 'sale' };
}

/** What a column of voids says beside yes and no. */
const VOID =
  /^(?:v|void|voided|cancel|canceled|cancelled|deleted|removed|storniert|storno|annul[ée]e?|anulad[oa])$/i;
const NOT_VOID = /^(?:not[ _-]?void(?:ed)?|active|valid|sale|sold|ok|completed?|0+[.,]0+|0000-00-00.*)$/i;
/** A yes or no of somebody who was asked something, which nobody was here. */
const CONSENT = /^(?:un|not|opt|sub|accepted|declined|pending)/i;

/** Whether a line was voided: said so, or when. Undefined for what is neither a clear yes nor a clear no; nothing at all is no. */
export function isVoided(cell: string | undefined): boolean | undefined {
  const word = (cell ?? '').trim();
  if (word === '' || NOT_VOID.test(word)) return false;
  if (VOID.test(word)) return true;
  const isMoment = DAY_ORDERS.some((order) => readMoment(word, { order, timeZone: 'UTC' }) !== undefined);
  if (isMoment) return true;
  return CONSENT.test(word) ? undefined : yesOrNo(word);
}
