// Makes a platform send what the shop needs: looks, shows, changes, stores what signs, and has a test event arrive. Every step may be
// done again: what is there is left, and a step that was cut off is begun anew from what is there then.

import type { Credentials } from './credentials.ts';
import type { Door } from './doors.ts';
import { wantedOf } from './doors.ts';
import { isDone, type Plan, planOf } from './plan.ts';
import type { Fields, Hooks, Reach } from './platform.ts';
import { nextLine, planLines } from './show.ts';
import { arrives, type TestEvent, untilVerified } from './test-event.ts';
import type { PlatformWord } from './topics.ts';

export type Connection = {
  readonly platform: PlatformWord;
  readonly doors: readonly Door[];
  readonly hooks: Hooks;
  readonly credentials: Credentials;
  readonly reach: Reach;
  readonly print: (line: string) => void;
};
export type Wish = { readonly yes: boolean; readonly remove: boolean };

/** Answers the exit code: 1 where a test event did not arrive. Throws what the platform refuses. */
export async function connect(connection: Connection, { yes, remove }: Wish): Promise<number> {
  const { doors, hooks, print } = connection;
  const plan = await look(connection);
  for (const line of planLines(plan, doors)) print(line);
  for (const note of await hooks.notes()) print(`  Note: ${note}`);
  if (remove) return takeAway(plan, connection, yes);
  if (!yes) {
    print(nextLine(plan));
    return 0;
  }
  const told = await tellPlatform(plan, connection);
  const after = await look(connection);
  if (!isDone(after)) {
    for (const line of planLines(after, doors)) print(line);
    throw new Error('The platform took it, and does not show it yet. Run the same again in a minute.');
  }
  await storeAll(connection);
  if (told > 0) print(`${told} webhooks were changed.`);
  return (await testAll(connection)) ? 0 : 1;
}

const look = async ({ doors, hooks }: Connection): Promise<Plan> =>
  planOf(wantedOf(doors), await hooks.list());

async function takeAway(
  { good, off, spare }: Plan,
  { hooks, print }: Connection,
  yes: boolean,
): Promise<number> {
  const ours = [...good, ...off, ...spare];
  if (!yes)
    print(
      `Nothing was changed. With --yes ${ours.length} webhooks of ours are taken away; the secrets stay.`,
    );
  else {
    await hooks.remove(ours);
    print(`${ours.length} webhooks were taken away; the secrets stay.`);
  }
  return 0;
}

/**
 * Before any secret is stored: one that was made up for the platform and then lost is made up and told again, while one that was
 * stored first and never told would look as if all were well.
 */
async function tellPlatform(plan: Plan, { doors, hooks }: Connection): Promise<number> {
  const unsigned = new Set<string>();
  for (const door of doors) if (!hasSecret(await door.signing.read())) unsigned.add(door.address);
  const strangers = plan.good.filter(({ address }) => unsigned.has(address));
  await hooks.remove(plan.spare);
  await hooks.arm([...plan.off, ...strangers]);
  await hooks.make(plan.missing);
  return plan.spare.length + plan.off.length + strangers.length + plan.missing.length;
}

const hasSecret = ({ signingSecret = '' }: Fields): boolean => signingSecret !== '';

async function storeAll({ doors, hooks, credentials, print }: Connection): Promise<void> {
  const { shelf, isNew, fields } = credentials;
  if (shelf !== undefined && isNew && (await shelf.put(fields)))
    print(`Stored the credentials in ${shelf.id}.`);
  for (const { signing, address } of doors) {
    const wanted = await hooks.signing(address);
    try {
      if (await signing.put(wanted))
        print(`Stored ${Object.keys(wanted).join(' and ')} in ${signing.id} (${signing.region}).`);
    } catch (cause) {
      // Whoever may not write there needs to know what to hand on: the platform may never show it again.
      throw new Error(
        `${signing.id} (${signing.region}) could not be written: ${cause instanceof Error ? cause.message : String(cause)}\nPaste this into ` +
          `it, as docs/deploying.md says in step 4: ${JSON.stringify(wanted)}`,
        { cause },
      );
    }
  }
}

async function testAll({ platform, doors, hooks, reach, print }: Connection): Promise<boolean> {
  let isAllGood = true;
  for (const { product, address, signing, destination } of doors) {
    const { signingSecret: secret = '' } = await signing.read();
    if (secret === '') {
      print(`  ✗ ${product}: ${signing.id} holds no signingSecret, so that nothing would be taken in.`);
      isAllGood = false;
      continue;
    }
    const { isTaken, words } = await tested(
      { platform, secret, address, now: destination.now() },
      hooks,
      reach,
    );
    print(`  ${isTaken ? '✓' : '✗'} ${product}: ${words}`);
    isAllGood &&= isTaken;
  }
  return isAllGood;
}

/**
 * The platform's own test where it has one: only a wrong signature is answered 401. Its example may name a sale that nobody has, so
 * that whatever else is answered shows that it came and was verified; that the function works then shows a test event of ours.
 */
async function tested(event: TestEvent, hooks: Hooks, reach: Reach) {
  const own = 'A test event signed like the platform’s own';
  if (hooks.test !== undefined) {
    const status = await untilVerified(() => hooks.test!(event.address), reach);
    const words = `The platform’s test event was answered ${status}`;
    if (isGood(status) || NOT_LET_IN.includes(status)) return { isTaken: isGood(status), words };
    const { status: again } = await arrives(event, reach);
    return {
      isTaken: isGood(again),
      words: `${words}, so it came and was verified. ${own} was answered ${again}`,
    };
  }
  const { status, said } = await arrives(event, reach);
  return {
    isTaken: isGood(status),
    words: `${own} was answered ${status}${isGood(status) ? '' : ` ${said}`}`,
  };
}

const isGood = (status: number): boolean => status >= 200 && status < 300;
const NOT_LET_IN = [0, 401, 403, 404];
