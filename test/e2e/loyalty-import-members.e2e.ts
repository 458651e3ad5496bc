// A shop that moves here with its members, and one that changes its mind: import, the same again, sales in between, undo.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../tools/import.ts';
import {
  type LoyaltyRuntime,
  MARIA,
  memberRow,
  openingRow,
  saleOf,
  startLoyalty,
} from '../support/loyalty-runtime.ts';

const folder = mkdtempSync(join(tmpdir(), 'members-'));
let shop: LoyaltyRuntime;
beforeAll(async () => {
  shop = await startLoyalty();
  await shop.runtime.put('loy-members', [memberRow(MARIA, { balance: 84 })]);
  await shop.runtime.put('loy-ledger', [openingRow(MARIA, 84)]);
});
afterAll(async () => {
  await shop?.stop();
  rmSync(folder, { recursive: true });
});

const TOM = '+12125550101';
const ANA = '+12125550102';
const EVE = '+12125550103';
const header = 'phone,name,email,points,visits,last_visit,joined,email_consent';
const list = [
  header,
  '212 555 0100,Somebody else,else@example.com,999,1,,,yes',
  '212 555 0101,Tom,tom@example.com,95.5,30,2026-05-28,2024-02-01,yes',
  '212 555 0102,Ana,ana@example.com,40,2,2026-01-05,,no',
  '212 555 0103,Eve,,120,8,2026-05-30,,',
  'nobody,No,,1,,,,',
];

function file(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  return path;
}
async function run(...args: readonly string[]) {
  const lines: string[] = [];
  const code = await main(
    args,
    { print: (line) => lines.push(line) },
    {
      SHOP_SETTINGS: JSON.stringify(shop.settings),
      PORT: new URL(shop.runtime.url).port,
    },
  );
  return { code, said: lines.join('\n') };
}
const members = () => run('members', file('members.csv', list), '--consent-confirmed', '--yes');
const idIn = (said: string) => /This is import (m-[0-9a-f]+)/.exec(said)?.[1] ?? '';
async function expectBalancesToBeTheirLedgers() {
  for (const { phone, balance } of await shop.runtime.table('loy-members')) {
    const rows = await shop.ledger(String(phone));
    expect(rows.reduce((sum, row) => sum + Number(row.points_change), 0)).toBeCloseTo(Number(balance), 6);
  }
}

describe('importing members', () => {
  let id = '';

  it('shows what would happen, with every mistake, and writes nothing', async () => {
    const { code, said } = await run('members', file('members.csv', list));
    expect(code).toBe(0);
    for (const told of [
      '3 new members with 255.5 points',
      '1 are members already and stay as they are',
      '2 have an e-mail address; 1 consented',
      'line 6: phone "nobody" is no phone number',
      'Nothing was written.',
    ])
      expect(said).toContain(told);
    expect(await shop.runtime.table('loy-members')).toHaveLength(1);
  });

  it('brings them with their points, a ledger row and an audit entry each, and no mail', async () => {
    const { code, said } = await members();
    expect(code).toBe(0);
    id = idIn(said);
    expect(said).toContain(`3 members imported`);
    expect(await shop.member(TOM)).toMatchObject({
      name: 'Tom',
      balance: 95.5,
      visit_count: 30,
      email: 'tom@example.com',
      opted_in: true,
      joined: '2024-02-01T17:00:00.000Z',
      joined_by: 'import',
      import_id: id,
    });
    expect(await shop.member(ANA)).toMatchObject({
      pending_email: 'ana@example.com',
      opted_in: false,
      needs_email: true,
    });
    expect((await shop.member(ANA))?.email).toBeUndefined();
    const [row, ...others] = await shop.ledger(TOM);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ points_change: 95.5, reason: 'import', day: '2026-06-02' });
    expect(await shop.audit(TOM)).toMatchObject([{ action: 'joined', by_user: 'import' }]);
    await shop.runtime.idle();
    expect(shop.runtime.messages()).toEqual([]);
  });

  it('never touches a member there was', async () => {
    expect(await shop.member(MARIA)).toEqual(memberRow(MARIA, { balance: 84 }));
    expect(await shop.ledger(MARIA)).toHaveLength(1);
  });

  it('again, or with another --consent, changes nothing', async () => {
    const before = await shop.runtime.table('loy-members');
    expect((await members()).said).toContain('0 new members');
    expect((await run('members', file('members.csv', list), '--yes')).code).toBe(0);
    expect(await shop.runtime.table('loy-members')).toEqual(before);
    expect(await shop.ledger(TOM)).toHaveLength(1);
  });

  it('makes members like any others: the next sale counts on top and announces the reward', async () => {
    await shop.runtime.objects.write(
      'loy-rules-source',
      'rules.txt',
      Buffer.from('100 points = a free coffee.'),
    );
    await shop.advance('PT1M');
    await shop.tell(saleOf(shop.runtime.now(), { phone: TOM, total: '10.00', items: [] }));
    expect((await shop.member(TOM))?.balance).toBe(105.5);
    expect(shop.mailsTo('tom@example.com')).toHaveLength(1);
  });

  it('is not news for the nightly mail', async () => {
    await shop.advance('2026-06-02T23:30:00.000Z');
    // Tom has been in today; that is news to him alone.
    expect(shop.mailsTo('tom@example.com')).toHaveLength(2);
    expect(shop.mailsTo('ana@example.com')).toEqual([]);
    expect(shop.mailsTo('maria@example.com')).toEqual([]);
  });

  it('undone: shows it first', async () => {
    const { code, said } = await run('members', '--undo', id);
    expect(code).toBe(0);
    expect(said).toContain('2 members that nobody has touched since would be removed');
    expect(said).toContain('1 who have been here since would be kept');
    expect(await shop.runtime.table('loy-members')).toHaveLength(4);
  });

  it('undone: removes whom nobody touched, takes the points off the others, and leaves what is spent', async () => {
    // Eve spends hers: 120 − 100.
    await shop.runtime.put('loy-ledger', [
      {
        phone: EVE,
        ts: '2026-06-02T20:00:00.000Z#redeem:x',
        points_change: -100,
        reason: 'reward-redeem',
        reward: 'free coffee',
        posted_at: '2026-06-02T20:00:00.000Z',
        day: '2026-06-02',
      },
    ]);
    const eve = await shop.member(EVE);
    await shop.runtime.put('loy-members', [{ ...eve, balance: 20 }]);

    const { said } = await run('members', '--undo', id, '--yes');
    expect(said).toContain('1 members that nobody has touched since were removed');
    expect(said).toContain('1 who have been here since were kept');
    expect(said).toContain('1 have spent imported points already');
    expect(await shop.member(ANA)).toBeUndefined();
    expect((await shop.ledger(ANA)).map(({ points_change }) => points_change)).toEqual([40, -40]);
    expect((await shop.member(TOM))?.balance).toBe(10);
    expect((await shop.member(TOM))?.import_id).toBeUndefined();
    expect(await shop.member(EVE)).toMatchObject({ balance: 20, import_id: id });
    expect((await shop.audit(ANA)).map(({ action }) => action).sort()).toEqual(['import-undone', 'joined']);
    await expectBalancesToBeTheirLedgers();
  });

  it('undone twice: changes nothing more', async () => {
    const before = [await shop.runtime.table('loy-members'), await shop.runtime.table('loy-ledger')];
    const { said } = await run('members', '--undo', id, '--yes');
    expect(said).toContain('0 members that nobody has touched since were removed');
    expect([await shop.runtime.table('loy-members'), await shop.runtime.table('loy-ledger')]).toEqual(before);
  });

  it('and imported anew: those who were removed are back, once', async () => {
    expect((await members()).said).toContain('1 members imported');
    expect((await shop.member(ANA))?.balance).toBe(40);
    await expectBalancesToBeTheirLedgers();
    const { said } = await run('members', '--undo', id, '--yes');
    expect(said).toContain('1 members that nobody has touched since were removed');
    await expectBalancesToBeTheirLedgers();
  });
});

