// npm run restore: a product's tables as they were, and the drill that proves it can be done.
import type { ProductName } from '../lib/product-names.ts';
import { type Asked, makeTool, runAsProcess, UsageError } from './frame/command.ts';
import { settingsIn } from './frame/destination.ts';
import { openPlace, placeHelp, placeOptions } from './frame/place.ts';
import { openCopies } from './restore/copies.ts';
import { restoreDailyCopy } from './restore/daily-copy.ts';
import { drillAll, removeLeft } from './restore/drill-all.ts';
import { restoreToMoment } from './restore/point-in-time.ts';
import { PRODUCTS, restoredProducts } from './restore/products/registry.ts';
import { tablesOf } from './restore/tables.ts';
import { openTombstones } from './restore/tombstones.ts';
import { untilStopped } from './restore/until-stopped.ts';
import { openContacts } from './share/contacts-table.ts';
import { shareSilences } from './share/silences.ts';

const help = `Puts the tables of a product back as they were, into empty tables, and tries it out beside them.

  npm run restore -- upsell | cart-recovery | loyalty <moment | newest> [--yes] [--beside]
  npm run restore -- loyalty <day | latest> [--yes]
  npm run restore -- drill [product …] [--at moment] [--remove]

  moment       any second of the last 35 days, such as 2026-11-17T08:00:00Z; newest is some minutes ago at most. The tables are
               restored under other names first, and those are gone in the end.
  day          of the loyalty tracker's daily copies, such as 2026-06-02; latest is the newest whole copy.
  --yes        restores. Without it you only see what would happen.
  --beside     of upsell and cart-recovery: rows that are there stay, and what is missing comes beside them.

  drill        restores everything into tables that end in -drill, checks every balance against its ledger, every open cart and
               every open offer, prints a table, and removes the tables. Nothing that the shop uses is written.
  --at         to which moment; the newest if you do not say.
  --remove     removes what a drill left that was cut off.
${placeHelp({ aws: 'in', laptop: 'in' })}

Nothing that is in a table is overwritten. A restore that was interrupted goes on where it stopped when you run it again, from a
daily copy; from a moment, empty the tables or say --beside. In the end everything is read again and compared. The table that the
products share (\`people\` in the settings) is not restored: npm run person -- share fills it from what the products know.

Exit code 0: all is well. 1: not restored, or not right. 2: the command was not understood.`;

const options = { yes: 'flag', beside: 'flag', at: 'text', remove: 'flag', ...placeOptions } as const;

export const main = makeTool({
  help,
  options,
  words: [1, 4],
  async run(asked) {
    const [first = '', ...rest] = asked.words;
    if (first === 'drill') return drill(asked, rest);
    const { at, remove } = asked.options;
    if (at !== undefined || remove) throw new UsageError('--at and --remove belong to "drill"');
    // The loyalty tracker alone has daily copies, so a day needs no name before it.
    const [product, when, ...more] = isDay(first) ? ['loyalty' as const, first, ...rest] : asked.words;
    if (!isProduct(product) || when === undefined || more.length > 0) throw new UsageError();
    return restore(asked, product, when);
  },
});

type RestoreAsked = Asked<typeof options>;

async function restore(asked: RestoreAsked, product: ProductName, when: string): Promise<number> {
  const { print, options: given } = asked;
  const { yes: confirmed, beside } = given;
  const destination = await openPlace(asked, PRODUCTS[product]);
  /** Its list of silent people is another now; where the products share what they know, all hear of it. */
  const sharedAfter = async (code: number): Promise<number> => {
    const contacts = openContacts(settingsIn(asked.environment), destination);
    if (code === 0 && confirmed && contacts !== undefined)
      for (const { told } of await shareSilences([{ product, destination }], contacts))
        print(`  ${told} rows say that somebody wants no messages, and all products know it.`);
    return code;
  };
  if (isDay(when)) {
    if (product !== 'loyalty')
      throw new UsageError(`${product} has no daily copies: say a moment, or newest`);
    if (beside) throw new UsageError('--beside is for a moment of upsell or cart-recovery');
    const copies = await openCopies(destination);
    return sharedAfter(await restoreDailyCopy({ day: when, confirmed }, { destination, copies, print }));
  }
  const at = when === 'newest' ? undefined : momentIn(when);
  const tables = await tablesOf(product, settingsIn(asked.environment));
  const erased = async () => (await openTombstones(product, destination)).all();
  const code = await untilStopped((signal) =>
    restoreToMoment(
      { at, confirmed, beside },
      {
        product: restoredProducts[product],
        tables,
        destination,
        erased,
        print,
        temporary: { documents: destination.documents, signal },
      },
    ),
  );
  return sharedAfter(code);
}

async function drill(asked: RestoreAsked, words: readonly string[]): Promise<number> {
  const { at, remove, yes, beside } = asked.options;
  if (yes || beside)
    throw new UsageError('A drill writes nothing that lasts: it takes neither --yes nor --beside');
  const named = words.map((word) => {
    if (isProduct(word)) return word;
    throw new UsageError(`There is no product ${word}; there are ${Object.keys(PRODUCTS).join(', ')}`);
  });
  const settings = settingsIn(asked.environment);
  const on = (Object.keys(PRODUCTS) as ProductName[]).filter(
    (name) => settings.products[PRODUCTS[name]]?.enabled === true,
  );
  const chosen = named.length === 0 ? on : named;
  const open = async (name: ProductName) => ({
    name,
    product: restoredProducts[name],
    destination: await openPlace(asked, PRODUCTS[name]),
    tables: await tablesOf(name, settings),
  });
  const places = await Promise.all(chosen.map(open));
  if (remove) return removeLeft(places, asked.print);
  const moment = at === undefined ? undefined : momentIn(at);
  return untilStopped((signal) => drillAll(places, { at: moment, signal, print: asked.print }));
}

const isProduct = (word: string | undefined): word is ProductName =>
  word !== undefined && Object.hasOwn(PRODUCTS, word);
const isDay = (word: string): boolean => /^(latest|\d{4}-\d\d-\d\d)$/.test(word);

/** Throws for what is no instant with its zone, because a local time is another one elsewhere. */
function momentIn(word: string): Date {
  const moment = new Date(word);
  if (/^\d{4}-\d\d-\d\dT[\d:.]{5,16}(?:Z|[+-]\d\d:\d\d)$/.test(word) && !Number.isNaN(moment.getTime()))
    return moment;
  throw new UsageError(`${word} is no moment: write it with its zone, such as 2026-11-17T08:00:00Z`);
}

if (import.meta.main) await runAsProcess(main);
