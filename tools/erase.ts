// npm run erase: forgets a member of the loyalty tracker, for good.
import { parseArgs } from 'node:util';
import { guestId } from '../shared/people/guest.ts';
import { toE164 } from '../shared/people/phone.ts';
import { eraseMember } from './erase/member.ts';
import { openDestination } from './import/destination.ts';
import { openCopies } from './restore/copies.ts';

const help = `Forgets a member of the loyalty tracker who asked for it, for good.

  npm run erase -- <phone number>          shows what would happen
  npm run erase -- <phone number> --yes    does it

  --aws        in your AWS account, with your usual AWS credentials.
  --endpoint   on the laptop runtime at this address; http://127.0.0.1:4700 if you do not say.

Name, address and number go; points, visits and sales stay as figures of nobody, and the points lapse. No sale, form, list
or restored copy makes a member of this number again. Stopped half-way, the same command finishes it.`;

export async function main(
  args: readonly string[],
  print: (line: string) => void,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        yes: { type: 'boolean' },
        aws: { type: 'boolean' },
        endpoint: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help === true || positionals.length === 0) {
      print(help);
      return values.help === true ? 0 : 2;
    }
    const { aws = false, endpoint } = values;
    if (aws && endpoint !== undefined) throw new Error('--aws and --endpoint are two different places');
    const destination = await openDestination({ product: 'loyalty', aws, endpoint, environment });
    const phone = toE164(positionals.join(' '), destination.shop.country);
    if (phone === undefined)
      throw new Error('This is no phone number that could exist. Please check the digits.');
    if (values.yes !== true) {
      print(`The member with the number …${phone.slice(-3)} would be forgotten (${destination.place}).`);
      print('Nothing was changed. Run the same again with --yes to do it; it cannot be taken back.');
      return 0;
    }
    // First where a restore looks, because the tables may be what is lost.
    await (await openCopies(destination)).noteErased(guestId(phone), destination.now());
    const { wasMember, rows } = await eraseMember(phone, destination);
    print(
      wasMember
        ? `Forgotten: …${phone.slice(-3)}, with ${rows} rows that are nobody's now (${destination.place}).`
        : `Nobody was a member with …${phone.slice(-3)}; the number is marked all the same (${destination.place}).`,
    );
    return 0;
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2), (line) => console.log(line));
