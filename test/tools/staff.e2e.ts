// npm run staff on the laptop runtime: the first manager, and the door of the desk as the judge of every PIN.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../tools/staff.ts';
import { type LoyaltyRuntime, startLoyalty } from '../support/loyalty-runtime.ts';

let loyalty: LoyaltyRuntime;
beforeAll(async () => {
  loyalty = await startLoyalty();
});
afterAll(() => loyalty?.stop());

async function staff(...args: string[]) {
  const lines: string[] = [];
  const environment = { SHOP_SETTINGS: JSON.stringify(loyalty.settings) };
  const terminal = { print: (line: string) => lines.push(line), canAsk: false };
  const code = await main([...args, '--endpoint', loyalty.runtime.url], terminal, environment);
  const text = lines.join('\n');
  return { code, text, pin: /^PIN: (\d{6})/m.exec(text)?.[1] ?? '' };
}

async function opens(name: string, pin: string): Promise<boolean> {
  const response = await fetch(new URL('/sign-in', loyalty.deskUrl), {
    method: 'POST',
    body: new URLSearchParams({ name, pin }),
    redirect: 'manual',
  });
  return response.status === 303;
}

describe('npm run staff', () => {
  it('says how to begin while nobody is on the list', async () => {
    expect((await staff('list')).text).toContain('npm run staff -- add <name> --manager');
  });

  it('adds the first manager with a PIN that is printed once and opens the desk', async () => {
    const { code, text, pin } = await staff('add', 'Rae Lee', '--manager', '--pin');
    expect([code, text.split('\n')[0]]).toEqual([
      0,
      expect.stringContaining('Rae Lee is on the list as manager'),
    ]);
    expect(await opens('rae lee', pin)).toBe(true);
    expect((await staff('list')).text).toBe('Rae Lee  manager');
  });

  it('takes a PIN from a script, and adds nobody twice', async () => {
    expect((await staff('add', 'Ben', '--pin', '730164')).code).toBe(0);
    expect(await opens('Ben', '730164')).toBe(true);
    const again = await staff('add', 'BEN', '--pin=730164');
    expect([again.code, again.text]).toEqual([1, 'There is a BEN on the list already']);
  });

  it('gives another PIN and takes people off the list, but never the last manager', async () => {
    const { pin } = await staff('pin', 'Ben', '--pin');
    expect([await opens('Ben', '730164'), await opens('Ben', pin)]).toEqual([false, true]);
    expect((await staff('remove', 'Ben')).code).toBe(0);
    expect(await opens('Ben', pin)).toBe(false);
    const last = await staff('remove', 'Rae Lee');
    expect([last.code, last.text]).toEqual([1, expect.stringContaining('last manager')]);
    const entries = (await loyalty.audit('staff:ben')).map(
      ({ action, by_user }) => `${action} by ${by_user}`,
    );
    expect(entries.sort()).toEqual(['pin-reset by owner', 'staff-added by owner', 'staff-removed by owner']);
  });

  it.each([
    ['an easy PIN', ['add', 'Cas', '--pin', '123456'], 1, 'first that anybody would try'],
    ['nobody to ask', ['add', 'Cas'], 1, 'With --pin one is made up'],
    ['nobody of that name', ['pin', 'Cas', '--pin'], 1, 'There is no Cas'],
    ['no name', ['add'], 2, 'npm run staff'],
    ['another word', ['fire', 'Cas'], 2, 'npm run staff'],
    ['an unknown option', ['add', 'Cas', '--boss'], 2, '--boss'],
    ['two places', ['list', '--aws'], 2, 'two different places'],
  ])('says what is wrong: %s', async (_, args, code, words) => {
    const told = await staff(...args);
    expect([told.code, told.text]).toEqual([code, expect.stringContaining(words)]);
  });

  it('explains itself', async () => {
    const told = await staff('--help');
    expect([told.code, told.text]).toEqual([0, expect.stringContaining('--manager')]);
  });
});
