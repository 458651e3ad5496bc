import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StaffRow } from '../../../../lambdas/loyalty/desk-rows.ts';
import { ANOTHER_PIN, PIN, startDesk } from './desk-frame.ts';

let desk: Awaited<ReturnType<typeof startDesk>>;
let people = 0;
let ana = '';
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());
beforeEach(async () => {
  people += 1;
  ana = `Ana ${people}`;
  await desk.person(ana);
});
const rowOf = async (name: string): Promise<StaffRow> => {
  const row = await desk.row(name.toLowerCase());
  if (row === undefined) throw new Error(`${name} is not on the list`);
  return row;
};

describe('signing in', () => {
  it('opens the desk for the right name and PIN, however the name is typed', async () => {
    const visitor = desk.visitor();
    const reply = await visitor.signIn(`  ${ana.toUpperCase()} `);
    expect([reply.status, reply.headers.get('location')]).toEqual([303, '/']);
    expect((await visitor.get('/')).text).toBe(`Hello ${ana}`);
  });

  it('gives a cookie that no script, no other site and no plain connection gets', async () => {
    const reply = await desk.visitor().signIn(ana);
    const [cookie = ''] = reply.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-desk=[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{22}; /);
    expect(cookie.split('; ').slice(1).sort()).toEqual([
      'HttpOnly',
      'Max-Age=43200',
      'Path=/',
      'SameSite=Strict',
      'Secure',
    ]);
  });

  it('shows the door to whoever comes without a session', async () => {
    const reply = await desk.visitor().get('/');
    expect([reply.status, reply.headers.get('location')]).toEqual([303, '/sign-in']);
    const posted = await desk.visitor().post('/staff/add', { name: 'Eve' });
    expect([posted.status, posted.text.includes('Sign in to the desk')]).toEqual([401, true]);
  });

  it('answers an unknown name, a wrong PIN and a locked name with the same words', async () => {
    const visitor = desk.visitor();
    const plain = ({ status, text }: { status: number; text: string }) => [
      status,
      // What was typed stands there still, whoever it is.
      text.replaceAll(/id-\d+/g, '').replace(/value="(Nobody|Ana \d+)"/, 'value="…"'),
    ];
    const unknown = plain(await visitor.signIn('Nobody', ANOTHER_PIN));
    expect(plain(await visitor.signIn(ana, ANOTHER_PIN))).toEqual(unknown);
    for (let wrong = 2; wrong <= 5; wrong += 1) await visitor.signIn(ana, ANOTHER_PIN);
    expect(plain(await visitor.signIn(ana, PIN))).toEqual(unknown);
    expect(unknown[0]).toBe(401);
  });

  it.each(['', ' ', 'x'.repeat(5000), '\u0000', '#bad', '<script>'])('refuses the name %j', async (name) => {
    expect((await desk.visitor().signIn(name)).status).toBe(401);
  });
});

describe('wrong PINs', () => {
  it('lock the name with the fifth, for a minute, then for two', async () => {
    const visitor = desk.visitor();
    for (let wrong = 1; wrong <= 5; wrong += 1) await visitor.signIn(ana, ANOTHER_PIN);
    expect((await visitor.signIn(ana)).status).toBe(401);
    desk.later(1);
    expect((await visitor.signIn(ana, ANOTHER_PIN)).status).toBe(401);
    desk.later(1.9);
    expect((await visitor.signIn(ana)).status).toBe(401);
    desk.later(0.1);
    expect((await visitor.signIn(ana)).status).toBe(303);
  });

  it('are forgotten with the right one', async () => {
    const visitor = desk.visitor();
    for (let wrong = 1; wrong <= 4; wrong += 1) await visitor.signIn(ana, ANOTHER_PIN);
    expect((await rowOf(ana)).failures).toBe(4);
    expect((await visitor.signIn(ana)).status).toBe(303);
    const { failures, locked_until } = await rowOf(ana);
    expect([failures, locked_until]).toEqual([0, undefined]);
  });

  it('are not counted while the name is locked', async () => {
    const visitor = desk.visitor();
    for (let wrong = 1; wrong <= 9; wrong += 1) await visitor.signIn(ana, ANOTHER_PIN);
    expect((await rowOf(ana)).failures).toBe(5);
  });

  it('of ten at once, over two copies of the function, are compared five times at most', async () => {
    const copies = [desk.aStore(), desk.aStore()];
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        copies[index % 2]?.countTry(ana.toLowerCase(), desk.clock.now),
      ),
    );
    expect(answers.filter((answer) => answer?.kind === 'compare')).toHaveLength(5);
    expect((await rowOf(ana)).failures).toBe(5);
  });

  it('a hundred in a row block the name until it gets a new PIN', async () => {
    const name = ana.toLowerCase();
    for (let wrong = 1; wrong <= 100; wrong += 1) {
      desk.later(24 * 60);
      expect((await desk.parts.staff.countTry(name, desk.clock.now)).kind).toBe('compare');
    }
    desk.later(365 * 24 * 60);
    expect(await desk.parts.staff.countTry(name, desk.clock.now)).toEqual({ kind: 'blocked' });
    await desk.parts.staff.unlock({ name, by: 'owner', at: desk.clock.now });
    expect((await desk.parts.staff.countTry(name, desk.clock.now)).kind).toBe('compare');
  });

  it('a right PIN that was changed while it was compared opens nothing', async () => {
    const row = await rowOf(ana);
    const deed = { name: row.name, by: 'owner', at: desk.clock.now };
    await desk.parts.staff.setPin({ ...deed, pinHash: 'another', action: 'pin-reset' });
    expect(await desk.parts.staff.forgetTries(row, desk.clock.now)).toBe(false);
  });
});

