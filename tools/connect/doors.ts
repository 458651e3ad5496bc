// Where a store or a till is to send what: one door for each product that is switched on and has this platform.
import { GetFunctionUrlConfigCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { ShopSettings } from '../../lib/settings/shop-settings.ts';
import { type Asked, UsageError } from '../frame/command.ts';
import type { Destination } from '../frame/destination.ts';
import { openPlace, type placeOptions } from '../frame/place.ts';
import type { Wanted } from './plan.ts';
import { type SecretShelf, secretShelf } from './secret-shelf.ts';
import { type PlatformWord, topicsOf } from './topics.ts';

export type Door = {
  readonly product: keyof ShopSettings['products'];
  /** The function's address, as it is to be registered. */
  readonly address: string;
  readonly topics: readonly string[];
  readonly destination: Destination;
  /** What signs for this door. */
  readonly signing: SecretShelf;
};

const DOORS = {
  upsell: { function: 'order', secret: 'webhook', part: 'orders' },
  cartRecovery: { function: 'ingest-webhook', secret: 'webhook/secret', part: 'carts' },
  loyalty: { function: 'pos-webhook', secret: 'pos/secret', part: undefined },
} as const;

/** Throws where no product has this platform, or one of them is not deployed. */
export async function doorsOf(
  platform: PlatformWord,
  settings: ShopSettings,
  asked: Pick<Asked<typeof placeOptions>, 'options' | 'environment'>,
): Promise<readonly Door[]> {
  const products = (Object.keys(DOORS) as (keyof typeof DOORS)[]).filter((product) => {
    const own = settings.products[product];
    return own?.enabled === true && own.platform === platform;
  });
  if (products.length === 0)
    throw new UsageError(`No product that is switched on has "platform": "${platform}". See npm run setup.`);
  return Promise.all(
    products.map(async (product) => {
      const destination = await openPlace(asked, product);
      const door = DOORS[product];
      return {
        product,
        destination,
        address: await addressOf(destination.tableName(door.function), destination),
        topics: topicsOf(platform, door.part),
        signing: secretShelf(destination, destination.secretId(door.secret)),
      };
    }),
  );
}

export const wantedOf = (doors: readonly Door[]): readonly Wanted[] =>
  doors.flatMap(({ address, topics }) => topics.map((topic) => ({ topic, address })));

async function addressOf(FunctionName: string, { connection, place }: Destination): Promise<string> {
  const client = new LambdaClient(connection);
  try {
    const { FunctionUrl = '' } = await client.send(new GetFunctionUrlConfigCommand({ FunctionName }));
    return FunctionUrl;
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ResourceNotFoundException')) throw error;
    throw new Error(`${FunctionName} has no address in ${place}. Deploy it first: npm run deploy`);
  } finally {
    client.destroy();
  }
}
