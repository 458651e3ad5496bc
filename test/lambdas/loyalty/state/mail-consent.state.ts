// The address of a member on a real engine: every step twice, beside itself, late, and after being cut off.
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AuditRow } from '../../../../lambdas/loyalty/desk-rows.ts';
import type { MemberRow } from '../../../../lambdas/loyalty/rows.ts';
import {
  digestsOf,
  FORM_MAILS_A_DAY,
  makeConfirmLimit,
} from '../../../../lambdas/loyalty/state/confirm-limit.ts';
import { type MailConsent, makeMailConsent } from '../../../../lambdas/loyalty/state/mail-consent.ts';
import { makeMembers } from '../../../../lambdas/loyalty/state/members.ts';
import type { PendingResult } from '../../../../lambdas/loyalty/state/pending-address.ts';
import { digestOfAddress } from '../../../../shared/people/address-digest.ts';
import { aFreshMember, aMember, DAY, HOUR, later, noon } from '../mail-builders.ts';
import { startLoyaltyTables, TABLES, ZONE } from '../tables.ts';

let tables: Awaited<ReturnType<typeof startLoyaltyTables>>;
let consent: MailConsent;
beforeAll(async () => {
  tables = await startLoyaltyTables();
  consent = makeMailConsent(tables.documents, TABLES, ZONE);
});
afterAll(() => tables.stop());

let phone: string;
let people = 0;
beforeEach(() => {
  people += 1;
  phone = `+1212555${1000 + people}`;
  email = `new${people}@example.com`;
  addressDigest = digestOfAddress(email);
});
const given = (member: MemberRow) =>
  tables.documents.send(new PutCommand({ TableName: TABLES.members, Item: { ...member, phone } }));
const row = () => makeMembers(tables.documents, TABLES, ZONE).get(phone);
const actions = async () =>
  (await tables.all<AuditRow>('audit')).filter((entry) => entry.phone === phone).map(({ action }) => action);
let email: string;
let addressDigest: string;

describe('naming an address', () => {
  it('given two at once, then one waits and both know it', async () => {
    await given(aFreshMember());
    const named = await Promise.all(
      [0, 1, 2].map((ms) => consent.setPendingByForm({ phone, email, at: later(noon, ms) })),
    );
    expect(named.map(({ kind }) => kind).toSorted()).toEqual(['already', 'already', 'set']);
    expect(new Set(named.map((one) => 'pendingId' in one && one.pendingId)).size).toBe(1);
    expect(await row()).toMatchObject({ pending_email: email, needs_email: true, opted_in: false });
    expect(await actions()).toEqual(['email-added']);
  });

  it('given nobody with this phone, then it says so', async () => {
    expect(await consent.setPendingByForm({ phone, email, at: noon })).toEqual({ kind: 'unknown-member' });
  });

  it('given staff, then a confirmed address stays until the new one is confirmed, and the trail names them', async () => {
    await given(aMember());
    const named = await consent.setPending({ phone, email, by: 'ana', at: noon });
    expect(await row()).toMatchObject({ email: 'maria@example.com', opted_in: true, pending_email: email });
    const [entry] = (await tables.all<AuditRow>('audit')).filter((one) => one.phone === phone);
    expect(entry).toMatchObject({ by_user: 'ana', action: 'email-added', day: '2026-06-02' });
    expect(JSON.stringify(entry)).not.toContain('@');
    if (named.kind !== 'set') throw new Error(named.kind);
    await consent.confirm({ phone, addressDigest, pendingId: named.pendingId, at: later(noon, HOUR) });
    expect(await row()).toMatchObject({ email, email_confirmed_at: later(noon, HOUR).toISOString() });
  });

  it('given the form and another address than the confirmed one, then nothing at all is written', async () => {
    await given(aMember());
    const before = await row();
    expect(await consent.setPendingByForm({ phone, email, at: noon })).toEqual({ kind: 'kept' });
    expect(await row()).toEqual(before);
    expect(await actions()).toEqual([]);
  });
});

