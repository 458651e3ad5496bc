// npm run import: brings in what a product should know from before it was switched on.
import { pause } from '../shared/aws/pause.ts';
import { type Asked, makeTool, runAsProcess, UsageError } from './frame/command.ts';
import { openPlace, placeHelp, placeOptions } from './frame/place.ts';
import { answersIn } from './import/answers.ts';
import { importCatalogue } from './import/catalogue.ts';
import { importHistory } from './import/history.ts';
import { importMembers, undoImport } from './import/members.ts';
import { importSales } from './import/sales.ts';
import { openTill } from './import/till.ts';

const help = `Brings in what a product should know from before it was switched on, or what it is not told by itself. Nothing
counts twice, however often you run this.

  npm run import -- history <file.csv | file.json | platform> [--since 2024-01-01]   what your customers bought
  npm run import -- sales <file.csv>                                                  what your till exported
  npm run import -- members <file.csv> [--consent-confirmed]                          who is in your old programme
  npm run import -- members --undo <import id>                                        takes such an import back

  npm run import -- catalogue <file.csv | file.json>                                  what a generic store sells

  --yes        imports. Without it you only see what would happen: which column was taken for what, which were not used,
               and what could not be read.
${placeHelp({ aws: 'into', laptop: 'into' })}

History, for the upsell recommender, so that nobody is offered something they own:

  platform     asks your Shopify or WooCommerce store, with the credentials in the secret upsr/store-api.
  --since      how far back to ask the store; two years if you do not say. Files are taken whole.

  A CSV file has one line per item and these columns, in any order; the second line here is the least there is:

    order_id,placed_at,total,customer_id,sku
    1001,2026-03-14,565.00,c-77,BIKE-COMMUTER
    1001,2026-03-14,565.00,c-77,BUNDLE-LIGHTS-LOCK

    also: currency, name, email, phone, locale, email_consent, sms_consent (yes or no), item, quantity, price.
    Guests need no customer_id but an email or a phone. Whatever a customer's row says already stays as it is.

  A JSON file is a list of orders, each as the generic webhook sends it.

Sales, for the loyalty tracker, from a till that cannot send them by itself but exports a file. They go the same way as
a till's own: the same points, the same mails, and each sale_id once, whether it was posted or imported before.

  One line per item, or one per sale, and these columns, in any order:

    sale_id,closed_at,phone,total,code,item,quantity,amount,refund_of
    s-9001,2026-06-02 09:15,212 555 0100,18.00,BEANS-250,House beans,1,6.00,
    s-9001,2026-06-02 09:15,212 555 0100,18.00,LATTE,Latte,3,12.00,
    r-12,2026-06-03 10:00,,6.00,BEANS-250,House beans,1,6.00,s-9001

    total is what was paid in all, without the tip, and is the same on every line of a sale; amount is what the line
    came to. A line with refund_of is a refund of that sale and has an id of its own. A sale without phone gives
    nobody points. also: currency, member_id, type (sale, refund, void, correction).

Members, for the loyalty tracker, with the points they bring along. Whoever is a member here already stays as they are.

  One line per member and these columns, in any order; only phone must be there:

    phone,name,email,points,visits,last_visit,joined,email_consent
    212 555 0100,Maria,maria@example.com,84,12,2026-05-20,2025-03-02,yes

    The columns of Square's customer directory (Phone Number, First Name, Last Visit, Transaction Count …) and of Toast
    (Point balance …) are understood. Lists without phones, as Smile.io exports them, cannot be imported.

  --consent-confirmed   you vouch that everybody whose email_consent is yes confirmed that address and asked for mail:
                        they get mail at once. Without it, every address waits until its owner confirms it with you,
                        and nobody is written to because of the import.
  --undo                removes the members of that import that nobody has touched since. Those who have been here
                        meanwhile stay and lose the imported points, unless they have spent them. The ledger keeps it all.

The catalogue, for the upsell recommender of a generic store without catalogueUrl: what it may offer. It is read as the
other files are and put into the bucket, where the next sync finds it.

    sku,name,price,stock,category,tags,complements
    BUNDLE-LIGHTS-LOCK,Lights and lock bundle,45.00,12,accessories,safety|commuting,BIKE-COMMUTER|bikes

Exports of Square, Toast, Lightspeed, Shopify and WooCommerce are known by their headers; docs/file-imports.md has all of
them. Values may be separated by comma, semicolon, tab or bar, amounts be £18.00, 1,234.50, 1 234,50, (6.00) or 18.00-, and
times 2026-03-14, 14/3/2026 9:15, 3/14/2026 9:15 PM (your shop's time) or 2026-03-14T19:30:00Z. What can be read in two ways
is asked, and nothing is imported before it is answered:

  --dates d/m/y | m/d/y | y/m/d   whether 02/03/2026 is in March or in February, and whether 26-11-20 begins with its year
  --decimal . | ,         which mark stands before decimals, where 1.234 may be a thousand or one
  --separator <mark>      comma, semicolon, tab or bar, where the columns' names could be separated in two ways
  --column <ours>="<its>" which column of the file is which of those above, where it is called as nobody could know, once for
                          each: --column points="Bonus dots"; "column 3" is the third, and --column visits= is none
  --encoding <name>       what a file is written in that is not UTF-8 or UTF-16, such as windows-1252`;

