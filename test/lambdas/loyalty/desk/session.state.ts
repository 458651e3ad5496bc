import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sealSession } from '../../../../lambdas/loyalty/desk/session.ts';
import { ANOTHER_PIN, KEY, startDesk, type Visitor } from './desk-frame.ts';

let desk: Awaited<ReturnType<typeof startDesk>>;
let people = 0;
let ana = '';
let visitor: Visitor;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());
beforeEach(async () => {
  people += 1;
  ana = `Ana ${people}`;
  await desk.person(ana);
  visitor = desk.visitor();
  await visitor.signIn(ana);
});
const deed = () => ({ name: ana.toLowerCase(), by: 'owner', at: desk.clock.now });
const statusOf = async (path = '/') => (await visitor.get(path)).status;

describe('a session', () => {
  it('ends after twelve hours', async () => {
    desk.later(12 * 60 - 0.01);
    expect(await statusOf()).toBe(200);
    desk.later(0.01);
    const reply = await visitor.get('/');
    expect([reply.status, reply.text.includes('not signed in any more')]).toEqual([401, true]);
  });

  it('ends with signing out, also for whoever kept a copy of the cookie', async () => {
    const copy = visitor.cookie;
    const reply = await visitor.post('/sign-out', {});
    expect([reply.status, reply.headers.get('location'), visitor.cookie]).toEqual([
      303,
      '/sign-in',
      undefined,
    ]);
    visitor.cookie = copy;
    expect(await statusOf()).toBe(401);
  });

  it('of another screen goes on when one signs out', async () => {
    const other = desk.visitor();
    await other.signIn(ana);
    await other.post('/sign-out', {});
    expect(await statusOf()).toBe(200);
  });

  it('that was signed out is forgotten once its hours are over', async () => {
    await visitor.post('/sign-out', {});
    desk.later(13 * 60);
    await visitor.signIn(ana);
    await visitor.post('/sign-out', {});
    const ended = (await desk.row(ana.toLowerCase()))?.ended_sessions ?? {};
    expect(Object.keys(ended)).toHaveLength(1);
  });

  it('can be ended for somebody who was put on the list without the map of ended sessions', async () => {
    const row = await desk.row(ana.toLowerCase());
    if (row === undefined) throw new Error('nobody');
    const { ended_sessions: _, ...older } = row;
    await desk.parts.staff.remove(deed());
    const { PutCommand } = await import('@aws-sdk/lib-dynamodb');
    await desk.documents.send(new PutCommand({ TableName: 'staff', Item: older }));
    const copy = visitor.cookie;
    await visitor.post('/sign-out', {});
    visitor.cookie = copy;
    expect(await statusOf()).toBe(401);
  });

  it('ends when its name is removed, and does not come back with the name', async () => {
    await desk.parts.staff.remove(deed());
    const copy = visitor.cookie;
    expect(await statusOf()).toBe(401);
    desk.later(1);
    await desk.parts.staff.add({ ...deed(), shownName: ana, role: 'staff', pinHash: 'x' });
    visitor.cookie = copy;
    expect(await statusOf()).toBe(401);
  });

  it('ends when a manager resets the PIN', async () => {
    desk.later(1);
    await desk.parts.staff.setPin({ ...deed(), pinHash: 'x', action: 'pin-reset' });
    expect(await statusOf()).toBe(401);
  });

  it('ends with a new PIN also where it was opened, with the old one, after the new one was asked for', async () => {
    // Hashing takes a while, and another copy of the function has another clock.
    const asked = new Date(desk.clock.now.getTime() - 300);
    await desk.parts.staff.setPin({ ...deed(), at: asked, pinHash: 'x', action: 'pin-reset' });
    expect(await statusOf()).toBe(401);
  });

  it('does not show in its cookie what the PIN is hashed to', async () => {
    const { pin_hash = '' } = (await desk.row(ana.toLowerCase())) ?? {};
    const shown = Buffer.from((visitor.cookie ?? '').split('.')[0] ?? '', 'base64url').toString();
    for (const part of pin_hash.split('$').filter((one) => one.length > 8)) expect(shown).not.toContain(part);
  });

  it('goes on while somebody else guesses PINs', async () => {
    for (let wrong = 1; wrong <= 6; wrong += 1) await desk.visitor().signIn(ana, ANOTHER_PIN);
    expect(await statusOf()).toBe(200);
  });

  it('has the role of this second', async () => {
    expect(await statusOf('/staff')).toBe(403);
    await desk.parts.staff.setRole({ ...deed(), role: 'manager' });
    expect(await statusOf('/staff')).toBe(200);
    await desk.person(`Boss ${people}`, 'manager');
    await desk.parts.staff.setRole({ ...deed(), role: 'staff' });
    expect(await statusOf('/staff')).toBe(403);
  });

  it('is good with the key before a rotation, and not with the one before that', async () => {
    desk.keys.present = ['the new key of the session', KEY];
    expect(await statusOf()).toBe(200);
    desk.keys.present = ['the newest key', 'the new key of the session'];
    expect(await statusOf()).toBe(401);
    desk.keys.present = [KEY];
  });
});

describe('a cookie that is not ours', () => {
  const session = {
    name: 'boss',
    id: 'id-made-up-by-somebody',
    begunAt: new Date('2026-06-02T13:00:00Z'),
    pinMark: 'x',
  };
  it.each([
    ['nothing', () => 'x'],
    ['another key', () => sealSession(session, ['guessed'])],
    ['a changed letter', () => (visitor.cookie ?? '').replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))],
    ['no signature', () => (visitor.cookie ?? '').split('.')[0] ?? ''],
    ['a very long one', () => 'A'.repeat(6000)],
  ])('opens nothing: %s', async (_, forged) => {
    visitor.cookie = forged();
    const reply = await visitor.get('/');
    expect([reply.status, reply.text.includes('Sign in to the desk'), visitor.cookie]).toEqual([
      401,
      true,
      undefined,
    ]);
  });

  it('is not opened by a signature of ours for something else', async () => {
    const { signToken } = await import('../../../../shared/links/signed-link.ts');
    visitor.cookie = signToken('add-link', [ana.toLowerCase(), 'id', desk.clock.now.toISOString()], KEY);
    expect(await statusOf()).toBe(401);
  });
});
