// The address of a member on a real engine: every step twice, beside itself, late, and after being cut off.
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FORM_MAILS_A_DAY, makeConfirmLimit } from '../../../../lambdas/loyalty/state/confirm-limit.ts';
import { type MailConsent, makeMailConsent } from '../../../../lambdas/loyalty/state/mail-consent.ts';
import { makeMembers } from '../../../../lambdas/loyalty/state/members.ts';
import type { AuditRow, MemberRow } from '../../../../lambdas/loyalty/state/rows.ts';
import { guestId } from '../../../../shared/platforms/guest.ts';
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
  addressDigest = guestId(email);
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
    expect(await consent.setPendingByForm({ phone, email, at: noon })).toEqual({
      kind: 'kept',
      email: 'maria@example.com',
    });
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
  const today = { day: '2026-06-02', at: noon };

  it('given ten at once, then three, and three more the day after', async () => {
    const asked = await Promise.all(
      Array.from({ length: 10 }, () => limit().take('crowd@example.com', today)),
    );
    expect(asked.filter(Boolean)).toHaveLength(3);
    const tomorrow = { day: '2026-06-03', at: later(noon, DAY) };
    for (const expected of [true, true, true, false])
      expect(await limit().take('crowd@example.com', tomorrow)).toBe(expected);
    const rows = await tables.all('notices');
    expect(JSON.stringify(rows)).not.toContain('crowd@example.com');
  });

  it('given other spellings of one mailbox, then three in all', async () => {
    const asked = [];
    for (const name of ['ana', 'ana+1', 'ana+shop', 'ana+2', 'ana'])
      asked.push(await limit().take(`${name}@one.example`, today));
    expect(asked).toEqual([true, true, true, false, false]);
  });

  it('given mail to one spelling came back, then the mailbox is asked all the same', async () => {
    await limit().block('bea+typo@one.example', noon);
    expect(await limit().take('bea+typo@one.example', today)).toBe(false);
    expect(await limit().take('bea@one.example', today)).toBe(true);
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
    expect(await limit().take('typo@example.com', today)).toBe(false);
    expect(await limit().take('typo@example.com', { day: '2026-07-02', at: later(noon, 30 * DAY) })).toBe(
      false,
    );
  });
});
