// Shopify's past orders, for `npm run import -- history`. The interface speaks GraphQL where the webhooks
// speak REST, so each order is written the way a webhook would say it and read by the same translation.
import type { Order } from '../events/store-events.ts';
import { at, list, text } from './fields.ts';
import { pastOrder } from './past-order.ts';
import type { StoreApi } from './platform.ts';
import { type Ask, everyNode, shopifyApi } from './shopify-api.ts';
import { translateOrder } from './shopify-body.ts';
import { gidTail } from './shopify-ids.ts';

/** Line items multiply what a page costs; the lines behind these are asked for by order. */
const LINES_PER_ORDER = 40;
const ORDERS_PER_PAGE = 20;
/** Ten times what Shopify takes in one order; beyond it the last lines are left out, and said. */
const MOST_LINES = 5_000;

const LINE = `sku name currentQuantity
          variant { id }
          product { id }
          originalUnitPriceSet { shopMoney { amount } }`;

const LINES = `query Lines($first: Int!, $after: String, $id: ID!) {
  order(id: $id) {
    lineItems(first: $first, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { ${LINE} }
    }
  }
}`;

const ORDERS = `query Orders($first: Int!, $after: String, $query: String!) {
  orders(first: $first, after: $after, query: $query, sortKey: CREATED_AT) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id createdAt processedAt cancelledAt test displayFinancialStatus paymentGatewayNames currencyCode email phone customerLocale
      currentTotalPriceSet { shopMoney { amount } }
      customer {
        id firstName
        defaultEmailAddress { emailAddress marketingState marketingUpdatedAt }
        defaultPhoneNumber { phoneNumber marketingState marketingUpdatedAt }
      }
      lineItems(first: ${LINES_PER_ORDER}) {
        pageInfo { hasNextPage endCursor }
        nodes { ${LINE} }
      }
    }
  }
}`;

type Lines = { readonly lines: readonly unknown[]; readonly isCut: boolean };

/** All lines of an order, of which the page of orders holds the first. */
async function linesOf(node: unknown, ask: Ask): Promise<Lines> {
  const first = list(at(node, 'lineItems', 'nodes'));
  const after = text(at(node, 'lineItems', 'pageInfo', 'endCursor'));
  if (at(node, 'lineItems', 'pageInfo', 'hasNextPage') !== true || after === undefined)
    return { lines: first, isCut: false };
  const others = await everyNode(ask, {
    name: 'lines of an order',
    path: ['order', 'lineItems'],
    query: LINES,
    variables: { id: at(node, 'id') },
    after,
    enough: MOST_LINES - first.length + 1,
  });
  const lines = [...first, ...others];
  return { lines: lines.slice(0, MOST_LINES), isCut: lines.length > MOST_LINES };
}

/**
 * Orders placed since then, oldest first; test, cancelled, refunded and unpaid ones are left out. Needs the scope
 * read_orders, and read_all_orders for what is older than 60 days. Throws `StoreApiError`.
 */
export async function pullOrders(api: StoreApi, since: Date): Promise<readonly Order[]> {
  const ask = await shopifyApi(api);
  const nodes = await everyNode(ask, {
    name: 'orders',
    query: ORDERS,
    pageSize: ORDERS_PER_PAGE,
    variables: { query: `created_at:>='${since.toISOString()}'` },
  });
  const orders: Order[] = [];
  let cut = 0;
  for (const node of nodes) {
    const { lines, isCut } = await linesOf(node, ask);
    if (isCut) cut += 1;
    orders.push(...pastOrder(translateOrder(asWebhook(node, lines), api.shop), at(node, 'id'), api));
  }
  if (cut > 0) api.warn?.(`Orders with more than ${MOST_LINES} lines were cut short`, { orders: cut });
  return orders;
}

function asWebhook(node: unknown, lines: readonly unknown[]): unknown {
  const customer = at(node, 'customer');
  const money = (amount: unknown) => ({ shop_money: { amount } });
  // A part refund leaves the rest bought; for a history that is a purchase.
  const status = text(at(node, 'displayFinancialStatus'))?.toLowerCase();
  return {
    admin_graphql_api_id: at(node, 'id'),
    created_at: at(node, 'createdAt'),
    processed_at: at(node, 'processedAt'),
    cancelled_at: at(node, 'cancelledAt'),
    test: at(node, 'test'),
    financial_status: status === 'partially_refunded' ? 'paid' : status,
    payment_gateway_names: at(node, 'paymentGatewayNames'),
    currency: at(node, 'currencyCode'),
    email: at(node, 'email'),
    phone: at(node, 'phone'),
    customer_locale: at(node, 'customerLocale'),
    current_total_price_set: money(at(node, 'currentTotalPriceSet', 'shopMoney', 'amount')),
    customer: {
      admin_graphql_api_id: at(customer, 'id'),
      first_name: at(customer, 'firstName'),
      email: at(customer, 'defaultEmailAddress', 'emailAddress'),
      phone: at(customer, 'defaultPhoneNumber', 'phoneNumber'),
      email_marketing_consent: consent(at(customer, 'defaultEmailAddress')),
      sms_marketing_consent: consent(at(customer, 'defaultPhoneNumber')),
    },
    line_items: lines.map((line) => ({
      sku: at(line, 'sku'),
      name: at(line, 'name'),
      current_quantity: at(line, 'currentQuantity'),
      variant_id: gidTail(at(line, 'variant', 'id')),
      product_id: gidTail(at(line, 'product', 'id')),
      price_set: money(at(line, 'originalUnitPriceSet', 'shopMoney', 'amount')),
    })),
  };
}

const consent = (address: unknown) => ({
  state: at(address, 'marketingState'),
  consent_updated_at: at(address, 'marketingUpdatedAt'),
});
