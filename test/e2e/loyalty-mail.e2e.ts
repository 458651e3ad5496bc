// The mails to members, from the event to the inbox: who gets which, in whose words, at what hour, and never twice.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type LoyaltyRuntime,
  memberRow,
  openingRow,
  refundOf,
  STORY_RULES,
  saleOf,
  startLoyalty,
} from '../support/loyalty-runtime.ts';
import { linksIn, memberLink, oneClickLink } from '../support/mail-links.ts';
import type { Row } from '../support/upsell-runtime.ts';

let shop: LoyaltyRuntime;
let people = 0;
let phone: string;
let email: string;

/** A confirmed member with 84 points, sixteen short of a coffee. */
async function member(changes: Readonly<Record<string, unknown>> = {}): Promise<Row> {
  people += 1;
  phone = `+1212554${String(1000 + people)}`;
  email = `member${people}@example.com`;
  const row: Row = memberRow(phone, { email, balance: 84, ...changes });
  await shop.runtime.put('loy-members', [row]);
  await shop.runtime.put('loy-ledger', [openingRow(phone, Number(row.balance))]);
  email = String(row.email);
  return row;
}
const now = () => shop.runtime.now();
const mails = () => shop.mailsTo(email);
const buy = (changes: Readonly<Record<string, unknown>> = {}) =>
  shop.tell(saleOf(now(), { phone, ...changes }));
async function announce(type: string, detail: Readonly<Record<string, unknown>>) {
  const result = await shop.runtime.invoke('loy-email-dispatch', {
    source: 'loyalty',
    'detail-type': type,
    detail: { phone, ...detail },
  });
  await shop.runtime.idle();
  return result.ok ? (result.payload as { result: string }).result : 'failed';
}
const nudge = (ref: string) => announce('loy.win_back', { kind: 'nudge', ref });
const alarmClocks = () => shop.runtime.status().schedules.filter(({ name }) => name.startsWith('morning-'));
/** On the wall in New York, in summer; the next time it shows this. */
async function until(clock: string) {
  const today = now().toISOString().slice(0, 10);
  const at = new Date(`${today}T${clock}:00-04:00`);
  await shop.advance((at > now() ? at : new Date(at.getTime() + 86_400_000)).toISOString());
}
const untilNoon = async () => until('12:00');
const lapsing = { lapsing_since: '2026-06-01T13:00:00.000Z', last_seen: '2026-03-20T12:00:00.000Z' };

beforeAll(async () => {
  shop = await startLoyalty();
  await shop.runtime.objects.write('loy-rules-source', 'rules.txt', Buffer.from(STORY_RULES));
  await shop.advance('PT2M');
});
afterAll(() => shop.stop());

