// catalogue: shows what a product list holds and, when told to, puts it where the catalogue sync of a generic store finds it:
// as the products that were read, in the form that needs no second look.
import { readFileSync } from 'node:fs';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Product } from '../../shared/events/store-events.ts';
import type { Answers } from '../../shared/files/table.ts';
import { readProductList } from '../../shared/platforms/generic-feed.ts';
import { decimalText, formatMoney } from '../../shared/shop/money.ts';
import { bucketNamed } from '../frame/bucket.ts';
import type { Destination } from '../frame/destination.ts';
import { refuseColumns } from './answers.ts';
import { askFirst, isReadable, showTable } from './preview.ts';
import { showProblems } from './show-problems.ts';

export type CatalogueOptions = {
  readonly source: string;
  readonly confirmed: boolean;
  readonly answers?: Answers;
};

/** Where `upsr-catalog-sync` looks. */
const KEY = 'catalogue.csv';

/** Returns the exit code: 1 when nothing could be read. Throws what AWS throws. */
export async function importCatalogue(
  { source, confirmed, answers }: CatalogueOptions,
  { shop, place, connection, tableName }: Pick<Destination, 'shop' | 'place' | 'connection' | 'tableName'>,
  print: (line: string) => void,
): Promise<number> {
  if (shop.platform !== 'generic')
    throw new Error(
      `Your settings say that the store is ${shop.platform}, whose products are read from its API`,
    );
  if (shop.catalogueUrl !== undefined)
    throw new Error(
      `Your settings name a catalogueUrl, ${shop.catalogueUrl}: the products are read from there`,
    );
  const leftOut: string[] = [];
  const notes: string[] = [];
  const { products, table, notOffered } = readProductList(readFileSync(source), {
    shop,
    answers,
    leftOut: ({ row, why }) => leftOut.push(`${row}: ${why}`),
    warn: (message, figures) => notes.push(`  Note: ${message} ${JSON.stringify(figures)}`),
  });
  if (table === undefined) refuseColumns(answers, 'a JSON file');
  if (table === undefined || isReadable(table)) {
    print(`Into ${place}:`);
    if (table !== undefined) showTable(table, print);
    print(`  ${products.length} products${rangeOf(products, shop.locale)}`);
    const paired = products.filter(({ complements }) => complements.length > 0).length;
    print(
      `  ${paired} complement something; the others are offered only where the settings document says so`,
    );
    for (const note of notes) print(note);
    showProblems(notOffered, 'are not on sale, as the file says, and are left out', print);
    showProblems(leftOut, 'could not be read and are left out', print);
  }
  const asked = table && askFirst(table, confirmed, print);
  if (asked !== undefined) return asked;
  if (products.length === 0) return 1;
  if (!confirmed) {
    print('Nothing was written. Run the same again with --yes to import.');
    return 0;
  }
  const s3 = new S3Client({ ...connection, forcePathStyle: true });
  const bucket = await bucketNamed(s3, tableName('rules-source'), connection);
  await s3.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: KEY,
      Body: JSON.stringify(products.map(asListed)),
      ContentType: 'application/json',
    }),
  );
  print(`Done. The next sync, within a quarter of an hour, mirrors it from s3://${bucket}/${KEY}.`);
  return 0;
}

function rangeOf(products: readonly Product[], locale: string): string {
  const byPrice = products.toSorted((one, other) => one.priceMinor - other.priceMinor);
  const [cheapest, dearest] = [byPrice[0], byPrice.at(-1)];
  if (cheapest === undefined || dearest === undefined) return '';
  const shown = ({ priceMinor, currency }: Product) => formatMoney(priceMinor, currency, locale);
  return `, from ${shown(cheapest)} to ${shown(dearest)}`;
}

/** As a product list says it. */
const asListed = ({
  sku,
  name,
  priceMinor,
  currency,
  stock,
  category,
  tags,
  complements,
  storeRef,
}: Product) => ({
  sku,
  name,
  price: decimalText(priceMinor, currency),
  currency,
  ...(stock === undefined ? {} : { stock: String(stock) }),
  category,
  tags,
  complements,
  ref: storeRef,
});