const options = {
  yes: 'flag',
  since: 'text',
  'consent-confirmed': 'flag',
  undo: 'text',
  dates: 'text',
  decimal: 'text',
  separator: 'text',
  encoding: 'text',
  column: 'texts',
  ...placeOptions,
} as const;
type AskedHere = Asked<typeof options>;

export const main = makeTool({
  help,
  options,
  commands: {
    history: {
      words: [1, 1],
      async run(asked) {
        const since = readSince(asked.options.since, new Date());
        const wish = { ...sourceOf(asked), since, now: () => new Date() };
        return importHistory(wish, await openPlace(asked, 'upsell'), asked.print);
      },
    },
    sales: {
      words: [1, 1],
      async run(asked) {
        const wish = sourceOf(asked);
        const destination = await openPlace(asked, 'loyalty');
        return importSales(wish, destination, () => openTill(destination, pause), asked.print);
      },
    },
    members: { words: [0, 1], run: members },
    catalogue: {
      words: [1, 1],
      async run(asked) {
        return importCatalogue(sourceOf(asked), await openPlace(asked, 'upsell'), asked.print);
      },
    },
  },
});

async function members(asked: AskedHere): Promise<number> {
  const { options, print } = asked;
  if (options.undo !== undefined) {
    if (asked.words.length > 0) throw new UsageError();
    const wish = { id: options.undo, confirmed: options.yes };
    return undoImport(wish, await openPlace(asked, 'loyalty'), print);
  }
  const { source, confirmed, answers } = sourceOf(asked);
  const wish = { file: source, confirmed, answers, consentConfirmed: options['consent-confirmed'] };
  return importMembers(wish, await openPlace(asked, 'loyalty'), print);
}

function sourceOf({ words: [source], options }: AskedHere) {
  if (source === undefined) throw new UsageError();
  return { source, confirmed: options.yes, answers: answersIn(options) };
}

function readSince(written: string | undefined, now: Date): Date {
  if (written === undefined) {
    return new Date(Date.UTC(now.getUTCFullYear() - 2, now.getUTCMonth(), now.getUTCDate()));
  }
  const since = new Date(written);
  if (!/^\d{4}-\d\d-\d\d/.test(written) || Number.isNaN(since.getTime()) || since > now) {
    throw new UsageError(`--since ${written} is not a past day such as 2024-01-01`);
  }
  return since;
}

if (import.meta.main) await runAsProcess(main);
