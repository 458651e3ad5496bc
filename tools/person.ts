// npm run person: what the products hold about one person, why they got what they got, all of it to take along, and forgetting them.
import { writeFileSync } from 'node:fs';
import { storyWords } from '../shared/stories/story-words.ts';
import { localDate } from '../shared/time/time.ts';
import { type Asked, makeTool, runAsProcess, UsageError } from './frame/command.ts';
import { settingsIn } from './frame/destination.ts';
import { placeHelp, placeOptions } from './frame/place.ts';
import { contactRows, contactSentences, contactsCopy, forgetContacts } from './person/contacts.ts';
import { described } from './person/describe.ts';
import { erasePerson } from './person/erase.ts';
import { collected } from './person/export.ts';
import { exportPage } from './person/export-page.ts';
import { countOf, type Held, held } from './person/hold.ts';
import { identify } from './person/identify.ts';
import { inboxOf } from './person/inbox.ts';
import { type Person, personAsked } from './person/person.ts';
import { openReaches, type Reach } from './person/reach.ts';
import { rulesInForce } from './person/sources.ts';
import { decidingRules, storiesOf, storyLines } from './person/tell.ts';
import { takenUp } from './person/thread.ts';
import { markShared, openContacts } from './share/contacts-table.ts';
import { shareSilences } from './share/silences.ts';

const help = `What all products hold about one person, and what somebody may ask of a shop by law.

  npm run person -- show <phone or e-mail>             everything that is held, in sentences
  npm run person -- why <phone or e-mail>              each message that was or was not sent, and what led to it
  npm run person -- export <phone or e-mail> [--to f]  all of it, as f.json and a page to read, f.html
  npm run person -- erase <phone or e-mail> [--yes]    forgets them everywhere, for good; without --yes it only says whom
  npm run person -- share                              has all products know of everybody who opted out of one of them, also of those
                                                       who did before the products shared it; once after \`people\` was switched on

  --only       the number or address itself, and nothing that the store's rows join with it.
  --to         the name of the two files; person-<today> if you do not say. Nothing is overwritten.
  --yes        forgets. It cannot be taken back; stopped half-way, the same command finishes it.
${placeHelp({ aws: 'in', laptop: 'on' })}

A number and an address are joined where a row names both; what was joined is said. Whoever has an address of their own is never
joined by a number, which may be a family's. All tables are read whole: of a hundred thousand rows that costs about a cent.
Times are those of the shop.

Exit code 0: done. 1: not done, or something is left. 2: the command was not understood.`;

const options = { yes: 'flag', only: 'flag', to: 'text', ...placeOptions } as const;
type PersonAsked = Asked<typeof options>;
type Found = { readonly person: Person; readonly reaches: readonly Reach[]; readonly all: readonly Held[] };

export const main = makeTool({
  help,
  options,
  commands: {
    // A number may be typed with spaces in it.
    show: { words: [1, 9], run: show },
    why: { words: [1, 9], run: why },
    export: { words: [1, 9], run: exportAll },
    erase: { words: [1, 9], run: erase },
    share: { words: [0, 0], run: share },
  },
});

async function find(asked: PersonAsked): Promise<Found> {
  const reaches = await openReaches(asked);
  const typed = personAsked(asked.words.join(' '), reaches[0]?.destination.shop.country ?? '');
  const person = await identify(await takenUp(typed, reaches), reaches, asked.options.only);
  const all: Held[] = [];
  for (const reach of reaches) all.push(await held(person, reach));
  return { person, reaches, all };
}

async function show(asked: PersonAsked): Promise<number> {
  const { person, reaches, all } = await find(asked);
  const { print } = asked;
  for (const sentence of person.joined) print(sentence);
  for (const [index, has] of all.entries()) {
    const { destination } = reaches[index] as Reach;
    print(`\n${has.product} (${destination.place}):`);
    const lines = described(has, storyWords(destination.shop, destination.now().toISOString()));
    for (const line of lines) print(`  ${line}`);
    if (lines.length === 0) print('  Nothing.');
  }
  await tellTogether(asked, person, reaches);
  return 0;
}

/** Nothing where every product is on its own. */
async function tellTogether(asked: PersonAsked, person: Person, reaches: readonly Reach[]): Promise<void> {
  const contacts = openContacts(settingsIn(asked.environment), (reaches[0] as Reach).destination);
  if (contacts === undefined) return;
  asked.print('\nAll products together:');
  const lines = contactSentences(await contactRows(person, contacts), reaches[0] as Reach);
  for (const line of lines.length === 0 ? ['Nothing.'] : lines) asked.print(`  ${line}`);
}

