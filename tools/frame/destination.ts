// Where an import, an export or a restore works: the laptop runtime or the shop's AWS account, and by which names.
import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { cartRecoveryFacts, loyaltyFacts, upsellFacts } from '../../lib/settings/shop-facts.ts';
import { readShopSettings, type ShopSettings } from '../../lib/settings/shop-settings.ts';
import { at, text } from '../../shared/platforms/fields.ts';
import type { Shop } from '../../shared/shop/shop.ts';
import { withoutEnd } from '../../shared/text/ends.ts';
import { blockOfFile } from '../../shared/text/json-of-file.ts';
import { parseJson } from '../../shared/webhooks/json.ts';

export type Destination = {
  /** For people: where this is. */
  readonly place: string;
  readonly shop: Shop;
  /** The time there: the laptop's clock may have been moved. */
  readonly now: () => Date;
  /** What any other AWS client needs to reach the same place. */
  readonly connection: Connection;
  readonly documents: DynamoDBDocumentClient;
  readonly secrets: SecretsManagerClient;
  /** `orders` → `upsr-orders`, with the stage; functions and buckets (before account and region) are named alike. */
  readonly tableName: (name: string) => string;
  readonly secretId: (name: string) => string;
};

export type Connection = {
  readonly region: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
};

export type DestinationOptions = {
  /** Default: upsell. */
  readonly product?: keyof typeof products;
  readonly aws: boolean;
  /** The laptop's console address, or any AWS endpoint. */
  readonly endpoint?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

type Target = { readonly prefix: string; readonly region: string; readonly shop: Shop };

const products = {
  upsell(settings: ShopSettings): Target | undefined {
    const { upsell } = settings.products;
    return upsell && { prefix: 'upsr', region: upsell.region, shop: upsellFacts(settings, upsell) };
  },
  cartRecovery(settings: ShopSettings): Target | undefined {
    const { cartRecovery } = settings.products;
    return (
      cartRecovery && {
        prefix: 'cr',
        region: cartRecovery.region,
        shop: cartRecoveryFacts(settings, cartRecovery),
      }
    );
  },
  loyalty(settings: ShopSettings): Target | undefined {
    const { loyalty } = settings.products;
    return loyalty && { prefix: 'loy', region: loyalty.region, shop: loyaltyFacts(settings, loyalty) };
  },
};

/** Throws with what to do when the settings are wrong or nothing answers. */
export async function openDestination(options: DestinationOptions): Promise<Destination> {
  const settings = settingsIn(options.environment);
  const { product = 'upsell' } = options;
  const target = products[product](settings);
  if (target === undefined) throw new Error(`The settings have no products.${product} to work with`);
  const { prefix, region, shop } = target;
  const suffix = settings.stage === undefined ? '' : `-${settings.stage}`;
  const { endpoint, aheadMs } = options.aws ? onAws : await laptop(options);
  const connection: Connection = {
    region,
    ...(endpoint === undefined
      ? {}
      : { endpoint, credentials: { accessKeyId: 'local-operator', secretAccessKey: 'local' } }),
  };
  return {
    place: endpoint === undefined ? `AWS, ${region}` : `the laptop, ${endpoint}`,
    shop,
    now: () => new Date(Date.now() + aheadMs),
    connection,
    documents: DynamoDBDocumentClient.from(new DynamoDBClient(connection), {
      marshallOptions: { removeUndefinedValues: true },
    }),
    secrets: new SecretsManagerClient(connection),
    tableName: (name) => `${prefix}-${name}${suffix}`,
    secretId: (name) => `${prefix}/${name}${suffix}`,
  };
}

/** Those of the environment, else those of cdk.json. Throws `ShopSettingsError` with every mistake. */
export const settingsIn = (environment: DestinationOptions['environment']): ShopSettings =>
  readShopSettings(environment.SHOP_SETTINGS ?? settingsInFile());

function settingsInFile(): unknown {
  const file = blockOfFile(readFileSync('cdk.json', 'utf8'), 'cdk.json') as {
    context?: { shop?: unknown } | null;
  };
  return file.context?.shop;
}

type Reached = { readonly endpoint: string | undefined; readonly aheadMs: number };
const onAws: Reached = { endpoint: undefined, aheadMs: 0 };

/** The laptop says on its status page where its AWS endpoint is; any other address is taken for one itself. */
async function laptop({ endpoint, environment }: DestinationOptions): Promise<Reached> {
  const address = withoutEnd(endpoint ?? `http://127.0.0.1:${environment.PORT ?? '4700'}`, '/');
  const hint = 'Start the laptop runtime with "npm start", or work in your AWS account with --aws.';
  const told = await status(address).catch((cause: unknown) => {
    throw new Error(`Nothing answers at ${address}. ${hint}`, { cause });
  });
  if (told !== undefined) return told;
  if (endpoint === undefined)
    throw new Error(`What answers at ${address} is not the laptop runtime. ${hint}`);
  return { endpoint: address, aheadMs: 0 };
}

/** A busy laptop is slow to answer; where nobody listens, that is known at once. */
const ANSWERS_WITHIN_MS = 20_000;

async function status(address: string): Promise<Reached | undefined> {
  const answer = await fetch(`${address}/_local/status`, {
    signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
  });
  if (!answer.ok) return undefined;
  const parsed = parseJson(await answer.text());
  const endpoint = parsed.ok ? text(at(parsed.value, 'awsEndpoint')) : undefined;
  if (!parsed.ok || endpoint === undefined) return undefined;
  const aheadMs = Date.parse(text(at(parsed.value, 'now')) ?? '') - Date.now();
  return { endpoint, aheadMs: Number.isNaN(aheadMs) ? 0 : aheadMs };
}
