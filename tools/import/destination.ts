// Where an import goes: the laptop runtime or the shop's AWS account, and by which names.
import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { upsellFacts } from '../../lib/settings/shop-facts.ts';
import { readShopSettings } from '../../lib/shop-settings.ts';
import { at, text } from '../../shared/platforms/fields.ts';
import type { Shop } from '../../shared/shop.ts';
import { parseJson } from '../../shared/webhooks/json.ts';

export type Destination = {
  /** For people: where this is. */
  readonly place: string;
  readonly shop: Shop;
  readonly documents: DynamoDBDocumentClient;
  readonly secrets: SecretsManagerClient;
  /** `orders` → `upsr-orders`, with the stage. */
  readonly tableName: (name: string) => string;
  readonly secretId: (name: string) => string;
};

export type DestinationOptions = {
  readonly aws: boolean;
  /** The laptop's console address, or any AWS endpoint. */
  readonly endpoint?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/** Throws with what to do when the settings are wrong or nothing answers. */
export async function openDestination(options: DestinationOptions): Promise<Destination> {
  const settings = readShopSettings(options.environment.SHOP_SETTINGS ?? settingsInFile());
  const { upsell } = settings.products;
  if (upsell === undefined) throw new Error('The settings have no products.upsell to import into');
  const suffix = settings.stage === undefined ? '' : `-${settings.stage}`;
  const endpoint = options.aws ? undefined : await awsEndpoint(options);
  const client = {
    region: upsell.region,
    ...(endpoint === undefined
      ? {}
      : { endpoint, credentials: { accessKeyId: 'local-operator', secretAccessKey: 'local' } }),
  };
  return {
    place: endpoint === undefined ? `AWS, ${upsell.region}` : `the laptop, ${endpoint}`,
    shop: upsellFacts(settings, upsell),
    documents: DynamoDBDocumentClient.from(new DynamoDBClient(client), {
      marshallOptions: { removeUndefinedValues: true },
    }),
    secrets: new SecretsManagerClient(client),
    tableName: (name) => `upsr-${name}${suffix}`,
    secretId: (name) => `upsr/${name}${suffix}`,
  };
}

function settingsInFile(): unknown {
  const file = JSON.parse(readFileSync('cdk.json', 'utf8')) as { context?: { shop?: unknown } };
  return file.context?.shop;
}

/** The laptop says on its status page where its AWS endpoint is; any other address is taken for one itself. */
async function awsEndpoint({ endpoint, environment }: DestinationOptions): Promise<string> {
  const address = (endpoint ?? `http://127.0.0.1:${environment.PORT ?? '4700'}`).replace(/\/+$/, '');
  const hint = 'Start the laptop runtime with "npm start", or import into your AWS account with --aws.';
  const told = await toldEndpoint(address).catch((cause: unknown) => {
    throw new Error(`Nothing answers at ${address}. ${hint}`, { cause });
  });
  if (told !== undefined) return told;
  if (endpoint === undefined)
    throw new Error(`What answers at ${address} is not the laptop runtime. ${hint}`);
  return address;
}

async function toldEndpoint(address: string): Promise<string | undefined> {
  const answer = await fetch(`${address}/_local/status`, { signal: AbortSignal.timeout(3_000) });
  if (!answer.ok) return undefined;
  const parsed = parseJson(await answer.text());
  return parsed.ok ? text(at(parsed.value, 'awsEndpoint')) : undefined;
}
