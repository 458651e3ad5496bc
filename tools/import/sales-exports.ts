// The exports of tills that are known as a whole, by their headers.
import type { Shape } from '../../shared/files/columns.ts';
import type { SaleColumn } from './sales-columns.ts';

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
