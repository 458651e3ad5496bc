// The shop of the stories on either engine: which region a name belongs to, and what an operator does by hand at first.
import { PREFIXES } from '../lib/product-names.ts';
import type { Place } from './places/place.ts';
import { STAGE, type TrialShop } from './places/settings.ts';
import { SECRET } from './stories/player.ts';

const IN_SETTINGS = { upsell: 'upsell', 'cart-recovery': 'cartRecovery', loyalty: 'loyalty' } as const;
/** What stores and tills sign with. */
const HOOKS = ['upsr/webhook', 'cr/webhook/secret', 'loy/pos/secret'];
const PUBLIC = [
  ...['upsr-order', 'upsr-addlink', 'upsr-optout'],
  ...['cr-ingest-webhook', 'cr-unsub-handler'],
  ...['loy-pos-webhook', 'loy-signup', 'loy-redeem-handler'],
];

/** Of a function, a table or a secret by its name. Throws for one that no product has. */
export function regionOf(name: string, shop: TrialShop): string {
  const product = PRODUCTS.find((one) => new RegExp(`^${PREFIXES[one]}[-/]`).test(name));
  const region = product && shop.products[IN_SETTINGS[product]]?.region;
  if (region === undefined) throw new Error(`No product has ${name}`);
  return region;
}

/** Of the stack that made this role; undefined for a role that is not ours. */
export function regionOfRole(role: string, shop: TrialShop): string | undefined {
  const product = PRODUCTS.find((one) => role.startsWith(`${one}-${STAGE}-`));
  return product && shop.products[IN_SETTINGS[product]]?.region;
}

const PRODUCTS = Object.keys(IN_SETTINGS) as (keyof typeof IN_SETTINGS)[];

export const regionsOf = (shop: TrialShop): readonly string[] => [
  ...new Set(Object.values(shop.products).map(({ region }) => region)),
];

export async function fillSecrets(place: Place, shop: TrialShop): Promise<void> {
  const SecretString = JSON.stringify({ signingSecret: SECRET });
  for (const name of HOOKS)
    await place.ask(
      'secrets',
      'PutSecretValue',
      { SecretId: `${name}-${STAGE}`, SecretString },
      regionOf(name, shop),
    );
}

/** Every place has addresses of its own; in an account of a story each is named by its function. */
export async function addressesAt(place: Place): Promise<ReadonlyMap<string, string>> {
  return new Map(
    await Promise.all(PUBLIC.map(async (name) => [await place.urlOf(name), `https://${name}`] as const)),
  );
}
