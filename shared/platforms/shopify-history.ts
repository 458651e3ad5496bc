// Shopify's past orders, for `npm run import -- history`. The interface speaks GraphQL where the webhooks
// speak REST, so each order is written the way a webhook would say it and read by the same translation.
import type { Order } from '../store-events.ts';
import { at, id, list, text } from './fields.ts';
import type { StoreApi } from './platform.ts';
import { everyNode, shopifyApi } from './shopify-api.ts';
import { gidTail, translateOrder } from './shopify-body.ts';

/** Line items multiply what a page costs; larger orders than this lose their last lines, and are counted. */
const LINES_PER_ORDER = 40;
const ORDERS_PER_PAGE = 20;

const ORDERS = `query Orders($first: Int!, $after: String, $query: String!) {
  orders(first: $first, after: $after, query: $query, sortKey: CREATED_AT) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id createdAt processedAt cancelledAt test displayFinancialStatus currencyCode email phone customerLocale
      currentTotalPriceSet { shopMoney { amount } }
      customer {
        id firstName
        defaultEmailAddress { emailAddress marketingState }
        defaultPhoneNumber { phoneNumber marketingState }
      }
      lineItems(first: ${LINES_PER_ORDER}) {
        pageInfo { hasNextPage }
        nodes {
          sku name currentQuantity
          variant { id }
          product { id }
          originalUnitPriceSet { shopMoney { amount } }
        }
      }
    }
  }
}`;

/**
 * Orders placed since then, oldest first; test, cancelled and refunded ones are left out. Needs the scope
 * read_orders, and read_all_orders for what is older than 60 days. Throws `StoreApiError`.
 */
export async function pullOrders(api: StoreApi, since: Date): Promise<readonly Order[]> {
  const nodes = await everyNode(await shopifyApi(api), {
    name: 'orders',
    query: ORDERS,
    pageSize: ORDERS_PER_PAGE,
    variables: { query: `created_at:>='${since.toISOString()}'` },
  });
  const cut = nodes.filter((node) => at(node, 'lineItems', 'pageInfo', 'hasNextPage') === true).length;
  if (cut > 0) api.warn?.(`Orders with more than ${LINES_PER_ORDER} lines were cut short`, { orders: cut });
  return nodes.flatMap((node) => {
    const read = translateOrder(asWebhook(node), api.shop);
    return read.kind === 'event' && read.event.type === 'order.created' ? [read.event.order] : [];
  });
}

function asWebhook(node: unknown): unknown {
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
      email_marketing_consent: consent(at(customer, 'defaultEmailAddress', 'marketingState')),
      sms_marketing_consent: consent(at(customer, 'defaultPhoneNumber', 'marketingState')),
    },
    line_items: list(at(node, 'lineItems', 'nodes')).map((line) => ({
      sku: at(line, 'sku'),
      name: at(line, 'name'),
      current_quantity: at(line, 'currentQuantity'),
      variant_id: gidTail(at(line, 'variant', 'id')),
      product_id: gidTail(at(line, 'product', 'id')),
      price_set: money(at(line, 'originalUnitPriceSet', 'shopMoney', 'amount')),
    })),
  };
}

const consent = (state: unknown) => ({ state: id(state)?.toLowerCase() });
