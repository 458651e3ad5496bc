// npm run erase: forgets a member of the loyalty tracker, for good.
import { digestOfAddress } from '../shared/people/address-digest.ts';
import { toE164 } from '../shared/people/phone.ts';
import { formsOfPhone } from '../shared/people/phone-forms.ts';
import { eraseMember } from './erase/member.ts';
import { makeTool, runAsProcess } from './frame/command.ts';
import { openPlace, placeHelp, placeOptions } from './frame/place.ts';
import { openCopies } from './restore/copies.ts';

const help = `Forgets a member of the loyalty tracker who asked for it, for good.

  npm run erase -- <phone number>          shows what would happen
  npm run erase -- <phone number> --yes    does it

${placeHelp({ aws: 'in', laptop: 'on' })}

Name, address and number go; points, visits and sales stay as figures of nobody, and the points lapse. No sale, form, list
or restored copy makes a member of this number again. Stopped half-way, the same command finishes it.`;

export const main = makeTool({
  help,
  options: { yes: 'flag', ...placeOptions },
  // A number may be typed with spaces in it.
  words: [1, 9],
  async run(asked) {
    const { words, options, print } = asked;
    const destination = await openPlace(asked, 'loyalty');
    const phone = toE164(words.join(' '), destination.shop.country);
    if (phone === undefined)
      throw new Error('This is no phone number that could exist. Please check the digits.');
    if (!options.yes) {
      print(`The member with the number …${phone.slice(-3)} would be forgotten (${destination.place}).`);
      print('Nothing was changed. Run the same again with --yes to do it; it cannot be taken back.');
      return 0;
    }
    // First where a restore looks, because the tables may be what is lost.
    const copies = await openCopies(destination);
    const forms = formsOfPhone(phone);
    for (const form of forms) await copies.noteErased(digestOfAddress(form), destination.now());
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

if (import.meta.main) await runAsProcess(main);