describe('a reward that comes within reach', () => {
  it('is told once: what it is, what to do, how many points there are', async () => {
    await member();
    const sale = saleOf(now(), { phone });
    await shop.tell(sale);
    await shop.tell(sale);
    const [mail, ...others] = mails();
    expect(others).toEqual([]);
    expect(mail?.subject).toBe('You have earned a reward at Ridgeback Cycles: free coffee');
    for (const part of [mail?.text, mail?.html]) {
      expect(part).toContain('Hi Maria');
      expect(part).toContain('Free coffee');
      expect(part).toContain('Say your phone number at the counter');
      expect(part).toMatch(/100\spoints/);
      expect(part).toContain('108');
      expect(part).not.toContain('lunch');
    }
    // It is no advertisement, and reaches those who want none: its way out is out of all mail.
    const stop = (mail && oneClickLink(mail)) ?? '';
    expect(stop).toMatch(/\/s\/[\w-]+$/);
    expect(await (await fetch(stop)).text()).toContain('No mail at all?');
    expect((await shop.member(phone))?.email).toBeDefined();
    for (let time = 0; time < 2; time += 1)
      expect((await fetch(stop, { method: 'POST', body: 'List-Unsubscribe=One-Click' })).status).toBe(200);
    expect(await shop.member(phone)).toMatchObject({ opted_in: false, needs_email: true, form_closed: true });
    expect((await shop.member(phone))?.email).toBeUndefined();
    expect(await (await fetch(stop)).text()).toContain('You get no mail any more');
    expect(mail && linksIn(mail)).toEqual([stop]);
  });

  it('is one mail where one sale brings two', async () => {
    await member();
    await buy({ total: '170.00', items: [] });
    expect(mails()).toHaveLength(1);
    expect(mails()[0]?.text).toContain('Free coffee');
    expect(mails()[0]?.text).toContain('Free lunch');
  });

  it('is told to those who unsubscribed, and not where the address is unconfirmed, absent or in trouble', async () => {
    await member({ opted_in: false });
    await buy();
    expect(mails()).toHaveLength(1);
    for (const changes of [
      { email_trouble: 'bounce', opted_in: false },
      { email: undefined, pending_email: `waits${people}@example.com`, pending_id: 'x', needs_email: true },
    ]) {
      const row = await member(changes);
      await buy();
      expect((await shop.member(phone))?.balance).toBe(108);
      expect(shop.mailsTo(String(row.email ?? row.pending_email))).toEqual([]);
    }
  });

  it('is mailed once, however often the event comes', async () => {
    await member();
    await buy();
    const [row] = (await shop.ledger(phone)).filter(({ reason }) => reason === 'earn');
    for (let time = 0; time < 3; time += 1)
      expect(await announce('loy.reward_earned', { ts: row?.ts, rewards: ['free coffee'] })).toBe('already');
    expect(mails()).toHaveLength(1);
  });

  it('is told in the owner’s own words', async () => {
    const words =
      'Reward earned subject:\nHooray, {name}!\n\nReward earned:\nDear {name}, come and get it: {reward}. That is {balance} points.\n';
    await shop.runtime.objects.write('loy-rules-source', 'voice.txt', Buffer.from(words));
    await shop.advance('PT2M');
    await member();
    await buy();
    expect(mails()[0]).toMatchObject({ subject: 'Hooray, Maria!' });
    expect(mails()[0]?.text).toContain('Dear Maria, come and get it: free coffee. That is 108 points.');
    await shop.runtime.objects.write('loy-rules-source', 'voice.txt', Buffer.from('# as shipped\n'));
    await shop.advance('PT2M');
  });

  it.each(['<script>alert(1)</script>', 'https://cheap.example', undefined])(
    'greets nobody as %s',
    async (name) => {
      await member({ name });
      await buy();
      expect(mails()[0]?.text).toContain('Hi there');
      expect(mails()[0]?.html).not.toContain('<script');
    },
  );
});

