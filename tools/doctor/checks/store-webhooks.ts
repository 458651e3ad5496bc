// The webhooks that the store or the till has for each product, asked at its own API: missing ones, and those that it switched off.
import { setTimeout as wait } from 'node:timers/promises';
import { cartRecoveryFacts, loyaltyFacts, upsellFacts } from '../../../lib/settings/shop-facts.ts';
import type { ShopSettings } from '../../../lib/settings/shop-settings.ts';
import { at, text } from '../../../shared/platforms/fields.ts';
import { StoreApiError } from '../../../shared/platforms/platform.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { parseJson } from '../../../shared/webhooks/json.ts';
import { planOf } from '../../connect/plan.ts';
import type { Fields, Hooks } from '../../connect/platform.ts';
import { shopifyHooks } from '../../connect/shopify.ts';
import { squareHooks } from '../../connect/square.ts';
import { topicsOf } from '../../connect/topics.ts';
import { wooHooks } from '../../connect/woocommerce.ts';
import { type Check, type Finding, ill, unknown, well } from '../check.ts';
import { type Patient, type Switched, switchedOn } from '../patient.ts';

const check: Check = {
  group: 'store and till',
  says: 'webhooks',
  only: 'aws',
  look: (patient) =>
    Promise.all(switchedOn(patient.settings()).map((product) => webhooksOf(product, patient))),
};
export default check;

async function webhooksOf(switched: Switched, patient: Patient): Promise<Finding> {
  const { product, platform, door, region } = switched;
  const part = product === 'upsell' ? 'orders' : product === 'cart-recovery' ? 'carts' : undefined;
  const topics = topicsOf(platform, part);
  if (topics.length === 0) return unknown(`${product}: whoever sends has no API that could be asked`);
  const credentials = await credentialsOf(switched, patient);
  if (credentials === undefined)
    return unknown(
      `${product}: nobody has told how to reach the API of ${platform}`,
      `npm run connect -- ${platform} --aws --credentials keys.json`,
    );
  const found = await patient.ask('lambda', 'GetFunctionUrlConfig', { FunctionName: door.function }, region);
  const address = text(at(found, 'FunctionUrl')) ?? '';
  try {
    const hooks = await hooksOf(switched, credentials, patient);
    const plan = planOf(
      topics.map((topic) => ({ topic, address })),
      await hooks.list(),
    );
    const named = (those: readonly { readonly topic: string }[]) =>
      those.map(({ topic }) => topic).join(', ');
    const problems = [
      ...(plan.missing.length === 0 ? [] : [`missing ${named(plan.missing)}`]),
      ...(plan.off.length === 0 ? [] : [`switched off ${named(plan.off)}`]),
    ];
    if (problems.length === 0) return well(`${product}: all ${topics.length} are there and switched on`);
    return ill(`${product}: ${problems.join('; ')}`, `npm run connect -- ${platform} --aws --yes`);
  } catch (error) {
    if (!(error instanceof StoreApiError) || (error.status !== 401 && error.status !== 403)) throw error;
    return ill(
      `${product}: ${error.message}`,
      `npm run connect -- ${platform} --aws --credentials keys.json`,
    );
  }
}

/** A till's stand beside its key; a store's are kept once, with the upsell recommender's. */
async function credentialsOf(switched: Switched, { ask, settings }: Patient): Promise<Fields | undefined> {
  const keeper = switchedOn(settings()).find(({ product }) => product === 'upsell');
  const isTill = switched.product === 'loyalty';
  if (!isTill && keeper?.platform !== switched.platform) return undefined;
  const { path, region, door } = isTill || keeper === undefined ? switched : keeper;
  const id = isTill ? door.secret : path('store-api');
  const parsed = parseJson(
    text(at(await ask('secrets', 'GetSecretValue', { SecretId: id }, region), 'SecretString')) ?? '{}',
  );
  const fields = parsed.ok ? (parsed.value as Fields) : {};
  return Object.keys(fields).some((name) => name !== 'signingSecret' && name !== 'notificationUrl')
    ? fields
    : undefined;
}

async function hooksOf(
  { product, platform }: Switched,
  credentials: Fields,
  { fetch, settings }: Patient,
): Promise<Hooks> {
  const shop = shopOf(product, settings());
  const reach = { fetch, sleep: async (milliseconds: number) => void (await wait(milliseconds)) };
  if (platform === 'square')
    return squareHooks(
      { apiUrl: shop.squareApiUrl ?? '', accessToken: credentials.accessToken ?? '' },
      reach,
    );
  if (platform === 'woocommerce')
    return wooHooks({ storeUrl: shop.storeUrl, credentials, signingSecrets: new Map() }, reach);
  return shopifyHooks({ shop, credentials, ...reach }, [
    ...topicsOf(platform, 'orders'),
    ...topicsOf(platform, 'carts'),
  ]);
}

function shopOf(product: Switched['product'], settings: ShopSettings): Shop {
  const { upsell, cartRecovery, loyalty } = settings.products;
  if (product === 'upsell' && upsell !== undefined) return upsellFacts(settings, upsell);
  if (product === 'cart-recovery' && cartRecovery !== undefined)
    return cartRecoveryFacts(settings, cartRecovery);
  if (loyalty !== undefined) return loyaltyFacts(settings, loyalty);
  throw new Error(`The settings have no ${product}`);
}