async function why(asked: PersonAsked): Promise<number> {
  const { person, reaches, all } = await find(asked);
  const { print } = asked;
  for (const sentence of person.joined) print(sentence);
  const messages = await inboxOf(asked);
  for (const [index, has] of all.entries()) {
    const reach = reaches[index] as Reach;
    print(`\n${has.product} (${reach.destination.place}):`);
    const rules = await rulesInForce(reach);
    const words = storyWords(reach.destination.shop, reach.destination.now().toISOString());
    print('  What is known of them:');
    const facts = described(has, words);
    for (const line of facts.length === 0 ? ['Nothing.'] : facts) print(`    ${line}`);
    print('  What the rules say now:');
    for (const { means } of decidingRules(has.product, rules)) print(`    ${means}`);
    for (const told of await storiesOf(has, reach, { messages, rules })) {
      print('');
      for (const line of storyLines(told, reach)) print(`  ${line}`);
    }
  }
  await tellTogether(asked, person, reaches);
  return 0;
}

async function exportAll(asked: PersonAsked): Promise<number> {
  const found = await find(asked);
  const { person, reaches } = found;
  const { shop, now } = (reaches[0] as Reach).destination;
  const name = asked.options.to ?? `person-${localDate(now(), shop.timeZone)}`;
  const contacts = openContacts(settingsIn(asked.environment), (reaches[0] as Reach).destination);
  const copy = await collected(found, await inboxOf(asked));
  if (contacts !== undefined)
    copy.products.push(contactsCopy(await contactRows(person, contacts), reaches[0] as Reach));
  // Only for whoever ran this.
  const how = { mode: 0o600, flag: 'wx' } as const;
  writeFileSync(`${name}.json`, `${JSON.stringify(copy, undefined, 2)}\n`, how);
  writeFileSync(`${name}.html`, exportPage(copy, shop), how);
  for (const sentence of person.joined) asked.print(sentence);
  asked.print(
    `${name}.json has every row, ${name}.html is the same to read. Give them to that person and to nobody else.`,
  );
  return 0;
}

async function erase(asked: PersonAsked): Promise<number> {
  const { print, options: given } = asked;
  if (given.to !== undefined) throw new UsageError('--to belongs to "export"');
  const { person, reaches, all } = await find(asked);
  for (const sentence of person.joined) print(sentence);
  if (!given.yes) {
    for (const has of all) print(`${has.product}: ${countOf(has)} rows name them.`);
    print('Nothing was changed. Run the same again with --yes to forget them; it cannot be taken back.');
    return 0;
  }
  const contacts = openContacts(settingsIn(asked.environment), (reaches[0] as Reach).destination);
  await forgetContacts(person, contacts, (reaches[0] as Reach).destination.now());
  const done = await erasePerson(person, reaches);
  // Once more for what an event on its way counted meanwhile.
  await forgetContacts(person, contacts, (reaches[0] as Reach).destination.now());
  for (const { product, found, left } of done) {
    const { rows, letters, clocks, lists } = found;
    print(`${product}: ${rows} rows, ${letters} dead letters, ${clocks} alarm clocks, ${lists} lists.`);
    if (left.length > 0)
      print(`  Named still: ${left.join(', ')}. Something wrote at the same time: run the same again.`);
  }
  const isDone = done.every(({ left }) => left.length === 0);
  if (isDone) print(FORGOTTEN);
  return isDone ? 0 : 1;
}

async function share(asked: PersonAsked): Promise<number> {
  const { yes, only, to } = asked.options;
  if (yes || only || to !== undefined)
    throw new UsageError('"share" takes neither --yes nor --only nor --to');
  const reaches = await openReaches(asked);
  const { destination } = reaches[0] as Reach;
  const contacts = openContacts(settingsIn(asked.environment), destination);
  if (contacts === undefined) {
    asked.print(
      'The products share nothing: the settings name no region in "people", or only one product is on.',
    );
    return 1;
  }
  for (const { product, told } of await shareSilences(reaches, contacts))
    asked.print(
      `${product}: ${told} rows say that somebody wants no messages, and all products know it now.`,
    );
  await markShared(contacts, destination.now());
  return 0;
}

const FORGOTTEN =
  'Forgotten, and everything was read again. What stays is a digest on each list of people who are not written to, so that nobody ' +
  'writes to them again. What Google Sheets, mailboxes and the store hold is yours to delete.';

if (import.meta.main) await runAsProcess(main);
