// What the columns of tills' exports are called: ours first, then the usual names. `sales-exports.ts` has those known as a whole.
import type { Vocabulary } from '../../shared/files/columns.ts';
import type { Line } from '../../shared/files/table.ts';
import { PLACES_OF_ADDRESSES } from './address-columns.ts';
import { PHONE_NAMES } from './phone-names.ts';

export type SaleColumn =
  | 'sale_id'
  | 'closed_at'
  | 'time'
  | 'phone'
  | 'member_id'
  | 'currency'
  | 'total'
  | 'tip'
  | 'refunded'
  | 'code'
  | 'item'
  | 'quantity'
  | 'amount'
  | 'price'
  | 'discount'
  | 'tax'
  | 'refund_of'
  | 'payment_id'
  | 'type'
  | 'status'
  | 'order_status'
  | 'payment_status'
  | 'voided'
  | 'cancelled_at';

export type SaleLine = Line<SaleColumn>;
/** All lines of one sale, and the first one's number. */
export type SaleGroup = { readonly line: number; readonly lines: readonly SaleLine[] };

export const SALE_COLUMNS: Vocabulary<SaleColumn> = {
  sale_id: {
    kind: 'id',
    names: [
      'sale_id',
      'sale_number',
      'receipt_number',
      'receipt_no',
      'receipt_id',
      'transaction_id',
      'order_id',
      'order_number',
      'invoice_number',
      ...['belegnummer', 'belegnr', 'bonnummer', 'rechnungsnummer', 'numéro_de_ticket', 'numéro_de_facture'],
      ...['número_de_recibo', 'número_de_ticket', 'numero_scontrino', 'kassabonnummer', 'factuurnummer'],
    ],
  },
  closed_at: {
    kind: 'moment',
    names: [
      'closed_at',
      'sold_at',
      'paid_at',
      'created_at',
      'sale_date',
      'transaction_date',
      'order_date',
      'date_time',
      'datetime',
      'date',
      ...['datum', 'belegdatum', 'verkaufsdatum', 'fecha', 'fecha_y_hora', 'data'],
    ],
  },
  time: {
    kind: 'id',
    names: ['time', 'sale_time', 'transaction_time', 'uhrzeit', 'zeit', 'heure', 'hora', 'ora', 'tijd'],
  },
  phone: {
    kind: 'phone',
    either: true,
    names: PHONE_NAMES,
  },
  member_id: { kind: 'id', names: ['member_id'] },
  currency: { kind: 'id', names: ['currency', 'currency_code'] },
  total: {
    kind: 'amount',
    names: [
      ...['total', 'sale_total', 'grand_total', 'total_paid', 'amount_paid', 'order_total'],
      ...[
        'summe',
        'gesamt',
        'gesamtsumme',
        'gesamtbetrag',
        'total_ttc',
        'montant_total',
        'importe_total',
        'totale',
        'totaal',
      ],
    ],
  },
  tip: { kind: 'amount', names: [] },
  refunded: { kind: 'amount', names: [] },
  code: {
    kind: 'id',
    names: ['code', 'sku', 'item_code', 'product_code', 'plu', 'barcode', 'artikelnummer'],
  },
  item: {
    kind: 'text',
    names: ['item', 'item_name', 'product', 'product_name', 'artikel', 'article', 'artículo', 'articolo'],
  },
  quantity: {
    kind: 'number',
    names: ['quantity', 'qty', 'menge', 'anzahl', 'quantité', 'cantidad', 'quantità', 'aantal'],
  },
  amount: {
    kind: 'amount',
    names: [
      'amount',
      'line_total',
      'line_amount',
      'item_total',
      'betrag',
      'montant',
      'importe',
      'importo',
      'bedrag',
    ],
  },
  // Of one piece, where nothing says what the line came to.
  price: {
    kind: 'amount',
    names: ['price', 'unit_price', 'item_price', 'price_each', 'einzelpreis', 'stückpreis'],
  },
  discount: { kind: 'amount', names: [] },
  tax: { kind: 'amount', names: [] },
  refund_of: { kind: 'id', names: ['refund_of', 'refunded_sale_id', 'original_sale_id'] },
  payment_id: { kind: 'id', names: [] },
  type: { kind: 'id', names: ['type', 'event_type', 'sale_type', 'transaction_type'] },
  status: {
    kind: 'id',
    names: ['status', 'sale_status', 'transaction_status', 'state', 'statut', 'estado', 'stato'],
    notBeside: PLACES_OF_ADDRESSES,
  },
  order_status: { kind: 'id', names: ['order_status'] },
  payment_status: { kind: 'id', names: ['payment_status', 'financial_status'] },
  voided: { kind: 'id', names: ['voided', 'void', 'is_void', 'is_voided'] },
  cancelled_at: { kind: 'id', names: ['cancelled_at', 'canceled_at', 'voided_at'] },
};