describe('a browser that signed in before', () => {
  /** A browser known to this name, signed out, and a stranger's. */
  async function known() {
    const visitor = desk.visitor();
    await visitor.signIn(ana);
    await visitor.post('/sign-out', {});
    return { visitor, stranger: desk.visitor() };
  }

  it('gets a cookie of its own that no script gets, that says nothing, and that stays when the session ends', async () => {
    const visitor = desk.visitor();
    const reply = await visitor.signIn(ana);
    const cookie = reply.headers.getSetCookie().find((line) => line.startsWith('__Host-desk-device='));
    expect(cookie?.split('; ').slice(1).sort()).toEqual([
      'HttpOnly',
      'Max-Age=34560000',
      'Path=/',
      'SameSite=Strict',
      'Secure',
    ]);
    const device = visitor.device;
    expect(
      Buffer.from(device ?? '', 'base64url')
        .toString('latin1')
        .toLowerCase(),
    ).not.toContain('ana');
    await visitor.post('/sign-out', {});
    expect(visitor.device).toBe(device);
    await visitor.signIn(ana);
    expect(Object.keys((await rowOf(ana)).devices ?? {})).toHaveLength(1);
  });

  it('gets in while strangers keep the name locked; the lock stays for them', async () => {
    const { visitor, stranger } = await known();
    // Every hour for a day and more; a try counts before its PIN is compared.
    for (let hour = 0; hour < 30; hour += 1) {
      for (let wrong = 0; wrong < 5; wrong += 1)
        await desk.parts.staff.countTry(ana.toLowerCase(), desk.clock.now);
      desk.later(60);
    }
    for (let wrong = 0; wrong < 5; wrong += 1)
      await desk.parts.staff.countTry(ana.toLowerCase(), desk.clock.now);
    const { failures, locked_until } = await rowOf(ana);
    expect(failures).toBeGreaterThan(10);
    expect((await stranger.signIn(ana)).status).toBe(401);
    expect((await visitor.signIn(ana)).status).toBe(303);
    // Somebody who works here signing in gives strangers no new guesses.
    expect(await rowOf(ana)).toMatchObject({ failures, locked_until });
    expect((await stranger.signIn(ana)).status).toBe(401);
  });

  it('counts its own wrong PINs, and after ten is a browser like any other', async () => {
    const { visitor } = await known();
    for (let wrong = 1; wrong <= 5; wrong += 1) await visitor.signIn(ana, ANOTHER_PIN);
    expect((await visitor.signIn(ana)).status).toBe(401);
    expect((await rowOf(ana)).failures).toBe(0);
    for (let wrong = 6; wrong <= 10; wrong += 1) {
      desk.later(60);
      await visitor.signIn(ana, ANOTHER_PIN);
    }
    expect(Object.values((await rowOf(ana)).devices ?? {})).toMatchObject([{ failures: 10 }]);
    await visitor.signIn(ana, ANOTHER_PIN);
    expect((await rowOf(ana)).failures).toBe(1);
    // With the right one it is known again.
    expect((await visitor.signIn(ana)).status).toBe(303);
    expect(Object.values((await rowOf(ana)).devices ?? {})).toMatchObject([{ failures: 0 }]);
  });

  it('of another name, with a forged or an old cookie, or after a new PIN, is a stranger', async () => {
    const { visitor } = await known();
    const bea = `Bea ${people}`;
    await desk.person(bea);
    for (let wrong = 1; wrong <= 5; wrong += 1) await desk.visitor().signIn(bea, ANOTHER_PIN);
    expect((await visitor.signIn(bea)).status).toBe(401);

    const stranger = desk.visitor();
    stranger.device = `${visitor.device?.slice(0, -2)}xx`;
    for (let wrong = 1; wrong <= 5; wrong += 1) await stranger.signIn(ana, ANOTHER_PIN);
    expect((await rowOf(ana)).failures).toBe(5);

    const deed = { name: ana.toLowerCase(), by: 'owner', at: desk.clock.now };
    const { pin_hash: pinHash } = await rowOf(ana);
    await desk.parts.staff.setPin({ ...deed, pinHash, action: 'pin-reset' });
    for (let wrong = 1; wrong <= 5; wrong += 1) await stranger.signIn(ana, ANOTHER_PIN);
    expect((await visitor.signIn(ana)).status).toBe(401);
  });

  it('is one of twenty at most, and of many tries at once each counts', async () => {
    for (let browser = 0; browser < 22; browser += 1) {
      desk.later(1);
      await desk.visitor().signIn(ana);
    }
    expect(Object.keys((await rowOf(ana)).devices ?? {})).toHaveLength(20);
    const { visitor } = await known();
    await Promise.all(Array.from({ length: 12 }, () => visitor.signIn(ana, ANOTHER_PIN)));
    const counts = Object.values((await rowOf(ana)).devices ?? {}).map(({ failures }) => failures);
    expect(Math.max(...counts)).toBe(5);
    await desk.parts.staff.unlock({ name: ana.toLowerCase(), by: 'owner', at: desk.clock.now });
    expect((await visitor.signIn(ana)).status).toBe(303);
  });
});