describe('confirming', () => {
  async function pending() {
    await given(aFreshMember());
    const named = await consent.setPendingByForm({ phone, email, at: noon });
    if (named.kind !== 'set') throw new Error(named.kind);
    return named.pendingId;
  }

  it('given five presses at once, then it is confirmed once and all of them hear so', async () => {
    const pendingId = await pending();
    const results = await Promise.all(
      [0, 1, 2, 3, 4].map((ms) => consent.confirm({ phone, addressDigest, pendingId, at: later(noon, ms) })),
    );
    expect(results.filter((one) => one === 'confirmed')).toHaveLength(1);
    expect(results.filter((one) => one === 'already')).toHaveLength(4);
    const member = await row();
    expect(member).toMatchObject({ email, opted_in: true });
    for (const gone of ['needs_email', 'pending_email', 'pending_id', 'pending_at'])
      expect(member).not.toHaveProperty(gone);
    expect((await actions()).toSorted()).toEqual(['email-added', 'email-confirmed']);
  });

  it('given another address since, then the older link confirms nothing', async () => {
    const pendingId = await pending();
    await consent.setPendingByForm({ phone, email: 'other@example.com', at: later(noon, 1) });
    expect(await consent.confirm({ phone, addressDigest, pendingId, at: later(noon, 2) })).toBe('stale');
    expect(await row()).not.toHaveProperty('email');
  });

  it('given they unsubscribed since, then pressing the old link again does not bring the mail back', async () => {
    const pendingId = await pending();
    await consent.confirm({ phone, addressDigest, pendingId, at: noon });
    await consent.setOptedIn({ phone, addressDigest, optedIn: false, at: later(noon, HOUR) });
    expect(await consent.confirm({ phone, addressDigest, pendingId, at: later(noon, DAY) })).toBe('already');
    expect((await row())?.opted_in).toBe(false);
  });

  it('touches no balance that a sale moves in the same moment', async () => {
    const pendingId = await pending();
    const before = (await row())?.balance;
    await consent.confirm({ phone, addressDigest, pendingId, at: noon });
    expect((await row())?.balance).toBe(before);
  });
});

describe('trouble and wishes', () => {
  it('given the same report twice, then one entry, and whoever wants mail again by their own page gets it', async () => {
    await given(aMember({ email }));
    const report = { email, trouble: 'complaint', at: noon } as const;
    expect(await consent.recordTrouble(report)).toBe(1);
    expect(await consent.recordTrouble(report)).toBe(0);
    expect(await row()).toMatchObject({ opted_in: false, email_trouble: 'complaint' });
    expect(await actions()).toEqual(['unsubscribed']);
    expect(await consent.setOptedIn({ phone, addressDigest, optedIn: true, at: later(noon, DAY) })).toBe(
      'applied',
    );
    expect(await row()).toMatchObject({ opted_in: true });
    expect(await row()).not.toHaveProperty('email_trouble');
  });

  it('given a member who moved to another address, then neither report nor old link touches the new one', async () => {
    await given(aMember({ email: 'moved@example.com' }));
    expect(
      await consent.recordTrouble({ email: `gone${people}@example.com`, trouble: 'bounce', at: noon }),
    ).toBe(0);
    for (const optedIn of [true, false])
      expect(await consent.setOptedIn({ phone, addressDigest, optedIn, at: noon })).toBe('other-address');
    expect(await row()).toMatchObject({ opted_in: true });
  });
});

