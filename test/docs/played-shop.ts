// What the tests share that play what documents show: the lines themselves, and the state in the shop that a line is about.
import type { Runtime } from '../../local/runtime/runtime.ts';
import { signStandardWebhook } from '../../local/sample/store/sign.ts';
import { type AskAws, makeAskAws } from '../../tools/aws/ask.ts';
import { cartOf } from '../support/cart-runtime.ts';
import { type Shown, shownCommands } from './shown-commands.ts';

/** Every `npm …` that a document shows. */
export const shown = shownCommands().filter(({ words: [first] }) => first === 'npm');
/** `AWS_REGION=… npm run rules …` begins with its region. */
export const behindRegion = shownCommands().flatMap(({ words: [first = '', ...words], ...each }) =>
  first.startsWith('AWS_REGION=') && words[0] === 'npm' ? [{ ...each, words }] : [],
);

/** `doctor` of `npm run --silent doctor`, `start` of `npm start`. */
export const scriptOf = ({ words }: Shown): string =>
  words[1] === 'run' ? (words.find((word, at) => at > 1 && !word.startsWith('--')) ?? '') : (words[1] ?? '');

/** What stands behind the two dashes. */
export function argsOf({ words }: Shown): readonly string[] {
  const dashes = words.indexOf('--');
  return dashes < 0 ? [] : words.slice(dashes + 1);
}

export const lineOf = (each: Shown): string => `${scriptOf(each)} ${argsOf(each).join(' ')}`.trim();

/** Each line once, named by the page that shows it last. */
export const once = (all: readonly Shown[]) =>
  [...new Map(all.map((each) => [lineOf(each), each])).values()].map(
    (each) => [`${each.at}: npm run ${lineOf(each)}`, each] as const,
  );

export const operatorOf = (runtime: Runtime): AskAws =>
  makeAskAws({
    endpoint: runtime.endpointUrl,
    keys: { accessKeyId: 'local-operator', secretAccessKey: 'local' },
    now: () => new Date(),
  });

/** As if they had been lost: what is restored goes into empty tables. */
export async function emptyTables(runtime: Runtime, prefix: string): Promise<void> {
  const ask = operatorOf(runtime);
  const region = prefix === 'upsr-' ? 'eu-west-2' : 'ap-southeast-1';
  const dynamo = (operation: string, input: object) => ask('dynamodb', operation, { ...input }, region);
  for (const TableName of runtime.tables().filter((name) => name.startsWith(prefix))) {
    const { Table } = (await dynamo('DescribeTable', { TableName })) as {
      Table: { KeySchema: readonly { AttributeName: string }[] };
    };
    const { Items } = (await dynamo('Scan', { TableName })) as {
      Items: readonly Record<string, unknown>[];
    };
    for (const item of Items) {
      const key = Table.KeySchema.map(({ AttributeName }) => [AttributeName, item[AttributeName]]);
      await dynamo('DeleteItem', { TableName, Key: Object.fromEntries(key) as object });
    }
  }
}

/** Somebody's cart, told by the store, that is still open. */
export async function openCart(runtime: Runtime, cartId: string): Promise<void> {
  const hook = runtime.status().functions.find(({ name }) => name === 'cr-ingest-webhook')?.webhook;
  const body = JSON.stringify(cartOf(runtime.now(), { cart_id: cartId, currency: 'GBP' }));
  const signed = signStandardWebhook(body, hook?.secret ?? '', `msg_${cartId}`, runtime.now());
  await fetch(runtime.functionUrl('cr-ingest-webhook'), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signed },
    body,
  });
  await runtime.idle();
}
