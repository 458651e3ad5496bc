// Shopify's webhook subscriptions through its GraphQL Admin API, in the pinned version. They belong to the app that makes them and
// are signed with its client secret; Shopify takes one away after eight failures in a row, so that an absent one is made anew.
import { at, list, text } from '../../shared/platforms/fields.ts';
import { type StoreApi, StoreApiError } from '../../shared/platforms/platform.ts';
import { type Ask, everyNode, shopifyApi } from '../../shared/platforms/shopify-api.ts';
import type { Present, Wanted } from './plan.ts';
import type { Hooks } from './platform.ts';

/** The oldest version of a delivery's body that is read in full. */
const OLDEST_BODY = '2025-01';

const LIST = `query ($first: Int!, $after: String) {
  webhookSubscriptions(first: $first, after: $after) {
    nodes { id topic uri apiVersion { handle } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const MAKE = `mutation ($topic: WebhookSubscriptionTopic!, $uri: String!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: { uri: $uri, format: JSON }) {
    webhookSubscription { id }
    userErrors { field message }
  }
}`;
const REMOVE = `mutation ($id: ID!) {
  webhookSubscriptionDelete(id: $id) { deletedWebhookSubscriptionId userErrors { field message } }
}`;

/** `orders/create` is `ORDERS_CREATE` there. */
const enumOf = (topic: string): string => topic.toUpperCase().replaceAll('/', '_');

/** `topics` are those that may be wanted: the API's names do not say where a slash was. */
export async function shopifyHooks(api: StoreApi, topics: readonly string[]): Promise<Hooks> {
  const ask = await shopifyApi(api);
  const topicOf = new Map(topics.map((topic) => [enumOf(topic), topic]));
  const nodes = () => everyNode(ask, { name: 'webhookSubscriptions', query: LIST });
  return {
    async list() {
      return (await nodes()).map((node): Present => {
        const name = text(at(node, 'topic')) ?? '';
        return {
          id: text(at(node, 'id')) ?? '',
          topic: topicOf.get(name) ?? name,
          address: text(at(node, 'uri')) ?? '',
          isOn: true,
        };
      });
    },
    async make(missing) {
      for (const wanted of missing) await makeOne(ask, wanted);
    },
    // There is no such thing as one that is switched off: Shopify takes it away.
    arm: async () => {},
    async remove(those) {
      for (const { id } of those) {
        const errors = userErrors(await dataOf(ask, REMOVE, { id }), 'webhookSubscriptionDelete');
        if (errors.length > 0 && !/does not exist|not found/i.test(errors.join())) throw refused(errors);
      }
    },
    async signing() {
      const { clientSecret } = api.credentials;
      return clientSecret === undefined ? {} : { signingSecret: clientSecret };
    },
    async notes() {
      const versions = (await nodes()).map((node) => text(at(node, 'apiVersion', 'handle')) ?? OLDEST_BODY);
      const old = versions.filter((version) => version < OLDEST_BODY).sort()[0];
      return [
        'customers/redact is a compliance topic, which no API makes: put it into shopify.app.toml (docs/platforms.md).',
        ...(old === undefined
          ? []
          : [
              `The app writes its deliveries as of ${old}; set its webhooks' API version to ${OLDEST_BODY} or newer.`,
            ]),
        ...(api.credentials.clientSecret === undefined
          ? [
              'The credentials hold no clientSecret, which signs the webhooks: put it as signingSecret into each webhook secret.',
            ]
          : []),
      ];
    },
  };
}

/** One that is there already is what was wanted: an earlier answer was lost, or somebody was quicker. */
async function makeOne(ask: Ask, { topic, address }: Wanted): Promise<void> {
  const data = await dataOf(ask, MAKE, { topic: enumOf(topic), uri: address });
  const errors = userErrors(data, 'webhookSubscriptionCreate');
  if (errors.length === 0 || /already been taken/i.test(errors.join())) return;
  throw refused(errors.map((error) => `${topic}: ${error}`));
}

async function dataOf(
  ask: Ask,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const asked = await ask(query, variables);
  if (asked.kind === 'data') return asked.data;
  throw new StoreApiError('Shopify finds the request too expensive', { retryable: false });
}

const userErrors = (data: unknown, name: string): readonly string[] =>
  list(at(data, name, 'userErrors')).map((error) => text(at(error, 'message')) ?? 'refused');

const refused = (errors: readonly string[]): StoreApiError =>
  new StoreApiError(`Shopify answered: ${errors.join('; ')}`, { retryable: false });
