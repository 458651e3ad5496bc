// The owner's documents for the console's editor: which there are, what a text means while it is being written, and what is in
// force. The laptop knows no product and is handed this.
import type { Row, ShopWords } from '../../shared/rules/explained.ts';
import { changesBetween } from '../../shared/rules/sheet/changes.ts';
import { writtenAt } from '../../shared/rules/written.ts';
import { type DocumentInForce, documentInForce, explained } from './in-force.ts';
import { goodsOf } from './look.ts';
import { productNamed, products, readText, settingsZone, shippedFile, writtenToday } from './options.ts';
import type { Shelf } from './shelf.ts';

type Saved = { readonly savedAt: Date | undefined };
type Objects = {
  read(bucket: string, key: string): Promise<(Saved & { readonly body: Buffer }) | undefined>;
  earlier(bucket: string, key: string): Promise<readonly (Saved & { readonly text: string })[]>;
};

type Asked = { readonly product: string; readonly key: string };
/** A text, and what it is held against. */
type Written = { readonly text: string; readonly held: Pick<DocumentInForce, 'meanings'> };

const bucketOf = (product: string): string => `${productNamed(product).product.prefix}-rules-source`;

/** Throws for a product or a document that there is not. */
async function inForce({ product, key }: Asked, objects: Objects, shop: ShopWords) {
  const bucket = bucketOf(product);
  const stored = await objects.read(bucket, key);
  const own = stored?.body.toString('utf8');
  const zone = settingsZone();
  const shelf: Pick<Shelf, 'read' | 'earlier'> = {
    read: async () => (own === undefined ? undefined : writtenAt(own, stored?.savedAt, zone)),
    async *earlier() {
      for (const { text, savedAt } of await objects.earlier(bucket, key))
        yield writtenAt(text, savedAt, zone);
    },
  };
  const found = await documentInForce({ ...productNamed(product), key }, shelf, shop);
  return { ...found, own, text: own ?? readText(shippedFile(product, key)) };
}

function look({ product: name, key }: Asked, { text, held }: Written, shop: ShopWords) {
  const { product } = productNamed(name);
  const written = writtenToday(text, shop.now);
  const read = explained({ product, key }, written, shop);
  if (read.ok)
    return { problems: [], meanings: read.rules, changes: changesBetween(held.meanings, read.rules) };
  const meanings = key === product.sentences ? product.understood(written, shop) : [];
  return { problems: read.problems, meanings, changes: [] };
}

type Tables = {
  tables(): readonly string[];
  table(name: string): Promise<readonly Row[]>;
};

/** The shop with what its tables tell of it; a stage stands behind a table's name. */
async function shopWithGoods(product: string, tables: Tables, shop: ShopWords): Promise<ShopWords> {
  const goods = await goodsOf(
    productNamed(product).product,
    async (table) => {
      const found = tables.tables().find((name) => name === table || name.startsWith(`${table}-`));
      return found === undefined ? [] : tables.table(found);
    },
    shop,
  );
  return { ...shop, goods };
}

export const rulesDesk = {
  bucketOf,
  documents: (product: string) =>
    Object.entries(products[product]?.titles ?? {}).map(([key, title]) => ({ key, title })),
  inForce,
  look,
  shopWithGoods,
};
