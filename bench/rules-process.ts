// Reads one product's document again and again in a process of its own and prints the processor milliseconds of one reading.
// Arguments: the checkout whose reader it is, the product, the lines, how often, and `any` for a length that no door lets in.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { documentOf, type Product } from './rules-documents.ts';

const [root = '', product = '', lines = '', rounds = '', size = ''] = process.argv.slice(2);
const readers = {
  upsell: ['settings.ts', 'readUpsellSettings', 'upsellGrammar'],
  'cart-recovery': ['rules.ts', 'readCartRules', 'cartGrammar'],
  loyalty: ['rules.ts', 'readLoyaltyRules', 'loyaltyGrammar'],
} as const;
const [file, reader, grammar] = readers[product as Product];
const load = async (path: string) =>
  (await import(pathToFileURL(join(root, path)).href)) as Record<string, (...args: unknown[]) => unknown>;
const folder = `lambdas/${product}/rules`;
const text = documentOf(product as Product, Number(lines));

const read =
  size === 'any'
    ? await wholeReader()
    : (
        (named) => () =>
          named[reader]?.(text, 'GBP')
      )(await load(`${folder}/${file}`));

async function wholeReader() {
  const [shared, own] = [await load('shared/rules/document.ts'), await load(`${folder}/grammar.ts`)];
  return () => shared.readText?.(text, own[grammar]?.('GBP'), Number.MAX_SAFE_INTEGER);
}

const answer = read() as { readonly ok: boolean } | undefined;
if (answer?.ok !== true) throw new Error(`The document is not understood: ${JSON.stringify(answer)}`);
const startedAt = process.cpuUsage();
for (let round = 0; round < Number(rounds); round += 1) read();
const { user, system } = process.cpuUsage(startedAt);
process.stdout.write(`${(user + system) / 1000 / Number(rounds)}\n`);
