// upsr-catalog-sync: every 15 minutes, makes the mirror equal to the store's catalogue. A pull is whole or
// nothing: when the store cannot be read to its end the mirror stays as it was and the function fails, which
// rings its alarm. A catalogue that is as it was at the last run is compared with the mirror only every six hours.

import { createHash } from 'node:crypto';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { dynamoClient } from '../../../shared/aws/dynamo-client.ts';
import { pause } from '../../../shared/aws/pause.ts';
import { s3Client } from '../../../shared/aws/s3-client.ts';
import { secretsClient } from '../../../shared/aws/secrets-client.ts';
import type { Product } from '../../../shared/events/store-events.ts';
import { type Clock, systemClock } from '../../../shared/handlers/clock.ts';
import type { LeftOutRow } from '../../../shared/handlers/each-row.ts';
import { type Log, standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { lettersOnAws } from '../../../shared/messages/email-on-aws.ts';
import { type LeftOut, tellLeftOut } from '../../../shared/owner-mail/left-out-letter.ts';
import { pullCatalogue } from '../../../shared/platforms/catalogues.ts';
import { makeFeedMemory } from '../../../shared/platforms/feed-memory.ts';
import { readFeed } from '../../../shared/platforms/generic-feed.ts';
import { StoreApiError } from '../../../shared/platforms/platform.ts';
import { platformFacts } from '../../../shared/platforms/platform-facts.ts';
import { rulesOnAws } from '../../../shared/rules/source-on-aws.ts';
import { makeSecrets } from '../../../shared/secrets/secrets.ts';
import { readShop } from '../../../shared/shop/shop.ts';
import { tellOfTexts } from '../catalogue/tell-of-texts.ts';
import { changesBetween, pairingRow, pairings } from '../decisions/catalogue-change.ts';
import { loadDocuments } from '../rules/load.ts';
import {
  type Catalogue,
  catalogueRow,
  makeCatalogue,
  makePairings,
  type Pairings,
  pairingsRow,
} from '../state/catalogue.ts';
import { fingerprint, type MirrorRow } from '../state/mirror-table.ts';

export type CatalogSyncParts = {
  readonly log: Log;
  readonly now: Clock;
  /** `leftOut` hears of each product that could not be read. */
  readonly pull: (leftOut: (one: LeftOutRow) => void) => Promise<readonly Product[]>;
  readonly catalogue: Pick<Catalogue, 'fingerprints' | 'write'>;
  readonly pairings: Pick<Pairings, 'fingerprints' | 'write'>;
  readonly tellLeftOut: (leftOut: LeftOut) => Promise<void>;
  /** Absent where the shop sends no texts. */
  readonly tellOfTexts?: (products: readonly Product[]) => Promise<void>;
};

/** Nobody else writes the mirror; should it differ all the same, it is put right within these hours. */
const COMPARE_EVERY_MS = 6 * 3_600_000;
/** Eight calls of 25 rows, as many as are under way at once. */
const ROWS_AT_ONCE = 200;
/** A new secret is taken up within the hour, and at once where the store refuses the old one. */
const CREDENTIALS_KEPT_MS = 3_600_000;

export function makeCatalogSync(parts: CatalogSyncParts) {
  /** What the mirror was last made equal to by this process. */
  let mirrored: { readonly digest: string; readonly at: number } | undefined;
  const digests = new WeakMap<readonly Product[], string>();

  return async (): Promise<{ products: number; written: number; deleted: number }> => {
    const leftOut: LeftOutRow[] = [];
    const products = await parts.pull((one) => leftOut.push(one));
    await parts.tellLeftOut({ run: 'catalogue', from: 'the products to offer', rows: leftOut });
    // A list that is remembered is the very same.
    const digest = digests.get(products) ?? digestOf(products);
    digests.set(products, digest);
    const now = parts.now().getTime();
    if (mirrored?.digest === digest && now - mirrored.at < COMPARE_EVERY_MS)
      return { products: products.length, written: 0, deleted: 0 };
    mirrored = undefined;
    const [heldProducts, heldPairings] = await Promise.all([
      parts.catalogue.fingerprints(),
      parts.pairings.fingerprints(),
    ]);
    // A store that suddenly sells nothing is a store whose API answered wrongly.
    if (products.length === 0 && heldProducts.size > 0)
      throw new StoreApiError('The store listed no product at all', { retryable: true });

    const wanted = new Map(products.map((product) => [product.sku, product]));
    const pairs = new Map([...pairings(products)].map(([key, list]) => [key, { key, list }]));
    const pairRow = ({ key, list }: PairedWith) => pairingsRow(pairingRow(key, list));
    const productChange = changesBetween(heldProducts, wanted, (one) => fingerprint(catalogueRow(one)));
    const pairingChange = changesBetween(heldPairings, pairs, (one) => fingerprint(pairRow(one)));

    // Products before pairings before deletions: at no moment does a pairing name a product that is not there.
    await writeSome(parts.catalogue, productChange.puts, catalogueRow);
    await writeSome(parts.pairings, pairingChange.puts, pairRow);
    await parts.pairings.write([], pairingChange.deletes);
    await parts.catalogue.write([], productChange.deletes);

    const result = {
      products: wanted.size,
      written: productChange.puts.length + pairingChange.puts.length,
      deleted: productChange.deletes.length + pairingChange.deletes.length,
    };
    if (result.written + result.deleted > 0) parts.log.info('catalogue synced', result);
    // The mirror is what matters; whoever could not be told now is told with the next comparison.
    await parts.tellOfTexts?.(products).catch((error: unknown) => {
      parts.log.warn('nobody was told of the texts that cost more', { error });
    });
    mirrored = { digest, at: now };
    return result;
  };
}

type PairedWith = { readonly key: string; readonly list: readonly Product[] };

/** Rows are made when their turn comes: all rows of a large store at once are more than the function has memory for. */
async function writeSome<One>(
  table: { readonly write: (puts: readonly MirrorRow[], deletes: readonly string[]) => Promise<void> },
  changed: readonly One[],
  row: (one: One) => MirrorRow,
): Promise<void> {
  for (let start = 0; start < changed.length; start += ROWS_AT_ONCE)
    await table.write(changed.slice(start, start + ROWS_AT_ONCE).map(row), []);
}

function digestOf(products: readonly Product[]): string {
  const hash = createHash('sha256');
  for (const product of products) hash.update(`${JSON.stringify(product)}\n`);
  return hash.digest('base64');
}

export const handler = onFirstCall(() => {
  const dynamo = dynamoClient();
  const shop = readShop(process.env);
  const log = standardLog('upsr-catalog-sync');
  const secrets = makeSecrets(secretsClient(), systemClock, CREDENTIALS_KEPT_MS);
  const feedMemory = makeFeedMemory();
  const pullFromStore = async (fresh: boolean, leftOut: (one: LeftOutRow) => void) =>
    pullCatalogue({
      shop,
      credentials: await secrets.currentFields(required('STORE_API_SECRET'), { fresh }),
      fetch,
      sleep: pause,
      warn: log.warn,
      leftOut,
      feedMemory,
    });
  const pull: CatalogSyncParts['pull'] = async (leftOut) => {
    if (platformFacts(shop.platform).catalogueIsFile === true && shop.catalogueUrl === undefined) {
      const bytes = await catalogueFile(required('RULES_BUCKET'));
      const read = (hear: typeof leftOut) => readFeed(bytes, { shop, warn: log.warn, leftOut: hear });
      return feedMemory({ bytes, said: undefined }, read, leftOut);
    }
    try {
      return await pullFromStore(false, leftOut);
    } catch (error) {
      const isRefused = error instanceof StoreApiError && (error.status === 401 || error.status === 403);
      if (isRefused) return pullFromStore(true, leftOut);
      throw error;
    }
  };
  const letters = lettersOnAws(shop, log, dynamo);
  return makeCatalogSync({
    ...(shop.smsNumber === undefined
      ? {}
      : {
          tellOfTexts: (products) =>
            tellOfTexts(products, {
              ...letters,
              addLinkUrl: required('ADDLINK_URL'),
              load: () => loadDocuments(rulesOnAws(log), shop.currency),
            }),
        }),
    tellLeftOut: (leftOut) => tellLeftOut(leftOut, letters),
    log,
    now: systemClock,
    pull,
    catalogue: makeCatalogue(dynamo, required('CATALOGUE_TABLE')),
    pairings: makePairings(dynamo, required('PAIRINGS_TABLE')),
  });
});

async function catalogueFile(bucket: string): Promise<Uint8Array> {
  const { Body } = await s3Client().send(new GetObjectCommand({ Bucket: bucket, Key: 'catalogue.csv' }));
  return (await Body?.transformToByteArray()) ?? new Uint8Array();
}
