// What a story is told from, away from the laptop's console: rows that are given, the laptop's inbox where there is one, and the
// owner's rules as they are in force.
import { S3Client } from '@aws-sdk/client-s3';
import type { ProductName } from '../../lib/product-names.ts';
import { stories as carts } from '../../shared/stories/cart-recovery/story.ts';
import { stories as members } from '../../shared/stories/loyalty/story.ts';
import type { StoryMessage, StorySources, StoryTeller } from '../../shared/stories/story.ts';
import { storyWords } from '../../shared/stories/story-words.ts';
import { stories as orders } from '../../shared/stories/upsell/story.ts';
import { bucketNamed } from '../frame/bucket.ts';
import { documentInForce } from '../rules/in-force.ts';
import { productNamed } from '../rules/options.ts';
import { bucketShelf } from '../rules/shelf.ts';
import type { Row } from './hold.ts';
import type { Reach } from './reach.ts';

export const tellers: Readonly<Record<ProductName, StoryTeller>> = {
  upsell: orders,
  'cart-recovery': carts,
  loyalty: members,
};

export type Rules = readonly { readonly rule?: string; readonly means: string }[];

/** The sentences of the product's rules that are in force; none where nobody can say. */
export async function rulesInForce({ product, destination }: Reach): Promise<Rules> {
  const { connection, tableName, shop } = destination;
  const s3 = new S3Client({ ...connection, forcePathStyle: true });
  const { name, product: rules } = productNamed(product);
  const shelf = bucketShelf(s3, await bucketNamed(s3, tableName('rules-source'), connection));
  return (await documentInForce({ name, product: rules, key: rules.sentences }, shelf, shop)).meanings;
}

export function sourcesOf(
  { product, destination }: Reach,
  given: {
    readonly rows: (table: string) => readonly Row[] | Promise<readonly Row[]>;
    readonly messages: readonly StoryMessage[];
    readonly rules: Rules;
  },
): StorySources {
  const { shop, now, tableName } = destination;
  const prefix = tableName('').split('-')[0] ?? '';
  return {
    rows: async (table) => given.rows(table.slice(prefix.length + 1)),
    messages: () => given.messages.filter((message) => message.product === product),
    told: [],
    rule: async (_, rule) => given.rules.find((each) => each.rule === rule)?.means,
    ...storyWords(shop, now().toISOString()),
  };
}