describe('a mail that falls into the night', () => {
  beforeEach(() => until('22:30'));

  it('waits for the morning by one alarm clock, and goes out at eight', async () => {
    await member();
    await buy();
    const [row] = (await shop.ledger(phone)).filter(({ reason }) => reason === 'earn');
    expect(await announce('loy.reward_earned', { ts: row?.ts, rewards: ['free coffee'] })).toBe('deferred');
    expect(mails()).toEqual([]);
    expect(alarmClocks()).toHaveLength(1);
    await until('07:59');
    expect(mails()).toEqual([]);
    await until('08:01');
    expect(mails()).toHaveLength(1);
    expect(mails()[0]?.at).toMatch(/T12:00:/);
    expect(alarmClocks()).toEqual([]);
  });

  it('is looked at once more: a reward refunded overnight is not promised in the morning', async () => {
    await member();
    const sale = saleOf(now(), { phone });
    await shop.tell(sale);
    await shop.tell(refundOf(sale, now()));
    expect((await shop.member(phone))?.balance).toBe(84);
    await untilNoon();
    expect(mails()).toEqual([]);
  });

  it.each([
    ['unsubscribed', { opted_in: false }],
    ['was here', { lapsing_since: undefined }],
    ['has an address that bounced', { opted_in: false, email_trouble: 'bounce' }],
    ['has no address any more', { email: undefined }],
    ['was rested', { status: 'rested' }],
  ])('is looked at once more: no nudge to a member who meanwhile %s', async (_, changes) => {
    const row = await member(lapsing);
    expect(await nudge('n-1')).toBe('deferred');
    await shop.runtime.put('loy-members', [{ ...row, ...changes }]);
    await untilNoon();
    expect(mails()).toEqual([]);
  });

  it('goes out to a member whom nothing happened to, and a visit by the till stops it', async () => {
    await member(lapsing);
    const stays = email;
    await nudge('n-2');
    await member(lapsing);
    await nudge('n-3');
    await buy({ total: '1.00', items: [] });
    await untilNoon();
    expect(shop.mailsTo(stays)).toHaveLength(1);
    expect(mails()).toEqual([]);
  });

  it('is at once where a person waits for it: a confirmation at the desk’s late hours', async () => {
    await member({
      email: undefined,
      needs_email: true,
      pending_email: 'late@example.com',
      pending_id: 'p-late',
      pending_at: now().toISOString(),
    });
    expect(await announce('loy.confirm_email', {})).toBe('sent');
    expect(await announce('loy.confirm_email', {})).toBe('already');
    const [mail, ...others] = shop.mailsTo('late@example.com');
    expect(others).toEqual([]);
    expect((await fetch(memberLink(mail, 'c'), { method: 'POST' })).status).toBe(200);
    expect(await shop.member(phone)).toMatchObject({ email: 'late@example.com', opted_in: true });
  });
});

