// What a member does for themselves: signing up, confirming an address, and the way out and back in.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LoyaltyRuntime, memberRow, saleOf, startLoyalty } from '../support/loyalty-runtime.ts';
import { linksIn, memberLink } from '../support/mail-links.ts';

let shop: LoyaltyRuntime;
beforeAll(async () => {
  shop = await startLoyalty();
});
afterAll(() => shop.stop());

let people = 0;
let phone: string;
let email: string;
beforeEach(() => {
  people += 1;
  phone = `+1212555${String(1000 + people)}`;
  email = `someone${people}@example.com`;
});
/** The same number as people write it at the counter. */
const asWritten = () => `(212) 555-${phone.slice(-4)}`;

async function post(fields: Record<string, string>, headers: Record<string, string> = {}) {
  const response = await fetch(shop.signupUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });
  const body = await response.text();
  await shop.runtime.idle();
  return { status: response.status, body, url: response.url };
}
const signUp = (changes: Record<string, string> = {}) =>
  post({ name: 'Maria', phone: asWritten(), email, website: '', ...changes });
async function open(link: string, method = 'GET', body?: string) {
  const response = await fetch(link, {
    method,
    ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
  });
  const text = await response.text();
  await shop.runtime.idle();
  return { status: response.status, body: text, headers: response.headers };
}
const mails = () => shop.mailsTo(email);
const confirmLinkOf = (mail = mails().at(-1)) => memberLink(mail, 'c');
const nothingStored = (page: string) => page.replaceAll(/nonce="[^"]*"/g, '');
async function confirmed() {
  await signUp();
  expect((await open(confirmLinkOf(), 'POST')).status).toBe(200);
}
async function nextMorning() {
  const tomorrow = new Date(shop.runtime.now().getTime() + 86_400_000).toISOString().slice(0, 10);
  await shop.advance(`${tomorrow}T15:00:00.000Z`);
}
const actions = async () => (await shop.audit(phone)).map(({ action, by_user }) => `${action} by ${by_user}`);

describe('the form', () => {
  it('given a GET, then it shows three fields, works without script, and keeps strict headers', async () => {
    const { status, body, headers } = await open(shop.signupUrl);
    expect(status).toBe(200);
    for (const part of ['type="tel"', 'type="email"', 'name="name"', 'method="post"'])
      expect(body).toContain(part);
    expect(body).not.toContain('<script');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-frame-options')).toBe('DENY');
  });

  it('given a new number, then a member with no points, no mail yet but one confirmation, and an entry in the trail', async () => {
    const { status, url } = await signUp();
    expect(status).toBe(200);
    expect(new URL(url).pathname).toBe('/thanks');
    expect(await shop.member(phone)).toMatchObject({
      name: 'Maria',
      balance: 0,
      joined_by: 'form',
      opted_in: false,
      needs_email: true,
      pending_email: email,
    });
    expect((await shop.member(phone))?.email).toBeUndefined();
    expect(mails().map(({ subject }) => subject)).toEqual([
      'Please confirm your address for Ridgeback Cycles',
    ]);
    expect(await actions()).toEqual(expect.arrayContaining(['joined by member', 'email-added by member']));
  });

  it('given no address, then a member all the same, and no mail', async () => {
    await signUp({ email: ' ' });
    expect(await shop.member(phone)).toMatchObject({ name: 'Maria', needs_email: true });
    expect((await shop.member(phone))?.pending_email).toBeUndefined();
  });

  it('given the form twice, also at once, then one member and one mail', async () => {
    await Promise.all([signUp(), signUp()]);
    await signUp();
    await shop.advance('PT30M');
    await signUp();
    expect(mails()).toHaveLength(1);
    expect((await actions()).filter((action) => action.startsWith('joined'))).toHaveLength(1);
  });

  it('given the number of somebody the till knows, in another format, then the same member, and the points stay', async () => {
    await shop.tell(saleOf(shop.runtime.now(), { phone }));
    const before = await shop.member(phone);
    expect(before).toMatchObject({ needs_email: true, balance: 24, joined_by: 'sale' });
    await signUp({ phone: `+1 212.555.${phone.slice(-4)}` });
    expect(await shop.member(phone)).toMatchObject({
      name: 'Maria',
      balance: before?.balance,
      visit_count: before?.visit_count,
      joined: before?.joined,
      joined_by: 'sale',
      pending_email: email,
    });
  });

  it('given a known and an unknown number, then the answers are the same', async () => {
    await shop.runtime.put('loy-members', [memberRow(phone, { email: `known-${email}` })]);
    const known = await signUp();
    phone = `+1212555${String(5000 + people)}`;
    email = `new-${email}`;
    const unknown = await signUp();
    expect(nothingStored(known.body)).toBe(nothingStored(unknown.body));
    expect(known.status).toBe(unknown.status);
  });

  it('given mistakes, then 400, each beside its field, and what was typed stands there still', async () => {
    const { status, body } = await signUp({ name: ' ', phone: '12', email: 'maria at home' });
    expect(status).toBe(400);
    expect(body.match(/aria-invalid="true"/g)).toHaveLength(3);
    expect(body).toContain('value="maria at home"');
    expect(await shop.runtime.table('loy-members')).not.toContainEqual(
      expect.objectContaining({ name: 'maria at home' }),
    );
  });

  it('given markup, links and invisible characters for a name, then only words of it are kept', async () => {
    await signUp({ name: '<b>Ana</b>\u202e\u0000 https://cheap.example/win' });
    expect((await shop.member(phone))?.name).toBe('b Ana /b');
    const { status, body } = await signUp({ name: '"><script>alert(1)</script>', phone: 'x' });
    expect(status).toBe(400);
    expect(body).not.toContain('<script');
  });

  it('given a robot, another site or a huge body, then nothing is stored', async () => {
    expect((await signUp({ website: 'https://spam.example' })).status).toBe(200);
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ])
      expect((await post({ name: 'Maria', phone: asWritten() }, headers)).status).toBe(403);
    expect((await signUp({ name: 'x'.repeat(20_000) })).status).toBe(400);
    expect(await shop.member(phone)).toBeUndefined();
    const own = { 'sec-fetch-site': 'same-origin', origin: new URL(shop.signupUrl).origin };
    expect((await post({ name: 'Maria', phone: asWritten() }, own)).status).toBe(200);
    expect(await shop.member(phone)).toBeDefined();
  });

  it('given other methods and other paths, then 405 and 404', async () => {
    expect((await open(shop.signupUrl, 'DELETE')).status).toBe(405);
    expect((await open(`${shop.signupUrl}elsewhere`)).status).toBe(404);
    expect((await open(`${shop.signupUrl}c/forged`, 'POST')).status).toBe(404);
    expect((await open(`${shop.signupUrl}u/forged`, 'POST')).status).toBe(404);
    for (const [path, method] of [
      ['', 'DELETE'],
      ['c/forged', 'GET'],
      ['thanks', 'GET'],
    ]) {
      const { headers } = await open(`${shop.signupUrl}${path}`, method);
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('strict-transport-security')).toContain('max-age=');
    }
  });
});

