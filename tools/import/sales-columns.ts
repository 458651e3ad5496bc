// What the columns of tills' exports are called: ours first, then the usual names; and the exports that we know as a whole.
import type { Shape, Vocabulary } from '../../shared/files/columns.ts';
import type { Line } from '../../shared/files/table.ts';

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
    ],
  },
  time: { kind: 'id', names: ['time', 'sale_time', 'transaction_time'] },
  phone: {
    kind: 'phone',
    either: true,
    names: [
      'phone',
      'phone_number',
      'mobile',
      'mobile_number',
      'mobile_phone',
      'customer_phone',
      'telephone',
      'cell_phone',
    ],
  },
  member_id: { kind: 'id', names: ['member_id'] },
  currency: { kind: 'id', names: ['currency', 'currency_code'] },
  total: {
    kind: 'amount',
    names: ['total', 'sale_total', 'grand_total', 'total_paid', 'amount_paid', 'order_total'],
  },
  tip: { kind: 'amount', names: [] },
  refunded: { kind: 'amount', names: [] },
  code: { kind: 'id', names: ['code', 'sku', 'item_code', 'product_code', 'plu', 'barcode'] },
  item: { kind: 'text', names: ['item', 'item_name', 'product', 'product_name'] },
  quantity: { kind: 'number', names: ['quantity', 'qty'] },
  amount: { kind: 'amount', names: ['amount', 'line_total', 'line_amount', 'item_total'] },
  price: { kind: 'amount', names: [] },
  discount: { kind: 'amount', names: [] },
  tax: { kind: 'amount', names: [] },
  refund_of: { kind: 'id', names: ['refund_of', 'refunded_sale_id', 'original_sale_id'] },
  payment_id: { kind: 'id', names: [] },
  type: { kind: 'id', names: ['type', 'event_type', 'sale_type', 'transaction_type'] },
  status: { kind: 'id', names: ['status', 'sale_status', 'transaction_status', 'order_status', 'state'] },
  voided: { kind: 'id', names: ['voided', 'void', 'is_void', 'is_voided'] },
  cancelled_at: { kind: 'id', names: ['cancelled_at', 'canceled_at', 'voided_at'] },
};

/**
 * How an export says what a sale came to in all: in a column of its own (less the tip and what went back), or only line by line,
 * each with the tax on it.
 */
export type SaleShape = Shape<SaleColumn> & { readonly total: 'stated' | 'lines' };

/** The headers, and where they were found, are in docs/file-imports.md. */
export const SALE_SHAPES: readonly SaleShape[] = [
  {
    name: 'Square, item sales',
    total: 'lines',
    knownBy: [
      'date',
      'time',
      'time_zone',
      'item',
      'qty',
      'net_sales',
      'transaction_id',
      'payment_id',
      'event_type',
    ],
    columns: {
      sale_id: ['transaction_id'],
      closed_at: ['date'],
      time: ['time'],
      code: ['sku'],
      item: ['item'],
      quantity: ['qty'],
      amount: ['net_sales'],
      tax: ['tax'],
      payment_id: ['payment_id'],
      type: ['event_type'],
    },
  },
  {
    name: 'Square, transactions',
    total: 'stated',
    knownBy: [
      'date',
      'time',
      'time_zone',
      'total_collected',
      'tip',
      'transaction_id',
      'payment_id',
      'event_type',
    ],
    columns: {
      sale_id: ['transaction_id'],
      closed_at: ['date'],
      time: ['time'],
      total: ['total_collected'],
      tip: ['tip'],
      payment_id: ['payment_id'],
      type: ['event_type'],
      status: ['transaction_status'],
    },
  },
  {
    name: 'Toast, item selections',
    total: 'lines',
    knownBy: ['order_id', 'order_#', 'item_selection_id', 'menu_item', 'net_price', 'qty', 'void'],
    columns: {
      sale_id: ['order_id'],
      closed_at: ['order_date'],
      code: ['sku', 'plu'],
      item: ['menu_item'],
      quantity: ['qty'],
      amount: ['net_price'],
      tax: ['tax'],
      voided: ['void'],
    },
  },
  {
    name: 'Toast, orders',
    total: 'lines',
    knownBy: ['order_id', 'order_#', 'opened', 'discount_amount', 'amount', 'tax', 'tip', 'voided'],
    columns: {
      sale_id: ['order_id'],
      closed_at: ['closed', 'paid', 'opened'],
      amount: ['amount'],
      tax: ['tax'],
      voided: ['voided'],
    },
  },
  {
    name: 'Shopify, orders',
    total: 'stated',
    knownBy: ['name', 'financial_status', 'paid_at', 'lineitem_name', 'lineitem_quantity', 'lineitem_price'],
    columns: {
      sale_id: ['name'],
      closed_at: ['paid_at', 'created_at'],
      phone: ['phone', 'billing_phone', 'shipping_phone'],
      currency: ['currency'],
      total: ['total'],
      refunded: ['refunded_amount'],
      code: ['lineitem_sku'],
      item: ['lineitem_name'],
      quantity: ['lineitem_quantity'],
      price: ['lineitem_price'],
      discount: ['lineitem_discount'],
      status: ['financial_status'],
      cancelled_at: ['cancelled_at'],
    },
  },
  {
    name: 'WooCommerce, orders of Analytics',
    total: 'stated',
    knownBy: ['order_#', 'n_revenue_formatted', 'product_s', 'customer_type'],
    columns: { sale_id: ['order_#'], closed_at: ['date'], status: ['status'] },
    instead:
      'This list says neither who bought nor what was paid in all. Let the store tell of its orders: docs/deploying.md, the webhooks.',
  },
];
