import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ANOTHER_PIN, PIN, startDesk, type Visitor } from './desk-frame.ts';

let desk: Awaited<ReturnType<typeof startDesk>>;
let boss: Visitor;
let people = 0;
beforeAll(async () => {
  desk = await startDesk();
  await desk.person('Boss', 'manager');
});
afterAll(() => desk.stop());
beforeEach(async () => {
  people += 1;
  boss = desk.visitor();
  await boss.signIn('Boss');
});
const actions = async (name: string) =>
  (await desk.audit(name)).filter(({ by_user }) => by_user === 'boss').map(({ action }) => action);
const shownPin = (text: string) => /class="pin">(\d{6})</.exec(text)?.[1] ?? '';

describe('the staff list', () => {
  it('is for managers', async () => {
    await desk.person(`Ana ${people}`);
    const ana = desk.visitor();
    await ana.signIn(`Ana ${people}`);
    expect((await ana.get('/staff')).status).toBe(403);
    expect((await ana.get('/pin')).text).not.toContain('href="/staff"');
    for (const path of ['/%73taff', '/staff%2Fadd', '//staff', '/Staff', '/staff/', '/./staff'])
      expect([path, (await ana.get(path)).text.includes('Boss')]).toEqual([path, false]);
    const paths = ['add', 'person', 'role', 'pin', 'unlock', 'remove'];
    const replies = await Promise.all(paths.map((path) => ana.post(`/staff/${path}`, { name: 'boss' })));
    expect(replies.map(({ status }) => status)).toEqual(paths.map(() => 403));
  });

  it('takes somebody on with a PIN that is shown once and works', async () => {
    const name = `Cy ${people}`;
    const reply = await boss.post('/staff/add', { name, role: 'staff', pin: '' });
    const pin = shownPin(reply.text);
    expect(pin).toMatch(/^\d{6}$/);
    expect((await boss.get('/staff')).text).not.toContain(pin);
    expect((await desk.visitor().signIn(name, pin)).status).toBe(303);
    expect(await actions(name.toLowerCase())).toEqual(['staff-added']);
    expect((await desk.row(name.toLowerCase()))?.added_by).toBe('boss');
  });

  it('takes a chosen PIN, and says what is wrong with a bad one or a name that is taken', async () => {
    const name = `Di ${people}`;
    const easy = await boss.post('/staff/add', { name, role: 'manager', pin: '123456' });
    expect([easy.status, easy.text.includes('first that anybody would try')]).toEqual([400, true]);
    expect(easy.text).toContain(`value="${name}"`);
    expect((await boss.post('/staff/add', { name, role: 'manager', pin: ANOTHER_PIN })).status).toBe(200);
    expect((await desk.visitor().signIn(name, ANOTHER_PIN)).status).toBe(303);
    expect((await boss.post('/staff/add', { name: name.toUpperCase(), role: 'staff', pin: '' })).status).toBe(
      409,
    );
    expect((await boss.post('/staff/add', { name: ' ', role: 'staff', pin: '' })).status).toBe(400);
  });

  it('sent twice takes somebody on once, and the first PIN stays', async () => {
    const name = `Ed ${people}`;
    const [one, two] = await Promise.all([
      boss.post('/staff/add', { name, role: 'staff', pin: '' }),
      boss.post('/staff/add', { name, role: 'staff', pin: '' }),
    ]);
    const pins = [one, two].map(({ text }) => shownPin(text)).filter((pin) => pin !== '');
    expect(pins).toHaveLength(1);
    expect((await desk.visitor().signIn(name, pins[0])).status).toBe(303);
  });

  it('shows script in a name as text', async () => {
    const name = `<script>x(${people})</script>"'`;
    const added = await boss.post('/staff/add', { name, role: 'staff', pin: '' });
    const listed = await boss.get('/staff');
    const person = await boss.post('/staff/person', { name: name.toLowerCase() });
    for (const { status, text } of [added, listed, person]) {
      expect(status).toBe(200);
      expect(text).toContain(`&lt;script&gt;x(${people})&lt;/script&gt;`);
      expect(text).not.toContain('<script>x');
    }
  });

  it('gives a new PIN, which ends the old one, the sessions and a lock', async () => {
    const name = `Fe ${people}`;
    await desk.person(name);
    const fe = desk.visitor();
    await fe.signIn(name);
    for (let wrong = 1; wrong <= 5; wrong += 1) await desk.visitor().signIn(name, ANOTHER_PIN);
    expect((await boss.get('/staff')).text).toContain('Locked: too many wrong PINs');
    desk.later(0.1);
    const pin = shownPin((await boss.post('/staff/pin', { name: name.toLowerCase() })).text);
    expect((await fe.get('/')).status).toBe(401);
    expect((await desk.visitor().signIn(name, PIN)).status).toBe(401);
    expect((await desk.visitor().signIn(name, pin)).status).toBe(303);
    expect(await actions(name.toLowerCase())).toEqual(['pin-reset']);
  });

  it('unlocks, and the PIN stays', async () => {
    const name = `Gil ${people}`;
    await desk.person(name);
    for (let wrong = 1; wrong <= 5; wrong += 1) await desk.visitor().signIn(name, ANOTHER_PIN);
    expect((await desk.visitor().signIn(name)).status).toBe(401);
    const reply = await boss.post('/staff/unlock', { name: name.toLowerCase() });
    expect(reply.headers.get('location')).toBe('/staff?done=unlock');
    expect((await desk.visitor().signIn(name)).status).toBe(303);
    expect(await actions(name.toLowerCase())).toEqual(['staff-unlocked']);
  });

  it('shows a lock of their own browser as well, and unlocks it', async () => {
    const name = `Ivy ${people}`;
    await desk.person(name);
    const ivy = desk.visitor();
    await ivy.signIn(name);
    for (let wrong = 1; wrong <= 5; wrong += 1) await ivy.signIn(name, ANOTHER_PIN);
    expect((await ivy.signIn(name)).status).toBe(401);
    expect((await boss.get('/staff')).text).toContain('Locked: too many wrong PINs');
    expect((await boss.post('/staff/person', { name: name.toLowerCase() })).text).toContain('/staff/unlock');
    await boss.post('/staff/unlock', { name: name.toLowerCase() });
    expect((await ivy.signIn(name)).status).toBe(303);
  });

  it('makes a manager and unmakes them, each once in the audit', async () => {
    const name = `Hal ${people}`;
    await desk.person(name);
    const key = name.toLowerCase();
    await boss.post('/staff/role', { name: key, role: 'manager' });
    await boss.post('/staff/role', { name: key, role: 'manager' });
    expect((await desk.row(key))?.role).toBe('manager');
    desk.later(1);
    await boss.post('/staff/role', { name: key, role: 'staff' });
    expect((await desk.row(key))?.role).toBe('staff');
    expect(await actions(key)).toEqual(['role-changed', 'role-changed']);
  });

  it('asks before it removes, and then removes', async () => {
    const name = `Ida ${people}`;
    await desk.person(name);
    const key = name.toLowerCase();
    const asked = await boss.post('/staff/remove', { name: key });
    expect(asked.text).toContain('from the list?');
    expect(await desk.row(key)).toBeDefined();
    expect((await boss.post('/staff/remove', { name: key, sure: 'yes' })).status).toBe(303);
    expect(await desk.row(key)).toBeUndefined();
    expect((await boss.post('/staff/remove', { name: key, sure: 'yes' })).status).toBe(404);
    expect(await actions(key)).toEqual(['staff-removed']);
  });

  it('keeps its last manager', async () => {
    for (const { name, role } of await desk.parts.staff.list())
      if (role === 'manager' && name !== 'boss')
        await desk.parts.staff.remove({ name, by: 'owner', at: desk.clock.now });
    const demoted = await boss.post('/staff/role', { name: 'boss', role: 'staff' });
    const removed = await boss.post('/staff/remove', { name: 'boss', sure: 'yes' });
    expect([demoted.status, removed.status]).toEqual([409, 409]);
    expect((await desk.row('boss'))?.role).toBe('manager');
  });

  it('keeps one of two managers who remove each other at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const names = [`jo ${people} ${round}`, `kim ${people} ${round}`];
      for (const { name } of await desk.parts.staff.list())
        await desk.parts.staff.remove({ name, by: 'owner', at: desk.clock.now });
      for (const name of names) await desk.person(name, 'manager');
      for (const { name } of await desk.parts.staff.list())
        if (!names.includes(name)) await desk.parts.staff.remove({ name, by: 'owner', at: desk.clock.now });
      const outcomes = await Promise.all(
        names.map((name) => desk.aStore().remove({ name, by: 'each other', at: desk.clock.now })),
      );
      expect(outcomes.sort()).toEqual(['done', 'last-manager']);
      await desk.person('Boss', 'manager');
    }
  });
});

