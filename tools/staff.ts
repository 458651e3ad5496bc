// npm run staff: who may sign in at the loyalty desk. The first manager is made here; managers do the rest at the desk.
import { readStaffName } from '../lambdas/loyalty/decisions/staff-person.ts';
import { slowPins } from '../lambdas/loyalty/desk/pin-hash.ts';
import { makeStaff } from '../lambdas/loyalty/state/staff.ts';
import { type Asked, makeTool, runAsProcess, UsageError } from './frame/command.ts';
import type { Destination } from './frame/destination.ts';
import { openPlace, placeHelp, placeOptions } from './frame/place.ts';
import { listLines } from './staff/list.ts';
import { choosePin, wantedPin, withPinJoined } from './staff/pin.ts';

const help = `Who may sign in at the loyalty tracker's staff desk.

  npm run staff -- add <name> [--manager] [--pin]   puts somebody on the list
  npm run staff -- pin <name> [--pin]               gives them another PIN; also ends a lock and their sessions
  npm run staff -- remove <name>                    takes them off the list and signs them out
  npm run staff -- list                             shows the list

  --manager    a manager: also held sales, the lapsing list, overrides and the staff list.
  --pin        makes up a PIN and prints it, once. Without it you are asked for one, unseen. A PIN written after it
               (--pin 482915) is taken as it is: for scripts, because your shell remembers what you type.
${placeHelp({ aws: 'in', laptop: 'on' })}

Names are typed at sign-in; big and small letters are the same. A name with a space goes in quotes.`;

const options = { manager: 'flag', pin: 'text', ...placeOptions } as const;
type AskedHere = Asked<typeof options>;

export const main = makeTool({
  help,
  options,
  spelled: withPinJoined,
  commands: {
    add: { words: [1, 1], run: add },
    pin: { words: [1, 1], run: changePin },
    remove: { words: [1, 1], run: remove },
    list: { run: list },
  },
});

async function list(asked: AskedHere): Promise<number> {
  const { staff, destination } = await openStaff(asked);
  for (const line of listLines(await staff.list(), destination.now())) asked.print(line);
  return 0;
}

async function remove(asked: AskedHere): Promise<number> {
  const { name, shownName } = personIn(asked);
  const { staff, destination } = await openStaff(asked);
  const done = await staff.remove({ name, by: 'owner', at: destination.now() });
  if (done === 'unknown') throw nobody(shownName);
  if (done === 'last-manager')
    throw new Error(`${shownName} is the last manager. Make somebody else a manager first`);
  asked.print(`${shownName} is off the list and signed out (${destination.place}).`);
  return 0;
}

async function add(asked: AskedHere): Promise<number> {
  const { name, shownName } = personIn(asked);
  const { staff, destination } = await openStaff(asked);
  const taken = () => new Error(`There is a ${shownName} on the list already`);
  // Asked before the PIN is, so that nobody types one for nothing.
  if ((await staff.get(name)) !== undefined) throw taken();
  const { change, isNew, pin } = await newPin(asked, name, destination);
  const role = asked.options.manager ? 'manager' : 'staff';
  if ((await staff.add({ ...change, shownName, role })) === 'taken') throw taken();
  asked.print(`${shownName} is on the list as ${role} (${destination.place}).`);
  if (isNew) asked.print(shownOnce(pin));
  return 0;
}

async function changePin(asked: AskedHere): Promise<number> {
  const { name, shownName } = personIn(asked);
  const { staff, destination } = await openStaff(asked);
  if ((await staff.get(name)) === undefined) throw nobody(shownName);
  const { change, isNew, pin } = await newPin(asked, name, destination);
  if ((await staff.setPin({ ...change, action: 'pin-reset' })) === 'unknown') throw nobody(shownName);
  asked.print(`${shownName} has a new PIN (${destination.place}).`);
  if (isNew) asked.print(shownOnce(pin));
  return 0;
}

async function openStaff(asked: AskedHere) {
  const destination = await openPlace(asked, 'loyalty');
  const { documents, tableName, shop } = destination;
  const tables = { staff: tableName('staff'), audit: tableName('audit') };
  return { staff: makeStaff(documents, tables, shop.timeZone), destination };
}

function personIn({ words: [written = ''] }: AskedHere) {
  const person = readStaffName(written);
  if (person === undefined) throw new UsageError('A name is 1 to 40 letters.');
  return person;
}

async function newPin({ options, canAsk }: AskedHere, name: string, { now }: Destination) {
  const { pin, isNew } = await choosePin(wantedPin(options.pin), canAsk);
  return { pin, isNew, change: { name, by: 'owner', at: now(), pinHash: await slowPins.hash(pin) } };
}

const nobody = (shownName: string): Error => new Error(`There is no ${shownName} on the list`);
const shownOnce = (pin: string): string => `PIN: ${pin}   It is shown only now.`;

if (import.meta.main) await runAsProcess(main);