describe('an undo beside a busy till', () => {
  const phones = Array.from({ length: 12 }, (_, index) => `+121255502${String(index).padStart(2, '0')}`);
  const crowd = () =>
    file('crowd.csv', ['phone,points', ...phones.map((phone, index) => `${phone},${10 + index}`)]);

  it('leaves every balance the sum of its ledger, and every sale counted', async () => {
    const id = idIn((await run('members', crowd(), '--yes')).said);
    const selling = phones.map((phone) =>
      shop.tell(saleOf(shop.runtime.now(), { phone, total: '7.00', items: [] })),
    );
    const [undone, ...answers] = await Promise.all([run('members', '--undo', id, '--yes'), ...selling]);
    expect(undone.code).toBe(0);
    expect(answers.map(({ json }) => json.status)).toEqual(phones.map(() => 'accepted'));
    for (const phone of phones) {
      expect((await shop.member(phone))?.balance).toBe(7);
      expect((await shop.member(phone))?.import_id).toBeUndefined();
    }
    await expectBalancesToBeTheirLedgers();
  });

  it('keeps a member whose sale waits for a decision', async () => {
    const phone = '+12125550301';
    const id = idIn((await run('members', file('one.csv', ['phone,points', `${phone},5`]), '--yes')).said);
    await shop.tell(saleOf(shop.runtime.now(), { phone, total: '5000.00', items: [] }));
    expect(await shop.review(phone)).toHaveLength(1);
    expect((await run('members', '--undo', id, '--yes')).said).toContain(
      '1 who have been here since were kept',
    );
    expect((await shop.member(phone))?.balance).toBe(0);
  });
});

describe('a list that can be read in two ways', () => {
  const phone = '+12125550401';
  const list = () => file('open.csv', ['phone;points;joined', `${phone};84,5;02/03/2026`]);

  it('makes nobody a member before it is answered, and then whom it means', async () => {
    const asked = await run('members', list(), '--yes');
    expect(asked.code).toBe(1);
    expect(asked.said).toContain('"02/03/2026" (line 2, joined) may be 2 March or 3 February');
    expect(await shop.member(phone)).toBeUndefined();
    expect((await run('members', list(), '--dates', 'm/d/y', '--yes')).code).toBe(0);
    expect(await shop.member(phone)).toMatchObject({ balance: 84.5, joined: '2026-02-03T17:00:00.000Z' });
  });
});

describe('the command', () => {
  it('says what it does not understand', async () => {
    expect((await run('members')).code).toBe(2);
    expect((await run('members', 'a.csv', '--undo', 'm-1')).code).toBe(2);
    expect((await run('members', join(folder, 'missing.csv'))).code).toBe(1);
    expect(await run('members', '--undo', 'm-0000')).toMatchObject({
      code: 1,
      said: expect.stringContaining('Nobody is left of an import m-0000'),
    });
    expect((await run('--help')).said).toContain('--consent-confirmed');
  });

  it('fails for a file of which nothing can be read', async () => {
    expect((await run('members', file('bad.csv', [header, 'x,,,,,,,']), '--yes')).code).toBe(1);
  });
});
