// A shop on one platform on the laptop, for `npm run connect`: its functions verify what arrives, and its secrets start as AWS has
// them, empty.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packs } from '../../local/products/registry.ts';
import { startRuntime } from '../../local/start-runtime.ts';
import { makeConnect } from '../../tools/connect.ts';
import { buildHere } from './build-here.ts';
import { shopWith } from './patient.ts';
import { wayOf } from './way.ts';

type Product = 'upsell' | 'cartRecovery' | 'loyalty';
const SECRETS: Readonly<Record<Product, readonly string[]>> = {
  upsell: ['upsr/webhook', 'upsr/store-api'],
  cartRecovery: ['cr/webhook/secret'],
  loyalty: ['loy/pos/secret'],
};

export type ConnectedShop = Awaited<ReturnType<typeof startConnectable>>;

/** `apiUrl` is where the stand-in of the platform's API listens. */
export async function startConnectable(platform: string, apiUrl: string, products: readonly Product[]) {
  const ofPlatform =
    platform === 'generic' ? {} : { platform, cartLinkTemplate: undefined, catalogueUrl: undefined };
  const own = {
    upsell: { ...ofPlatform, channel: 'email' },
    cartRecovery: ofPlatform,
    loyalty: { platform, ...(platform === 'square' ? { squareApiUrl: apiUrl } : {}) },
  };
  const { products: all, ...rest } = shopWith({}, own);
  const chosen = Object.fromEntries(products.map((product) => [product, all[product]]));
  const settings = JSON.parse(JSON.stringify({ ...rest, products: chosen })) as object;
  const runtime = await startRuntime({ packs, ...wayOf({}), quiet: true, build: buildHere, shop: settings });
  const { secretsManager } = runtime.services;
  const empty = () => {
    for (const product of products) for (const id of SECRETS[product]) secretsManager.set(id, '{}');
  };
  empty();
  const folder = mkdtempSync(join(tmpdir(), 'keys-'));

  /** Runs the command as an operator would; waiting takes no time, and secrets are seen at once after it. */
  async function connect(...args: readonly string[]) {
    const said: string[] = [];
    const waits: number[] = [];
    const sleep = async (milliseconds: number) => {
      waits.push(milliseconds);
      await runtime.advance(`PT${Math.ceil(milliseconds / 1000)}S`);
    };
    const main = makeConnect({ fetch, sleep });
    const environment = { SHOP_SETTINGS: JSON.stringify(settings) };
    const code = await main(
      [...args, '--endpoint', runtime.url],
      { print: (line) => said.push(line) },
      environment,
    );
    return { code, said: said.join('\n'), waits };
  }

  return {
    runtime,
    connect,
    empty,
    /** A file for --credentials. */
    keys(fields: object): string {
      const file = join(folder, 'keys.json');
      writeFileSync(file, JSON.stringify(fields));
      return file;
    },
    secret: (id: string) => JSON.parse(secretsManager.value(id)) as Record<string, string>,
    address: (name: string) => runtime.functionUrl(name),
    async stop() {
      rmSync(folder, { recursive: true, force: true });
      await runtime.stop();
    },
  };
}