describe('the confirmation', () => {
  it('names nobody to whoever reads the link', async () => {
    await signUp();
    const link = decodeURIComponent(confirmLinkOf());
    expect(link).not.toContain(email);
    expect(link).not.toContain(phone.slice(-7));
    // The confirmation, and "not me, never again".
    expect(linksIn(mails()[0] ?? {})).toHaveLength(2);
  });

  it('given a GET or a HEAD, then a question, and nothing changes', async () => {
    await signUp();
    const before = await shop.member(phone);
    for (const method of ['GET', 'HEAD', 'GET']) {
      const { status, body } = await open(confirmLinkOf(), method);
      expect(status).toBe(200);
      if (method === 'GET') {
        expect(body).toContain('Yes, confirm my address');
        expect(body).toContain(phone.slice(-3));
        expect(body).not.toContain(phone.slice(-7));
      }
    }
    expect(await shop.member(phone)).toEqual(before);
    expect((await open(confirmLinkOf(), 'PUT')).status).toBe(405);
  });

  it('given the button, then the address is theirs, opted in and in the trail; a second press changes nothing', async () => {
    await signUp();
    const link = confirmLinkOf();
    expect((await open(link, 'POST')).body).toContain('Your address is confirmed');
    const after = await shop.member(phone);
    expect(after).toMatchObject({ email, opted_in: true, email_confirmed_at: expect.any(String) });
    for (const gone of ['needs_email', 'pending_email', 'pending_id', 'pending_at'])
      expect(after).not.toHaveProperty(gone);
    expect((await open(link, 'POST')).body).toContain('Your address is confirmed');
    expect((await open(link)).body).toContain('Your address is confirmed');
    expect(await shop.member(phone)).toEqual(after);
    expect((await actions()).filter((one) => one.startsWith('email-confirmed'))).toHaveLength(1);
  });

  it('given another address named since, then the old link confirms nothing', async () => {
    await signUp();
    const old = confirmLinkOf();
    const first = email;
    email = `other-${email}`;
    await signUp();
    expect((await open(old, 'POST')).status).toBe(410);
    expect((await shop.member(phone))?.email).toBeUndefined();
    await open(confirmLinkOf(), 'POST');
    expect((await shop.member(phone))?.email).toBe(email);
    expect(shop.mailsTo(first)).toHaveLength(1);
  });

  it('given one mailbox in many spellings, then three mails that day', async () => {
    const spellings = ['', '+a', '+b', '+c', '+d'].map((tag) => `plus${people}${tag}@Example.com`);
    for (const [index, spelling] of spellings.entries())
      await signUp({ phone: `+1212559${String(1000 + people * 20 + index)}`, email: spelling });
    expect(spellings.flatMap((one) => shop.mailsTo(one.toLowerCase()))).toHaveLength(3);
  });

  it('given one address named for ten numbers, then three mails that day, three that come later by themselves, and for the others the truth', async () => {
    for (let index = 0; index < 10; index += 1) {
      phone = `+1212556${String(1000 + people * 20 + index)}`;
      const { status, body } = await signUp({ phone });
      expect(status).toBe(index < 3 ? 200 : 429);
      if (index >= 3)
        expect(body).toContain(index < 6 ? 'goes out by noon tomorrow' : 'your e-mail address was not saved');
    }
    expect(mails()).toHaveLength(3);
    await shop.advance('P1DT4H');
    expect(mails()).toHaveLength(6);
  });
});

