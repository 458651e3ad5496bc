// `npm run preview`: what a product would have sent, and why not, on the shop's own past.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PREFIXES } from '../lib/product-names.ts';
import { type Asked, makeTool, runAsProcess, UsageError } from '../tools/frame/command.ts';
import { settingsIn } from '../tools/frame/destination.ts';
import { main as importTool } from '../tools/import.ts';
import { tellers } from '../tools/person/sources.ts';
import { PASTS, type PastEvent } from '../tools/preview/past.ts';
import { previewFacts, previewShop } from '../tools/preview/settings.ts';
import { PRODUCTS } from '../tools/restore/products/registry.ts';
import { decided, previewPage, previewTable } from './preview/page.ts';
import { replay } from './preview/replay.ts';
import { packs } from './products/registry.ts';
import type { Runtime } from './runtime/runtime.ts';

const help = `Plays your shop's own past once more on this computer, and says of each order, cart or sale what would have been sent, to
whom, and why not. Nobody is written to, nothing is kept, and nothing leaves this computer.

  npm run preview -- upsell <orders.csv | orders.json> --catalogue <products.csv | products.json>
  npm run preview -- cart-recovery <events.json>
  npm run preview -- loyalty <sales.csv> [--members <members.csv>]

  The files are those of npm run import, whose --help says what may be in them. Of carts it is a JSON list of what your store
  would have posted, each as docs/platforms.md says it.

  --catalogue  what the store sells, as npm run import -- catalogue takes it
  --members    who is a member already, as npm run import -- members takes it; their addresses count as confirmed
  --rules      your own settings or rules document, instead of the one in rules/
  --days       so many of the last days are played (default 30); older orders count as what people own
  --to         the name of the two files that are written, a page and a table (default preview-<product>); they are overwritten

Exit code 0: played. 1: nothing could be read, or it could not be played. 2: the command was not understood.`;

const options = { catalogue: 'text', members: 'text', rules: 'text', days: 'text', to: 'text' } as const;
type PreviewAsked = Asked<typeof options>;
type Product = keyof typeof PASTS;

const DAY_MS = 86_400_000;
const DOCUMENTS: Readonly<Record<Product, string>> = {
  upsell: 'settings.txt',
  'cart-recovery': 'rules.txt',
  loyalty: 'rules.txt',
};

export const main = makeTool({
  help,
  options,
  words: [2, 2],
  async run(asked) {
    const { words, options: given, print } = asked;
    const [product = '', source = ''] = words;
    if (!isProduct(product))
      throw new UsageError(`There is no product ${product}; there are ${Object.keys(PASTS).join(', ')}`);
    const days = Number(given.days ?? '30');
    if (!Number.isInteger(days) || days < 1 || days > 366)
      throw new UsageError(`--days is a whole number from 1 to 366, not ${given.days}`);
    const settings = settingsIn(asked.environment);
    const shop = previewShop(settings, product);
    const { read, door, settles } = PASTS[product];
    const facts = previewFacts(shop, product);
    const { events, problems } = read(readFileSync(source), facts);
    const since = Date.parse(events.at(-1)?.at ?? '') - days * DAY_MS;
    const played = events.filter(({ at }) => Date.parse(at) >= since);
    const older = events.filter(({ at }) => Date.parse(at) < since);
    if (played.length === 0) {
      print('Nothing could be read in it.');
      for (const problem of problems) print(`  ${problem}`);
      return 1;
    }
    print(`Playing ${played.length} of the last ${days} days …`);
    const replayed = await replay({
      ...{ shop, events: played, door, settles },
      teller: tellers[product],
      words: facts,
      options: { packs },
      before: (runtime) => before({ product, older, shop }, runtime, asked),
    });
    const leftOut = [...problems, ...replayed.refused];
    const name = given.to ?? `preview-${product}`;
    const heading = `${HEADINGS[product]} of ${facts.name}, played once more`;
    writeFileSync(`${name}.html`, previewPage({ heading, shop: facts, replayed, leftOut }));
    writeFileSync(`${name}.csv`, previewTable(replayed));
    for (const { says, count } of decided(replayed)) print(`  ${String(count).padStart(6)}  ${says}`);
    if (leftOut.length > 0) print(`  ${leftOut.length} were left out; the page says which.`);
    print(`${name}.html tells of each, ${name}.csv is the same to sort. Nobody was written to.`);
    return replayed.messages.length === 0 ? 0 : 1;
  },
});

const HEADINGS: Readonly<Record<Product, string>> = {
  upsell: 'The orders',
  'cart-recovery': 'The carts',
  loyalty: 'The sales',
};

/** What the shop had before, by the commands that an operator would type. */
async function before(
  {
    product,
    older,
    shop,
  }: { readonly product: Product; readonly older: readonly PastEvent[]; readonly shop: object },
  runtime: Runtime,
  { options: given, print }: PreviewAsked,
): Promise<void> {
  const bring = async (...words: readonly string[]): Promise<void> => {
    const said: string[] = [];
    const code = await importTool(
      [...words, '--yes', '--endpoint', runtime.url],
      { print: (line) => said.push(line) },
      { SHOP_SETTINGS: JSON.stringify(shop) },
    );
    if (code !== 0) throw new Error(`${words.join(' ')}: ${said.at(-1)}`);
  };
  if (given.rules !== undefined) {
    const bucket = `${PREFIXES[product]}-rules-source`;
    await runtime.objects.write(bucket, DOCUMENTS[product], readFileSync(given.rules));
  }
  if (given.catalogue !== undefined) {
    await bring('catalogue', given.catalogue);
    await runtime.invoke('upsr-catalog-sync', {});
  } else if (product === 'upsell') print('Without --catalogue there is nothing to offer, and nothing fits.');
  if (given.members !== undefined) await bring('members', given.members, '--consent-confirmed');
  if (product === 'upsell' && older.length > 0) {
    const folder = mkdtempSync(join(tmpdir(), 'preview-'));
    try {
      const file = join(folder, 'older.json');
      writeFileSync(file, JSON.stringify(older.map(({ event }) => event)));
      await bring('history', file);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}

const isProduct = (word: string): word is Product =>
  Object.hasOwn(PASTS, word) && Object.hasOwn(PRODUCTS, word);

if (import.meta.main) await runAsProcess(main);
