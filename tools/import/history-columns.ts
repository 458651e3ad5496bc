// What the columns of lists of past orders are called: ours first, then the usual names; and Shopify's export as a whole.
import type { Shape, Vocabulary } from '../../shared/files/columns.ts';
import type { Line } from '../../shared/files/table.ts';
import { PHONE_NAMES } from './phone-names.ts';

export type HistoryColumn =
  | 'order_id'
  | 'order_name'
  | 'placed_at'
  | 'total'
  | 'currency'
  | 'customer_id'
  | 'name'
  | 'email'
  | 'phone'
  | 'locale'
  | 'email_consent'
  | 'sms_consent'
  | 'sku'
  | 'item'
  | 'quantity'
  | 'price'
  | 'status'
  | 'order_status'
  | 'payment_status'
  | 'cancelled_at';

export type HistoryLine = Line<HistoryColumn>;

export const HISTORY_COLUMNS: Vocabulary<HistoryColumn> = {
  order_id: { kind: 'id', names: ['order_id', 'order_number', 'order_no', 'order_#', 'order'] },
  // What the lines of an order have in common, where its id stands on the first of them alone.
  order_name: { kind: 'id', names: [] },
  placed_at: {
    kind: 'moment',
    names: ['placed_at', 'created_at', 'order_date', 'date_created', 'ordered_at', 'purchase_date', 'date'],
  },
  total: { kind: 'amount', names: ['total', 'order_total', 'grand_total', 'total_paid'] },
  currency: { kind: 'id', names: ['currency', 'currency_code', 'order_currency'] },
  customer_id: { kind: 'id', names: ['customer_id', 'customer_number', 'user_id'] },
  name: { kind: 'text', names: ['name', 'customer_name', 'full_name', 'billing_name', 'billing_first_name'] },
  email: {
    kind: 'id',
    either: true,
    names: ['email', 'customer_email', 'email_address', 'e_mail', 'billing_email'],
  },
  phone: {
    kind: 'phone',
    either: true,
    names: PHONE_NAMES,
  },
  locale: { kind: 'id', names: ['locale', 'customer_locale', 'language'] },
  email_consent: {
    kind: 'id',
    names: [
      'email_consent',
      'accepts_marketing',
      'buyer_accepts_marketing',
      'accepts_email_marketing',
      'email_marketing_consent',
      'marketing_consent',
    ],
  },
  sms_consent: { kind: 'id', names: ['sms_consent', 'accepts_sms_marketing', 'sms_marketing_consent'] },
  sku: {
    kind: 'id',
    names: [
      'sku',
      'item_sku',
      'product_sku',
      'line_item_sku',
      'lineitem_sku',
      'code',
      'product_code',
      'item_code',
    ],
  },
  item: {
    kind: 'text',
    names: ['item', 'item_name', 'product', 'product_name', 'line_item_name', 'lineitem_name'],
  },
  quantity: {
    kind: 'number',
    names: ['quantity', 'qty', 'item_quantity', 'line_item_quantity', 'lineitem_quantity'],
  },
  price: {
    kind: 'amount',
    names: ['price', 'unit_price', 'item_price', 'item_cost', 'line_item_price', 'lineitem_price'],
  },
  status: { kind: 'id', names: ['status'] },
  order_status: { kind: 'id', names: ['order_status'] },
  payment_status: { kind: 'id', names: ['payment_status', 'financial_status'] },
  cancelled_at: { kind: 'id', names: ['cancelled_at', 'canceled_at'] },
};

/** The headers, and where they were found, are in docs/file-imports.md. */
export const HISTORY_SHAPES: readonly Shape<HistoryColumn>[] = [
  {
    name: 'Shopify, orders',
    knownBy: ['name', 'financial_status', 'paid_at', 'lineitem_name', 'lineitem_quantity', 'lineitem_price'],
    columns: {
      order_id: ['id'],
      order_name: ['name'],
      placed_at: ['created_at'],
      total: ['total'],
      currency: ['currency'],
      name: ['billing_name'],
      email: ['email'],
      // Never that of whoever receives the parcel.
      phone: ['phone', 'billing_phone'],
      email_consent: ['accepts_marketing'],
      sku: ['lineitem_sku'],
      item: ['lineitem_name'],
      quantity: ['lineitem_quantity'],
      price: ['lineitem_price'],
      status: ['financial_status'],
      cancelled_at: ['cancelled_at'],
    },
  },
  {
    name: 'WooCommerce, orders of Analytics',
    knownBy: ['order_#', 'n_revenue_formatted', 'product_s', 'customer_type'],
    columns: { order_id: ['order_#'] },
    instead: 'This list does not say who bought. Ask the store itself: npm run import -- history platform',
  },
];