describe('a confirmation link after eight days', () => {
  type Waiting = { readonly phone: string; readonly email: string; readonly link: string };
  const waiting: Waiting[] = [];
  beforeAll(async () => {
    for (const name of ['one', 'two']) {
      phone = `+1212558${String(1000 + waiting.length)}`;
      email = `late-${name}@example.com`;
      await signUp();
      waiting.push({ phone, email, link: confirmLinkOf() });
    }
    await shop.advance('P8D');
  });
  const use = (index: number): string => {
    const one = waiting[index] as Waiting;
    ({ phone, email } = one);
    return one.link;
  };

  it('says so, confirms nothing and offers a new one, which confirms', async () => {
    const old = use(0);
    const { status, body } = await open(old);
    expect(status).toBe(410);
    expect(body).toContain('too old');
    expect(body).toContain('Send me a new one');
    expect(mails()).toHaveLength(1);
    // A double click on the button.
    await Promise.all([open(old, 'POST'), open(old, 'POST')]);
    expect(mails()).toHaveLength(2);
    // What is on file is for confirmed readers.
    expect(mails()[1]?.text).toContain('Hi there');
    expect((await shop.member(phone))?.email).toBeUndefined();
    expect((await open(confirmLinkOf(), 'POST')).body).toContain('Your address is confirmed');
    expect((await open(old)).body).toContain('Your address is confirmed');
  });

  it('says so where the address had its three mails today', async () => {
    const old = use(1);
    for (let index = 0; index < 3; index += 1) await signUp({ phone: `+1212557${String(1000 + index)}` });
    const { status, body } = await open(old, 'POST');
    expect(status).toBe(429);
    expect(body).toContain('No more mails today');
    expect(mails()).toHaveLength(4);
  });
});