describe('how often one address is asked', () => {
  const limit = () => makeConfirmLimit(tables.documents, TABLES.notices);
  const today = { day: '2026-06-02', at: noon, by: 'form' as const };

  it('given ten at once, then three, and three more the day after', async () => {
    const asked = await Promise.all(
      Array.from({ length: 10 }, () => limit().take('crowd@example.com', today)),
    );
    expect(asked.filter((state) => state === 'open')).toHaveLength(3);
    const tomorrow = { day: '2026-06-03', at: later(noon, DAY), by: 'form' as const };
    for (const expected of ['open', 'open', 'open', 'full'])
      expect(await limit().take('crowd@example.com', tomorrow)).toBe(expected);
    const rows = await tables.all('notices');
    expect(JSON.stringify(rows)).not.toContain('crowd@example.com');
  });

  it('given other spellings of one mailbox, then three in all', async () => {
    const asked = [];
    for (const name of ['ana', 'ana+1', 'ana+shop', 'ana+2', 'ana'])
      asked.push(await limit().take(`${name}@one.example`, today));
    expect(asked).toEqual(['open', 'open', 'open', 'full', 'full']);
  });

  it('given mail to one spelling came back, then the mailbox is asked all the same', async () => {
    await limit().block('bea+typo@one.example', noon);
    expect(await limit().take('bea+typo@one.example', today)).toBe('blocked');
    expect(await limit().take('bea@one.example', today)).toBe('open');
  });

  it('given a robot with a list of addresses, then the form has its day of mails and no more', async () => {
    let taken = 0;
    for (let asked = 0; asked < FORM_MAILS_A_DAY + 5; asked += 1)
      if (await limit().takeByForm(today)) taken += 1;
    expect(taken).toBe(FORM_MAILS_A_DAY);
    expect(await limit().takeByForm({ day: '2026-06-03', at: later(noon, DAY) })).toBe(true);
  });

  it('given mail to it came back, then not again, on no day', async () => {
    await limit().block('typo@example.com', noon);
    expect(await limit().take('typo@example.com', today)).toBe('blocked');
    const inAMonth = { day: '2026-07-02', at: later(noon, 30 * DAY), by: 'desk' as const };
    expect(await limit().take('typo@example.com', inAMonth)).toBe('blocked');
  });

  it('given the form used up an address, then staff may ask it three times more', async () => {
    for (const expected of ['open', 'open', 'open', 'full'])
      expect(await limit().take('rosa@one.example', today)).toBe(expected);
    const byDesk = { ...today, by: 'desk' as const };
    expect(await limit().stateOf('rosa@one.example', byDesk)).toBe('open');
    for (const expected of ['open', 'open', 'open', 'full'])
      expect(await limit().take('rosa@one.example', byDesk)).toBe(expected);
  });

  it('given "never again", then for good: in every spelling, after a year, after a bounce, until its reader allows it', async () => {
    const digests = digestsOf('ivo+shop@one.example');
    await limit().never(digests);
    await limit().never(digests);
    await limit().block('ivo@one.example', noon);
    const inAYear = { day: '2027-07-02', at: later(noon, 395 * DAY), by: 'desk' as const };
    for (const spelling of ['ivo+shop', 'ivo', 'ivo+other'])
      expect(await limit().take(`${spelling}@one.example`, inAYear)).toBe('blocked');
    const rows = (await tables.all('notices')).filter(({ never }) => never === true);
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row).not.toHaveProperty('expires_at');
    await limit().welcomeAgain(digests, noon);
    expect(await limit().take('ivo@one.example', today)).toBe('open');
  });

  it('given one connection, then thirty posts an hour, and thirty later mails a day', async () => {
    const posts = await Promise.all(Array.from({ length: 40 }, () => limit().takeBySource('one', noon)));
    expect(posts.filter(Boolean)).toHaveLength(30);
    expect(await limit().takeBySource('other', noon)).toBe(true);
    expect(await limit().takeBySource('one', later(noon, HOUR))).toBe(true);
    const waits = [];
    for (let post = 0; post < 35; post += 1)
      waits.push(await limit().takeLater({ source: 'one', email: `w${post}@one.example` }, today));
    expect(waits.filter(Boolean)).toHaveLength(30);
    const another = { source: 'other', email: 'another@one.example' };
    for (const expected of [true, true, true, false])
      expect(await limit().takeLater(another, today)).toBe(expected);
  });
});

