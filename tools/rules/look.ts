// What the shop sells and has sold, for showing rules at work and looking for the names in them: on the laptop, or in the shop's
// AWS account where the command names one. Whoever cannot look says so.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Row, RulesProduct, ShopWords } from '../../shared/rules/explained.ts';
import { type Goods, MOST_ROWS } from '../../shared/rules/goods.ts';
import { firstRows } from '../../shared/rules/goods-on-aws.ts';
import { withoutEnd } from '../../shared/text/ends.ts';
import type { Environment } from '../frame/command.ts';
import { type Options, shopWords } from './options.ts';

export type Looked = {
  readonly shop: ShopWords;
  /** Where it was looked, or why it was not: a sentence for the page. */
  readonly note: string;
  /** Where the laptop is that was found running, though nobody named one. */
  readonly endpoint?: string;
};

type Tables = {
  readonly place: string;
  readonly rows: (table: string) => Promise<readonly Row[]>;
  /** The address that nobody named. */
  readonly found?: string;
};

/** Where `npm start` is when nobody says otherwise. */
const USUAL_PORT = '4700';
/** An idle computer answers at once; whoever checks a document does not wait for one that is none. */
const PATIENCE_MS = 2_000;

/** Never throws: a shop that cannot be looked at is no fault of the document. */
export async function lookAtShop(
  product: RulesProduct,
  options: Options,
  environment: Environment,
): Promise<Looked> {
  const shop = { ...shopWords(), now: new Date() };
  const tables = tablesNamed(options, environment);
  try {
    const goods = await goodsOf(product, tables.rows, shop);
    return {
      shop: { ...shop, goods },
      note:
        goods.things.length + goods.totals.length === 0
          ? `The shop at ${tables.place} has sold nothing yet, so the figures in the examples are made up, and there are no names to look for.`
          : `Figures and names are those of the shop at ${tables.place}: ${counted(goods)}.`,
      ...(tables.found === undefined ? {} : { endpoint: tables.found }),
    };
  } catch {
    return {
      shop,
      note: `There was no shop to look at (${tables.place} did not answer; npm start runs one, and --endpoint, --stage or --in-force name another). So the figures in the examples are made up, and nobody has looked whether the names in the sentences were ever sold.`,
    };
  }
}

/** What a product's tables tell. */
export async function goodsOf(
  { goods }: RulesProduct,
  rowsOf: Tables['rows'],
  { currency }: ShopWords,
): Promise<Goods> {
  const rows = await Promise.all(goods.tables.map(async (table) => [table, await rowsOf(table)] as const));
  return goods.from(Object.fromEntries(rows), currency);
}

function counted({ things, totals, isPart }: Goods): string {
  const all = [
    ...(things.length === 0 ? [] : [`${things.length} things that are or were sold`]),
    `${totals.length} orders, sales or carts`,
  ].join(', ');
  return isPart === true ? `${all}; there are more, which were not looked at` : all;
}

function tablesNamed(
  { endpoint, stage, bucket, 'in-force': inForce }: Options,
  environment: Environment,
): Tables {
  const onAws = [stage, bucket].some((given) => given !== undefined) || inForce === true;
  if (endpoint !== undefined) return laptopTables(endpoint, stage);
  if (onAws) return awsTables(stage);
  const found = `http://127.0.0.1:${environment.PORT ?? USUAL_PORT}`;
  return { ...laptopTables(found, undefined), found };
}

const staged = (table: string, stage: string | undefined): string =>
  stage === undefined ? table : `${table}-${stage}`;

/** The laptop runtime's own door to its tables. */
function laptopTables(endpoint: string, stage: string | undefined): Tables {
  return {
    // No link: on the page nothing leads anywhere.
    place: endpoint.replace(/^https?:\/\//, ''),
    rows: async (table) => {
      const address = `${withoutEnd(endpoint, '/')}/_local/tables/${staged(table, stage)}`;
      const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
      if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
      return ((await answer.json()) as readonly Row[]).slice(0, MOST_ROWS);
    },
  };
}

function awsTables(stage: string | undefined): Tables {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 2 }));
  return {
    place: 'AWS',
    rows: (table) => firstRows(client, staged(table, stage)),
  };
}