describe('a stranger who knows a phone number', () => {
  it('cannot put their address in the place of a confirmed one; its reader is told, once a day', async () => {
    await confirmed();
    const before = await shop.member(phone);
    const stranger = `stranger${people}@example.com`;
    await signUp({ email: stranger, name: 'Mallory' });
    await signUp({ email: stranger });
    expect(shop.mailsTo(stranger)).toEqual([]);
    expect(await shop.member(phone)).toEqual(before);
    const notes = mails().filter(({ subject }) => subject?.includes('change your address'));
    expect(notes).toHaveLength(1);
    expect(notes[0]?.text).toContain('ask at the counter');
    expect(notes[0]?.text).not.toContain(stranger);
    await shop.advance('P1D');
    await signUp({ email: stranger });
    expect(mails().filter(({ subject }) => subject?.includes('change your address'))).toHaveLength(2);
  });

  it('wakes nobody: at night the note waits for the morning', async () => {
    await confirmed();
    const day = new Date(shop.runtime.now().getTime() + 86_400_000).toISOString().slice(0, 10);
    // Three in the morning in New York.
    await shop.advance(`${day}T07:00:00.000Z`);
    const notes = () => mails().filter(({ subject }) => subject?.includes('change your address'));
    await signUp({ email: `stranger${people}@example.com` });
    expect(notes()).toEqual([]);
    await shop.advance('PT6H');
    expect(notes().map(({ at }) => at.slice(0, 16))).toEqual([`${day}T12:00`]);
  });

  it('is not told the name that stands beside the number', async () => {
    await shop.runtime.put('loy-members', [
      {
        phone,
        name: 'Philippa Longstocking',
        balance: 80,
        visit_count: 3,
        joined: '2026-01-01T00:00:00.000Z',
        joined_by: 'desk',
        status: 'active',
        needs_email: true,
        opted_in: false,
      },
    ]);
    await signUp({ name: 'Mallory' });
    expect(mails()).toHaveLength(1);
    for (const { subject, text, html } of mails())
      expect([subject, text, html].join(' ')).not.toMatch(/Philippa|Longstocking/);
    expect(mails()[0]?.text).toContain('Hi Mallory');
    expect((await open(confirmLinkOf())).body).not.toMatch(/Philippa|Longstocking/);
  });

  it('who names their address first is outdone by the member’s own, and the first link opens nothing', async () => {
    await shop.tell(saleOf(shop.runtime.now(), { phone }));
    const stranger = `stranger${people}@example.com`;
    await signUp({ email: stranger });
    await signUp();
    const theirs = memberLink(shop.mailsTo(stranger)[0], 'c');
    const answers = await Promise.all([
      open(theirs, 'POST'),
      open(confirmLinkOf(), 'POST'),
      open(theirs, 'POST'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([410, 200, 410]);
    expect(await shop.member(phone)).toMatchObject({ email, opted_in: true });
    await signUp({ email: stranger });
    expect((await open(theirs, 'POST')).status).toBe(410);
    expect((await shop.member(phone))?.email).toBe(email);
  });

  it('gets nothing by naming the confirmed address again', async () => {
    await confirmed();
    await shop.advance('P1D');
    await signUp();
    expect(mails()).toHaveLength(1);
  });
});

describe('the way out', () => {
  async function subscribed() {
    await nextMorning();
    await confirmed();
    await shop.tell(saleOf(shop.runtime.now(), { phone, total: '60.00', items: [] }));
    // Until the evening is over: its balance mail goes out at seven.
    await shop.advance('PT12H');
    return memberLink(mails().at(-1), 'u');
  }

  it('given a GET, then it asks and changes nothing; a POST takes them off, and the page offers the way back', async () => {
    await shop.advance(
      `${new Date(shop.runtime.now().getTime() + 86_400_000).toISOString().slice(0, 10)}T15:00:00.000Z`,
    );
    const link = await subscribed();
    expect(decodeURIComponent(link)).not.toContain(phone.slice(-7));
    expect((await open(link)).body).toContain('Stop these mails');
    expect((await shop.member(phone))?.opted_in).toBe(true);
    expect((await open(link, 'POST')).body).toContain('Done');
    expect(await shop.member(phone)).toMatchObject({ opted_in: false, email });
    expect((await open(link)).body).toContain('Send me my balance again');
    expect((await open(link, 'POST', 'wish=opt-in')).body).toContain('Welcome back');
    expect((await shop.member(phone))?.opted_in).toBe(true);
    expect(await actions()).toEqual(expect.arrayContaining(['unsubscribed by member', 'opt-in by member']));
  });

  it('given a mail program’s one-click POST, twice, then it acts once', async () => {
    await shop.advance(
      `${new Date(shop.runtime.now().getTime() + 86_400_000).toISOString().slice(0, 10)}T15:00:00.000Z`,
    );
    const link = await subscribed();
    for (let press = 0; press < 2; press += 1)
      expect((await open(link, 'POST', 'List-Unsubscribe=One-Click')).status).toBe(200);
    expect((await shop.member(phone))?.opted_in).toBe(false);
    expect((await actions()).filter((one) => one.startsWith('unsubscribed'))).toHaveLength(1);
  });

  it('given a member with another address by now, then an old link changes nothing', async () => {
    await shop.advance(
      `${new Date(shop.runtime.now().getTime() + 86_400_000).toISOString().slice(0, 10)}T15:00:00.000Z`,
    );
    const link = await subscribed();
    await shop.runtime.put('loy-members', [{ ...(await shop.member(phone)), email: 'moved@example.com' }]);
    expect((await open(link, 'POST')).status).toBe(200);
    expect((await shop.member(phone))?.opted_in).toBe(true);
  });
});

describe('all the while', () => {
  it('no function was refused anything by its own role, and no log names a person', async () => {
    expect(shop.runtime.permissions().denied).toEqual([]);
  });
});

describe('a flood of posts', () => {
  const alarm = () =>
    (shop.runtime.alarms() as { name: string; state: string }[]).find(
      ({ name }) => name === 'loy-signup-refusals',
    )?.state;

  it('of forty mistakes in an hour rings, makes no member, and is quiet again two hours later', async () => {
    await shop.advance('PT2H');
    const before = (await shop.runtime.table('loy-members')).length;
    for (let round = 0; round < 39; round += 1) expect((await signUp({ phone: 'none' })).status).toBe(400);
    await shop.advance('PT10M');
    expect(alarm()).toBe('OK');
    await signUp({ phone: 'none' });
    await shop.advance('PT10M');
    expect(alarm()).toBe('ALARM');
    expect((await shop.runtime.table('loy-members')).length).toBe(before);
    await shop.advance('PT2H');
    expect(alarm()).toBe('OK');
  });
});
