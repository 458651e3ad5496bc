// `npm run connect`: makes or mends the webhooks of a store or a till through its own API, stores what signs them, and has a test
// event arrive.
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from './connect/connect.ts';
import { credentialsFor } from './connect/credentials.ts';
import { type Door, doorsOf } from './connect/doors.ts';
import { genericHooks } from './connect/generic.ts';
import type { Fields, Hooks, Reach } from './connect/platform.ts';
import { shopifyHooks } from './connect/shopify.ts';
import { squareHooks } from './connect/square.ts';
import type { PlatformWord } from './connect/topics.ts';
import { wooHooks } from './connect/woocommerce.ts';
import { type Asked, type Command, makeTool, runAsProcess } from './frame/command.ts';
import { settingsIn } from './frame/destination.ts';
import { placeHelp, placeOptions } from './frame/place.ts';

const help = `Makes a store or a till send its events here, through its own API, and mends what is missing or switched off.

  npm run connect -- shopify                           shows what is there, what is missing and what --yes would do
  npm run connect -- woocommerce | square | generic    the same for the others; generic has no API, and gets a secret and a test
  npm run connect -- shopify --yes --aws               does it, in your AWS account: webhooks, secrets, a test event

  --yes           changes something: without it nothing is. Running it again changes nothing that is well.
  --remove        takes our webhooks away again; those of others stay. Shows first, does it with --yes
  --credentials   a JSON file with what the API asks for (docs/deploying.md, step 4), where the secrets do not hold it yet
${placeHelp({ aws: 'with the functions and secrets of', laptop: 'with those of' })}

Of Shopify they are the clientId and clientSecret of an app of yours, of WooCommerce a key that may read and write, of Square the
application's own access token.`;

const options = { yes: 'flag', remove: 'flag', credentials: 'text', ...placeOptions } as const;
type AskedHere = Asked<typeof options>;

/** A test hands in a clock that does not wait. */
export const makeConnect = (reach: Reach) => {
  const of = (platform: PlatformWord): Command<typeof options> => ({
    run: (asked) => run(platform, asked, reach),
  });
  return makeTool({
    help,
    options,
    commands: {
      shopify: of('shopify'),
      woocommerce: of('woocommerce'),
      square: of('square'),
      generic: of('generic'),
    },
  });
};

export const main = makeConnect({ fetch, sleep: async (milliseconds) => void (await sleep(milliseconds)) });

async function run(platform: PlatformWord, asked: AskedHere, reach: Reach): Promise<number> {
  const { options: chosen, environment, print } = asked;
  const doors = await doorsOf(platform, settingsIn(environment), asked);
  const credentials =
    platform === 'generic'
      ? { fields: {}, shelf: undefined, isNew: false }
      : await credentialsFor(platform, doors, chosen.credentials);
  const hooks = await hooksOf(platform, { doors, fields: credentials.fields, reach });
  print(`${platform}, ${doors[0]?.destination.place ?? ''}:`);
  return connect({ platform, doors, hooks, credentials, reach, print }, chosen);
}

type Given = { readonly doors: readonly Door[]; readonly fields: Fields; readonly reach: Reach };

async function hooksOf(platform: PlatformWord, { doors, fields, reach }: Given): Promise<Hooks> {
  const { shop } = doors[0]!.destination;
  const apiUrl = fields.apiUrl ?? (platform === 'square' ? (shop.squareApiUrl ?? '') : shop.storeUrl);
  refuseUnreachable(platform, apiUrl, doors);
  switch (platform) {
    case 'shopify':
      return shopifyHooks({ shop, credentials: fields, ...reach }, [
        ...new Set(doors.flatMap(({ topics }) => topics)),
      ]);
    case 'woocommerce':
      return wooHooks(
        { storeUrl: shop.storeUrl, credentials: fields, signingSecrets: await secretsBy(doors) },
        reach,
      );
    case 'square':
      return squareHooks({ apiUrl, accessToken: fields.accessToken ?? '' }, reach);
    case 'generic':
      return genericHooks(new Map(doors.map(({ address, signing }) => [address, signing])));
  }
}

async function secretsBy(doors: readonly Door[]): Promise<ReadonlyMap<string, string>> {
  const known = new Map<string, string>();
  for (const { address, signing } of doors) {
    const { signingSecret = '' } = await signing.read();
    if (signingSecret !== '') known.set(address, signingSecret);
  }
  return known;
}

const isHere = (url: string): boolean => /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(`${url}/`);

/** A store on the internet cannot send to this computer, and would switch its webhooks off soon. */
function refuseUnreachable(platform: PlatformWord, apiUrl: string, doors: readonly Door[]): void {
  const door = doors.find(({ address }) => isHere(address));
  if (platform === 'generic' || door === undefined || isHere(apiUrl)) return;
  throw new Error(
    `${apiUrl} cannot send to ${door.address}, which is this computer alone. Connect your AWS account: --aws`,
  );
}

if (import.meta.main) await runAsProcess(main);
