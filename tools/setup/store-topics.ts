// Which webhooks a store must send, by platform and product: the one list that setup prints and docs/platforms.md explains.

export type StoreTopics = { readonly orders: readonly string[]; readonly carts: readonly string[] };

export const shopifyTopics: StoreTopics = {
  orders: [
    'orders/create',
    'orders/paid',
    'orders/cancelled',
    'refunds/create',
    'orders/updated',
    'orders/edited',
    'customers_email_marketing_consent/update',
    'customers_marketing_consent/update',
    'customers/update',
    'customers/delete',
    'customers/merge',
  ],
  carts: [
    'carts/create',
    'carts/update',
    'checkouts/create',
    'checkouts/update',
    'checkouts/delete',
    'orders/create',
    'orders/paid',
    'orders/cancelled',
    'customers_email_marketing_consent/update',
    'customers/update',
    'customers/delete',
    'customers/merge',
  ],
};

/** As WooCommerce's own list of topics calls them. */
export const wooTopics: StoreTopics = {
  orders: ['Order created', 'Order updated', 'Order deleted', 'Customer updated', 'Customer deleted'],
  carts: ['Order created', 'Order updated', 'Order deleted', 'Customer updated', 'Customer deleted'],
};

/** Square's event types, of the till alone. */
export const squareTopics: readonly string[] = [
  'payment.created',
  'payment.updated',
  'refund.created',
  'refund.updated',
  'dispute.state.updated',
];