describe('win-back mail', () => {
  beforeEach(untilNoon);

  it('nudges a lapsing member who wants mail, once for each nudge, with a way out', async () => {
    await member(lapsing);
    expect(await nudge('2026-06-01#1')).toBe('sent');
    expect(await nudge('2026-06-01#1')).toBe('already');
    const [mail] = mails();
    expect(mail?.subject).toBe('We have missed you at Ridgeback Cycles');
    expect(mail && oneClickLink(mail)).toBe(memberLink(mail, 'u'));
    expect(mail?.headers?.['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    expect(await nudge('2026-06-01#2')).toBe('sent');
    expect(mails()).toHaveLength(2);
  });

  it('never goes to those who unsubscribed, are rested or came back', async () => {
    for (const changes of [
      { ...lapsing, opted_in: false },
      { ...lapsing, status: 'rested' },
      { lapsing_since: undefined },
      { ...lapsing, opted_in: false, email_trouble: 'complaint' },
    ]) {
      await member(changes);
      expect(await nudge('n')).toMatch(/^dropped/);
      if (!('status' in changes) && changes.lapsing_since !== undefined)
        expect(await announce('loy.win_back', { kind: 'bonus', ref: 'b', points: 50 })).toMatch(/^dropped/);
      expect(mails()).toEqual([]);
    }
  });

  it('tells of bonus points, once', async () => {
    await member({ ...lapsing, balance: 134 });
    for (let time = 0; time < 2; time += 1)
      await announce('loy.win_back', { kind: 'bonus', ref: 'bonus-1', points: 50 });
    const [mail, ...others] = mails();
    expect(others).toEqual([]);
    expect(mail?.text).toContain('+50 points');
    expect(mail?.text).toContain('134');
    expect(mail && oneClickLink(mail)).toBeDefined();
  });

  it('stops for good with the mail program’s own button', async () => {
    await member(lapsing);
    await nudge('one');
    const link = mails()[0] && oneClickLink(mails()[0] as never);
    expect((await fetch(link ?? '', { method: 'POST', body: 'List-Unsubscribe=One-Click' })).status).toBe(
      200,
    );
    expect(await nudge('two')).toBe('dropped: not-opted-in');
    expect(mails()).toHaveLength(1);
  });
});

describe('an address in trouble', () => {
  beforeEach(untilNoon);

  it.each(['bounce', 'complaint'] as const)(
    'given a %s, then every member with it is off the list, audited, and nothing is sent there again',
    async (trouble) => {
      const shared = `${trouble}+shared@example.com`;
      await member({ email: shared, ...lapsing });
      const other = phone;
      await member({ email: shared, ...lapsing });
      await nudge('first');
      await shop.runtime.idle();
      for (const one of [phone, other]) {
        expect(await shop.member(one)).toMatchObject({
          opted_in: false,
          email_trouble: trouble,
          email: shared,
        });
        expect(await shop.audit(one)).toMatchObject([
          { action: 'unsubscribed', by_user: 'system', after: { opted_in: false, email_trouble: trouble } },
        ]);
      }
      const before = shop.mailsTo(shared).length;
      await buy();
      expect((await shop.member(phone))?.balance).toBe(108);
      expect(shop.mailsTo(shared)).toHaveLength(before);
    },
  );

  it('given a soft bounce or a “not spam”, then nothing changes', async () => {
    await member();
    for (const [type, detail] of [
      [
        'Email Bounced',
        { bounce: { bounceType: 'Transient', bouncedRecipients: [{ emailAddress: email }] } },
      ],
      [
        'Email Complaint Received',
        { complaint: { complaintFeedbackType: 'not-spam', complainedRecipients: [{ emailAddress: email }] } },
      ],
    ] as const)
      await shop.runtime.invoke('loy-email-dispatch', {
        source: 'aws.ses',
        'detail-type': type,
        detail,
        time: now().toISOString(),
      });
    expect(await shop.member(phone)).toMatchObject({ opted_in: true });
    expect(await shop.member(phone)).not.toHaveProperty('email_trouble');
  });

  it('given the confirmation itself came back, then that address is not asked again', async () => {
    const wrong = 'bounce+typo@example.com';
    const form = (digits: string) =>
      fetch(shop.signupUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ name: 'Tim', phone: digits, email: wrong }).toString(),
      });
    await form('212 555 3901');
    await shop.runtime.idle();
    const sends = async () =>
      (await shop.runtime.usage()).calls.find(
        (call) => call.function === 'loy-signup' && call.service === 'ses',
      )?.count;
    const before = await sends();
    expect(before).toBe(1);
    await form('212 555 3902');
    await shop.runtime.idle();
    expect(await sends()).toBe(before);
  });
});

describe('a sale that waits on the desk', () => {
  it('is told to the owner once a day: whose, how much, and what each answer does, and never the number', async () => {
    await untilNoon();
    const before = shop.ownerLetters().length;
    for (let time = 0; time < 2; time += 1) {
      await member({ largest_minor: 1000 });
      await buy({ total: '900.00', items: [] });
      expect(await shop.review(phone)).toHaveLength(1);
    }
    const letters = shop.ownerLetters().slice(before);
    expect(letters.map(({ subject }) => subject)).toEqual(['A sale of $900.00 waits for you at the desk']);
    expect(letters[0]?.text).toContain('Maria');
    expect(letters[0]?.text).toContain('900 points are added');
    expect(letters[0]?.text).toMatch(/https?:\/\/\S+\/held/);
    expect(letters[0]?.text).not.toContain(phone.slice(2));
    await untilNoon();
    await member({ largest_minor: 1000 });
    await buy({ total: '900.00', items: [] });
    expect(
      shop
        .ownerLetters()
        .slice(before)
        .filter(({ subject }) => subject?.includes('waits')),
    ).toHaveLength(2);
  });
});

describe('all the while', () => {
  it('no function was refused anything by its own role, and no log names a person', () => {
    expect(shop.runtime.permissions().denied).toEqual([]);
    const lines = ['loy-email-dispatch', 'loy-signup'].flatMap((name) => shop.runtime.logs(name)).join('\n');
    expect(lines).toContain('mail sent');
    expect(lines).not.toMatch(/\+1212|@example\.com|Maria/);
  });
});
