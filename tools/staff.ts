// npm run staff: who may sign in at the loyalty desk. The first manager is made here; managers do the rest at the desk.
import { parseArgs } from 'node:util';
import { readStaffName, type StaffName } from '../lambdas/loyalty/decisions/staff-person.ts';
import { hashPin } from '../lambdas/loyalty/desk/pin-hash.ts';
import { makeStaff } from '../lambdas/loyalty/state/staff.ts';
import { openDestination } from './import/destination.ts';
import { listLines } from './staff/list.ts';
import { choosePin, type WantedPin } from './staff/pin.ts';

const help = `Who may sign in at the loyalty tracker's staff desk.

  npm run staff -- add <name> [--manager] [--pin]   puts somebody on the list
  npm run staff -- pin <name> [--pin]               gives them another PIN; also ends a lock and their sessions
  npm run staff -- remove <name>                    takes them off the list and signs them out
  npm run staff -- list                             shows the list

  --manager    a manager: also held sales, the lapsing list, overrides and the staff list.
  --pin        makes up a PIN and prints it, once. Without it you are asked for one, unseen. A PIN written after it
               (--pin 482915) is taken as it is: for scripts, because your shell remembers what you type.
  --aws        in your AWS account, with your usual AWS credentials.
  --endpoint   on the laptop runtime at this address; http://127.0.0.1:4700 if you do not say.

Names are typed at sign-in; big and small letters are the same. A name with a space goes in quotes.`;

class UsageError extends Error {}

export type Terminal = {
  /** Takes whole lines. */
  readonly print: (line: string) => void;
  /** Whether somebody can be asked for a PIN. */
  readonly canAsk: boolean;
};

/** Runs one command and returns the exit code: 1 failed, 2 not understood. */
export async function main(
  args: readonly string[],
  { print, canAsk }: Terminal,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<number> {
  try {
    const asked = readArguments(args);
    if (asked === 'help') {
      print(help);
      return 0;
    }
    const { command, person, manager, pin: wanted, ...place } = asked;
    const destination = await openDestination({ product: 'loyalty', ...place, environment });
    const staff = makeStaff(
      destination.documents,
      { staff: destination.tableName('staff'), audit: destination.tableName('audit') },
      destination.shop.timeZone,
    );
    if (command === 'list') {
      for (const line of listLines(await staff.list(), destination.now())) print(line);
      return 0;
    }
    const { name, shownName } = person;
    if (command === 'remove') {
      const done = await staff.remove({ name, by: 'owner', at: destination.now() });
      if (done === 'unknown') throw new Error(`There is no ${shownName} on the list`);
      if (done === 'last-manager')
        throw new Error(`${shownName} is the last manager. Make somebody else a manager first`);
      print(`${shownName} is off the list and signed out (${destination.place}).`);
      return 0;
    }
    const isThere = (await staff.get(name)) !== undefined;
    if (command === 'add' && isThere) throw new Error(`There is a ${shownName} on the list already`);
    if (command === 'pin' && !isThere) throw new Error(`There is no ${shownName} on the list`);
    const { pin, isNew } = await choosePin(wanted, canAsk);
    const change = { name, by: 'owner', at: destination.now(), pinHash: await hashPin(pin) };
    if (command === 'add') {
      const role = manager ? 'manager' : 'staff';
      const added = await staff.add({ ...change, shownName, role });
      if (added === 'taken') throw new Error(`There is a ${shownName} on the list already`);
      print(`${shownName} is on the list as ${role} (${destination.place}).`);
    } else {
      const set = await staff.setPin({ ...change, action: 'pin-reset' });
      if (set === 'unknown') throw new Error(`There is no ${shownName} on the list`);
      print(`${shownName} has a new PIN (${destination.place}).`);
    }
    if (isNew) print(`PIN: ${pin}   It is shown only now.`);
    return 0;
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return error instanceof UsageError ? 2 : 1;
  }
}

type Asked = {
  readonly command: 'add' | 'pin' | 'remove' | 'list';
  readonly person: StaffName;
  readonly manager: boolean;
  readonly pin: WantedPin;
  readonly aws: boolean;
  readonly endpoint: string | undefined;
};

const COMMANDS = ['add', 'pin', 'remove', 'list'] as const;
const NOBODY: StaffName = { name: '', shownName: '' };

function readArguments(args: readonly string[]): Asked | 'help' {
  const { pin, rest } = takePin(args);
  const { values, positionals } = parsed(rest);
  if (values.help === true) return 'help';
  const command = COMMANDS.find((known) => known === positionals[0]);
  const takesName = command !== 'list';
  if (command === undefined || positionals.length !== (takesName ? 2 : 1))
    throw new UsageError(`Not understood.\n\n${help}`);
  const person = takesName ? readStaffName(positionals[1] ?? '') : NOBODY;
  if (person === undefined) throw new UsageError('A name is 1 to 40 letters.');
  if (values.aws === true && values.endpoint !== undefined)
    throw new UsageError('--aws and --endpoint are two different places');
  return {
    command,
    person,
    manager: values.manager === true,
    pin,
    aws: values.aws === true,
    endpoint: values.endpoint,
  };
}

/** `--pin` stands alone or has its six digits behind it, which Node's parser cannot tell. */
function takePin(args: readonly string[]): { pin: WantedPin; rest: readonly string[] } {
  const place = args.findIndex((arg) => arg === '--pin' || arg.startsWith('--pin='));
  if (place === -1) return { pin: { kind: 'asked' }, rest: args };
  const [written, next = ''] = [args[place]?.slice('--pin='.length) ?? '', args[place + 1]];
  const isApart = written === '' && /^\d+$/.test(next);
  const given = isApart ? next : written;
  return {
    pin: given === '' ? { kind: 'made-up' } : { kind: 'given', pin: given },
    rest: args.toSpliced(place, isApart ? 2 : 1),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        manager: { type: 'boolean' },
        aws: { type: 'boolean' },
        endpoint: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

if (import.meta.main) {
  const canAsk = process.stdin.isTTY === true && process.stdout.isTTY === true;
  process.exitCode = await main(process.argv.slice(2), { print: (line) => console.log(line), canAsk });
}
