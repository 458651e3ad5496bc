// npm run erase: forgets a member of the loyalty tracker, for good.
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { formsOf } from '../shared/people/address.ts';
import { digestOfAddress } from '../shared/people/address-digest.ts';
import { meantBy, misreadForms } from '../shared/people/misread-forms.ts';
import { toE164 } from '../shared/people/phone.ts';
import { formsOfPhone } from '../shared/people/phone-forms.ts';
import { eraseMember } from './erase/member.ts';
import { makeTool, runAsProcess } from './frame/command.ts';
import { type Destination, settingsIn } from './frame/destination.ts';
import { openPlace, placeHelp, placeOptions } from './frame/place.ts';
import { openCopies } from './restore/copies.ts';
import { forgetDigests, openContacts } from './share/contacts-table.ts';

const help = `Forgets a member of the loyalty tracker who asked for it, for good.

  npm run erase -- <phone number>          shows what would happen
  npm run erase -- <phone number> --yes    does it

  --as-kept    a number that an earlier version read wrongly, as the list of members has it: that row alone. Without it
               the number is read as everywhere, and whoever was kept under such a reading of it is forgotten too.

${placeHelp({ aws: 'in', laptop: 'on' })}

Name, address and number go; points, visits and sales stay as figures of nobody, and the points lapse. No sale, form, list
or restored copy makes a member of this number again. Stopped half-way, the same command finishes it.`;

export const main = makeTool({
  help,
  options: { yes: 'flag', 'as-kept': 'flag', ...placeOptions },
  // A number may be typed with spaces in it.
  words: [1, 9],
  async run(asked) {
    const { words, options, print } = asked;
    const destination = await openPlace(asked, 'loyalty');
    const forms = formsIn(words.join(' '), destination.shop.country, options['as-kept'] === true);
    const phone = forms[0] ?? '';
    if (!options.yes) {
      print(`The member with the number …${phone.slice(-3)} would be forgotten (${destination.place}).`);
      print('Nothing was changed. Run the same again with --yes to do it; it cannot be taken back.');
      return 0;
    }
    // First where a restore looks, because the tables may be what is lost.
    const copies = await openCopies(destination);
    for (const form of forms) await copies.noteErased(digestOfAddress(form), destination.now());
    await forgetEverywhere(forms, asked, destination);
    const forgotten = [];
    for (const form of forms) forgotten.push(await eraseMember(form, destination));
    const wasMember = forgotten.some((one) => one.wasMember);
    const rows = forgotten.reduce((sum, one) => sum + one.rows, 0);
    print(
      wasMember
        ? `Forgotten: …${phone.slice(-3)}, with ${rows} rows that are nobody's now (${destination.place}).`
        : `Nobody was a member with …${phone.slice(-3)}; the number is marked all the same (${destination.place}).`,
    );
    return 0;
  },
});

/** Where the products share what they know: the number, and the address as long as the member's row still names it. */
async function forgetEverywhere(
  forms: readonly string[],
  { environment }: { readonly environment: Readonly<Record<string, string | undefined>> },
  destination: Destination,
): Promise<void> {
  const contacts = openContacts(settingsIn(environment), destination);
  if (contacts === undefined) return;
  const { documents, tableName, now } = destination;
  for (const phone of forms) {
    const { Item } = await documents.send(
      new GetCommand({ TableName: tableName('members'), Key: { phone }, ConsistentRead: true }),
    );
    const addresses = typeof Item?.email === 'string' ? formsOf(Item.email) : [];
    await forgetDigests([phone, ...addresses].map(digestOfAddress), contacts, now());
  }
}

/** Every form under which the person may be kept; the one that is dialled today first. */
function formsIn(typed: string, country: string, asKept: boolean): readonly string[] {
  if (asKept) {
    const kept = typed.replaceAll(/\s/g, '');
    if (meantBy(kept) !== undefined) return [kept];
    throw new Error(
      'With --as-kept, write a number that was read wrongly just as members.csv has it. This is none: leave --as-kept out.',
    );
  }
  const phone = toE164(typed, country);
  if (phone === undefined)
    throw new Error('This is no phone number that could exist. Please check the digits.');
  return [...new Set([...formsOfPhone(phone), ...misreadForms(phone)])];
}

if (import.meta.main) await runAsProcess(main);