describe('my PIN', () => {
  it('is changed by who knows the present one; other screens are signed out, this one goes on', async () => {
    const name = `Lea ${people}`;
    await desk.person(name);
    const [here, there] = [desk.visitor(), desk.visitor()];
    await here.signIn(name);
    await there.signIn(name);
    desk.later(1);
    const fields = { present: PIN, new: ANOTHER_PIN, again: ANOTHER_PIN };
    expect((await here.post('/pin', fields)).status).toBe(303);
    expect([(await here.get('/')).status, (await there.get('/')).status]).toEqual([200, 401]);
    expect((await desk.visitor().signIn(name, ANOTHER_PIN)).status).toBe(303);
    const entries = (await desk.audit(name.toLowerCase())).map(({ action, by_user }) => [action, by_user]);
    expect(entries).toContainEqual(['pin-changed', name.toLowerCase()]);
  });

  it.each([
    ['a wrong present one', { present: '111999', new: ANOTHER_PIN, again: ANOTHER_PIN }],
    ['two that differ', { present: PIN, new: ANOTHER_PIN, again: '730165' }],
    ['one that is easy', { present: PIN, new: '000000', again: '000000' }],
  ])('stays with %s', async (_, fields) => {
    const name = `Mo ${people}`;
    await desk.person(name);
    const mo = desk.visitor();
    await mo.signIn(name);
    expect((await mo.post('/pin', fields)).status).toBe(400);
    expect((await desk.visitor().signIn(name)).status).toBe(303);
  });

  it('cannot be guessed from inside either', async () => {
    const name = `Ny ${people}`;
    await desk.person(name);
    const ny = desk.visitor();
    await ny.signIn(name);
    for (let wrong = 1; wrong <= 5; wrong += 1)
      await ny.post('/pin', { present: '111999', new: ANOTHER_PIN, again: ANOTHER_PIN });
    expect((await ny.post('/pin', { present: PIN, new: ANOTHER_PIN, again: ANOTHER_PIN })).status).toBe(400);
  });
});