describe('who outranks whom', () => {
  const OTHER = 'stranger@example.com';
  const byDesk = (address: string, at: Date) => consent.setPending({ phone, email: address, by: 'ana', at });
  const byForm = (address: string, at: Date) => consent.setPendingByForm({ phone, email: address, at });
  const idOf = (result: PendingResult) => ('pendingId' in result ? result.pendingId : '');
  const confirm = (address: string, pendingId: string, at: Date) =>
    consent.confirm({ phone, addressDigest: digestOfAddress(address), pendingId, at });

  it('given staff wrote an address, then the form pushes nothing aside, and the first link stays alive', async () => {
    await given(aFreshMember());
    const id = idOf(await byDesk(email, noon));
    for (const hours of [0, 1, 30]) {
      expect(await byForm(OTHER, later(noon, hours * HOUR))).toEqual({ kind: 'kept' });
      expect(await byForm(email, later(noon, hours * HOUR))).toMatchObject({
        kind: 'already',
        pendingId: id,
      });
    }
    expect(await row()).toMatchObject({ pending_email: email, pending_by: 'desk', pending_id: id });
    expect(await confirm(email, id, later(noon, 31 * HOUR))).toBe('confirmed');
    expect(await row()).toMatchObject({ email, email_by: 'desk', opted_in: true });
    expect(await byForm(OTHER, later(noon, 40 * HOUR))).toEqual({ kind: 'kept' });
  });

  it('given a stranger was first, then staff put it right, and the stranger link confirms nothing', async () => {
    await given(aFreshMember());
    const stranger = idOf(await byForm(OTHER, noon));
    const rosa = idOf(await byDesk(email, later(noon, 1)));
    expect(await confirm(OTHER, stranger, later(noon, 2))).toBe('stale');
    expect(await byForm(OTHER, later(noon, 3))).toEqual({ kind: 'kept' });
    expect(await confirm(email, rosa, later(noon, 4))).toBe('confirmed');
  });

  it('given a stranger has confirmed, then staff take it away, and the form names none any more', async () => {
    await given(aFreshMember());
    const stranger = idOf(await byForm(OTHER, noon));
    await confirm(OTHER, stranger, later(noon, 1));
    const seen = digestOfAddress(OTHER);
    const clear = (which: 'pending' | 'confirmed', digest: string) =>
      consent.clear({ phone, which, seen: digest, by: 'ana', at: later(noon, 2) });
    expect(await clear('confirmed', digestOfAddress(email))).toBe('changed');
    const cleared = await Promise.all([1, 2, 3].map(() => clear('confirmed', seen)));
    expect(cleared.filter((one) => one === 'cleared')).toHaveLength(1);
    expect(await row()).toMatchObject({ opted_in: false, needs_email: true, form_closed: true });
    expect(await row()).not.toHaveProperty('email');
    expect(await confirm(OTHER, stranger, later(noon, 3))).toBe('stale');
    expect(await byForm(OTHER, later(noon, 4))).toEqual({ kind: 'kept' });
    const rosa = idOf(await byDesk(email, later(noon, 5)));
    expect(await confirm(email, rosa, later(noon, 6))).toBe('confirmed');
    expect(await actions()).toContain('email-cleared');
  });

  it("given the same address from both, then it is the desk's, with the link that went out", async () => {
    await given(aFreshMember());
    const id = idOf(await byForm(email, noon));
    expect(await byDesk(email, later(noon, 1))).toMatchObject({ kind: 'already', pendingId: id });
    expect(await byForm(OTHER, later(noon, 2))).toEqual({ kind: 'kept' });
    expect(await confirm(email, id, later(noon, 3))).toBe('confirmed');
  });

  it.each([
    [
      'an imported one that waits',
      { pending_email: 'list@example.com', pending_at: noon.toISOString(), pending_by: 'import' },
    ],
    [
      'one of which nobody knows from where',
      { pending_email: 'old@example.com', pending_id: 'p', pending_at: noon.toISOString() },
    ],
    ['an imported one that is confirmed', { email: 'list@example.com', opted_in: true, email_by: 'import' }],
  ] as const)('given %s, then the form changes nothing and staff may', async (_, changes) => {
    await given(aFreshMember(changes as Partial<MemberRow>));
    expect(await byForm(OTHER, later(noon, 1))).toEqual({ kind: 'kept' });
    expect(await byDesk(email, later(noon, 2))).toMatchObject({ kind: 'set' });
    expect(await row()).toMatchObject({ pending_email: email, pending_by: 'desk' });
  });

  it('given the form against the form, then the newest counts: nobody vouches for either', async () => {
    await given(aFreshMember());
    const first = idOf(await byForm(OTHER, noon));
    const second = idOf(await byForm(email, later(noon, 1)));
    expect(await confirm(OTHER, first, later(noon, 2))).toBe('stale');
    expect(await confirm(email, second, later(noon, 3))).toBe('confirmed');
  });

  it('given its reader says that it was not them, then nothing waits any more, once', async () => {
    await given(aFreshMember());
    const pendingId = idOf(await byForm(OTHER, noon));
    expect(await consent.decline({ phone, pendingId, at: later(noon, 1) })).toBe(true);
    expect(await consent.decline({ phone, pendingId, at: later(noon, 2) })).toBe(false);
    expect(await row()).not.toHaveProperty('pending_email');
    expect(await confirm(OTHER, pendingId, later(noon, 3))).toBe('stale');
  });

  it('given form, desk and confirmations at once, then whatever the desk wrote waits or is confirmed', async () => {
    for (let round = 0; round < 5; round += 1) {
      phone = `+1212777${String(1000 + round)}`;
      await given(aFreshMember());
      const stranger = idOf(await byForm(OTHER, noon));
      await Promise.all([
        byDesk(email, later(noon, 1)),
        confirm(OTHER, stranger, later(noon, 1)),
        byForm(OTHER, later(noon, 2)),
        byForm('third@example.com', later(noon, 2)),
      ]);
      expect(await row()).toMatchObject({ pending_email: email, pending_by: 'desk' });
    }
  });
});
