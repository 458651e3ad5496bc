import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type ExportParts,
  makeNightlyExport,
} from '../../../../lambdas/cart-recovery/functions/nightly-export.ts';
import { openExportToken, openOwnerToken } from '../../../../lambdas/cart-recovery/links/links.ts';
import { ownerKey } from '../../../../lambdas/cart-recovery/links/owners.ts';
import { makeLog } from '../../../../shared/handlers/log.ts';
import { makeNotices } from '../../../../shared/messages/notices.ts';
import type { Email, SendOutcome } from '../../../../shared/messages/outcome.ts';
import { makeFinishedPeriods } from '../../../../shared/time/finished-periods.ts';
import { aCart, aShop } from '../builders.ts';
import { type CartTables, startCartTables } from '../tables.ts';

let tables: CartTables;
beforeAll(async () => {
  tables = await startCartTables();
});
afterAll(() => tables.stop());

let objects = new Map<string, string>();
let letters: Email[] = [];
let outcomes: SendOutcome[] = [];
let runs = 0;
beforeEach(() => {
  runs += 1;
  objects = new Map();
  letters = [];
  outcomes = [];
});

const exportAt = (at: string, changes: Partial<ExportParts> = {}) => {
  const finished = makeFinishedPeriods(tables.documents, 'notices');
  return makeNightlyExport({
    shop: aShop({ timeZone: 'Asia/Singapore' }),
    log: makeLog({ functionName: 'test', now: () => new Date(at), write: () => {} }),
    now: () => new Date(at),
    rules: async () => ({ recoveredWithinDays: 7 }),
    carts: tables.carts,
    finished: {
      through: (run) => finished.through(`${run}/${runs}`),
      finish: (run, period) => finished.finish(`${run}/${runs}`, period),
    },
    notices: makeNotices({ documents: tables.documents, table: 'notices', now: () => new Date(at) }),
    linkKeys: async () => ['key-1'],
    unsubUrl: 'https://unsub.example/',
    putObject: async (key, text) => void objects.set(key, text),
    sendEmail: async (email) => {
      letters.push(email);
      return outcomes.shift() ?? { outcome: 'sent', messageId: 'm-1' };
    },
    ...changes,
  })();
};

describe('the list of the day that just ended', () => {
  it('given carts around both midnights, then those of the shop’s day are listed, not those of UTC’s', async () => {
    await tables.given(
      aCart({ cart_id: 'k-mon', day: '2026-06-08', changed_at: '2026-06-08T15:59:00.000Z' }),
      aCart({ cart_id: 'k-tue-1', day: '2026-06-09', changed_at: '2026-06-08T16:01:00.000Z' }),
      aCart({ cart_id: 'k-tue-2', day: '2026-06-09', changed_at: '2026-06-09T15:59:00.000Z' }),
      aCart({ cart_id: 'k-wed', day: '2026-06-10', changed_at: '2026-06-09T16:01:00.000Z' }),
    );
    // Two in the night of Wednesday in Singapore; in UTC it is still Tuesday.
    expect(await exportAt('2026-06-09T18:00:00Z')).toEqual([{ day: '2026-06-09', carts: 2, to: 'csv' }]);
    const csv = objects.get('exports/2026-06-09.csv') ?? '';
    expect(csv.match(/k-[a-z]+(-\d)?(?=,)/g)).toEqual(['k-tue-1', 'k-tue-2']);
    expect(csv).toContain('2026-06-09 00:01');
  });

  it('given the letter, then its link opens this day, and the list’s links open their carts', async () => {
    await tables.given(aCart({ cart_id: 'k-link', day: '2026-06-20' }));
    const now = new Date('2026-06-20T18:00:00Z');
    await exportAt(now.toISOString());
    const [, token = ''] = /\/e\/([\w.-]+)/.exec(letters[0]?.text ?? '') ?? [];
    expect(openExportToken(token, ['key-1'], now)).toEqual({ day: '2026-06-20' });
    expect(letters[0]?.to).toEqual(['owner@shop.example']);
    expect(letters[0]?.subject).toMatch(/20 June 2026$/);
    const owners = [...(objects.get('exports/2026-06-20.csv') ?? '').matchAll(/\/o\/([\w.-]+)/g)];
    const opened = owners.map(([, owner = '']) => openOwnerToken(owner, ['key-1'], now));
    expect(opened.map((token) => token?.action)).toEqual(['suppress', 'unsubscribe', 'write-off']);
    for (const token of opened) {
      expect(token?.by).toBe(ownerKey('owner@shop.example'));
      // The row was written before links carried a short name; the list gave it one.
      expect(await tables.carts.find(token?.cart ?? { cartId: '' })).toMatchObject({ cart_id: 'k-link' });
    }
  });

  it.each(['é'.repeat(200), '日'.repeat(200), 'a\u0000b'])(
    'given a cart called %j, then it is on the list, and its links open it',
    async (cart_id) => {
      const day = '2026-06-22';
      await tables.given(aCart({ cart_id, day }), aCart({ cart_id: 'k-other', day }));
      const now = new Date('2026-06-22T18:00:00Z');
      await exportAt(now.toISOString());
      const csv = objects.get('exports/2026-06-22.csv') ?? '';
      expect(csv).toContain('k-other');
      const tokens = [...csv.matchAll(/\/o\/([\w.-]+)/g)].map(([, token = '']) =>
        openOwnerToken(token, ['key-1'], now),
      );
      const carts = await Promise.all(
        tokens.map((token) => tables.carts.find(token?.cart ?? { cartId: '' })),
      );
      expect(carts.filter((cart) => cart?.cart_id === cart_id)).toHaveLength(3);
    },
  );

  it('given one row that cannot be shown, then the others are listed and the owner is told of it once', async () => {
    const day = '2026-06-23';
    await tables.given(
      aCart({ cart_id: 'k-good', day }),
      aCart({ cart_id: 'k-bad', day, changed_at: 'no instant at all' }),
    );
    expect(await exportAt('2026-06-23T18:00:00Z')).toMatchObject([{ to: 'csv' }]);
    expect(objects.get('exports/2026-06-23.csv')).toContain('k-good');
    expect(objects.get('exports/2026-06-23.csv')).not.toContain('k-bad');
    await exportAt('2026-06-23T18:05:00Z');
    const told = letters.filter(({ subject }) => subject.includes('left out'));
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('k-bad');
  });

  it('given two runs, then one letter; a letter that certainly failed is tried again', async () => {
    await tables.given(aCart({ cart_id: 'k-once', day: '2026-06-21' }));
    outcomes = [{ outcome: 'later', reason: 'Throttled', holdsAll: true }];
    await expect(exportAt('2026-06-21T18:00:00Z')).rejects.toThrow('was not sent');
    await Promise.all([exportAt('2026-06-21T18:01:00Z'), exportAt('2026-06-21T18:01:00Z')]);
    expect(letters).toHaveLength(2);
    expect(objects.size).toBe(1);
  });

  it('given two owners, then each has a letter and a list whose links act in their name', async () => {
    await tables.given(aCart({ cart_id: 'k-two', day: '2026-06-22' }));
    const ownerEmails = ['ana@shop.example', 'ben@shop.example'];
    const at = '2026-06-22T18:00:00Z';
    outcomes = [{ outcome: 'refused', reason: 'MessageRejected' }];
    const shop = aShop({ timeZone: 'Asia/Singapore', ownerEmails });
    // One owner's address refuses; the other has the letter all the same.
    await expect(exportAt(at, { shop })).rejects.toThrow('was not sent');
    expect(letters.map(({ to }) => to)).toEqual([['ana@shop.example'], ['ben@shop.example']]);
    for (const owner of ownerEmails) {
      const csv = objects.get(`exports/2026-06-22/${ownerKey(owner)}.csv`) ?? '';
      const [, token = ''] = /\/o\/([\w.-]+)/.exec(csv) ?? [];
      expect(openOwnerToken(token, ['key-1'], new Date(at))?.by).toBe(ownerKey(owner));
    }
    await exportAt(at, { shop });
    expect(letters.map(({ to }) => to[0])).toEqual([
      'ana@shop.example',
      'ben@shop.example',
      'ana@shop.example',
    ]);
  });

  it('given a day without carts, then there is no news', async () => {
    expect(await exportAt('2026-07-01T18:00:00Z')).toMatchObject([{ carts: 0, to: 'nowhere' }]);
    expect([letters.length, objects.size]).toEqual([0, 0]);
  });

  it('given a sheet, then the rows go to the month’s tab and no letter is sent', async () => {
    await tables.given(aCart({ cart_id: 'k-sheet', day: '2026-06-30' }));
    const written: unknown[] = [];
    const sheets = { upsert: async (write: unknown) => void written.push(write) };
    expect(await exportAt('2026-06-30T18:00:00Z', { sheets })).toMatchObject([{ to: 'sheet' }]);
    expect(written).toMatchObject([{ tab: '2026-06', rows: [expect.arrayContaining(['k-sheet', 'open'])] }]);
    expect([letters.length, objects.size]).toEqual([0, 0]);
  });

  it('given a name that is a formula, then the list does not run it', async () => {
    const items = [{ sku: 'X', name: 'Tea', quantity: 1, price_minor: 100 }];
    await tables.given(aCart({ cart_id: '=cmd|calc', day: '2026-06-25', items }));
    await exportAt('2026-06-25T18:00:00Z');
    expect(objects.get('exports/2026-06-25.csv')).toContain("'=cmd|calc");
  });

  it('given 250 carts, then all are listed', async () => {
    await tables.given(
      ...Array.from({ length: 250 }, (_, index) => aCart({ cart_id: `k-${index}`, day: '2026-06-26' })),
    );
    expect(await exportAt('2026-06-26T18:00:00Z')).toMatchObject([{ carts: 250 }]);
  });

  it('given a night on which nothing worked, then the next run makes both lists, each once, and a third none', async () => {
    await tables.given(
      aCart({ cart_id: 'k-lost', day: '2026-05-11' }),
      aCart({ cart_id: 'k-after', day: '2026-05-12' }),
    );
    await exportAt('2026-05-10T18:00:00Z');
    const broken = { rules: () => Promise.reject(new Error('S3 is down')) };
    await expect(exportAt('2026-05-11T18:00:00Z', broken)).rejects.toThrow('S3 is down');
    expect(await exportAt('2026-05-12T18:00:00Z')).toMatchObject([
      { day: '2026-05-11', carts: 1 },
      { day: '2026-05-12', carts: 1 },
    ]);
    expect(await exportAt('2026-05-12T21:00:00Z')).toEqual([]);
    expect(letters.map(({ subject }) => /\d+ May/.exec(subject)?.[0])).toEqual(['11 May', '12 May']);
  });

  it('given one list that cannot be made, then the others are, and it is tried again', async () => {
    await tables.given(
      aCart({ cart_id: 'k-sad', day: '2026-05-21' }),
      aCart({ cart_id: 'k-glad', day: '2026-05-22' }),
    );
    await exportAt('2026-05-20T18:00:00Z');
    const byDay: ExportParts['carts']['byDay'] = async (day) => {
      if (day === '2026-05-21') throw new Error('a bad row');
      return tables.carts.byDay(day);
    };
    await expect(exportAt('2026-05-22T18:00:00Z', { carts: { ...tables.carts, byDay } })).rejects.toThrow(
      'a bad row',
    );
    expect([...objects.keys()]).toEqual(['exports/2026-05-22.csv']);
    expect(await exportAt('2026-05-22T21:00:00Z')).toMatchObject([
      { day: '2026-05-21' },
      { day: '2026-05-22' },
    ]);
    expect(letters).toHaveLength(2);
  });

  it('given weeks of silence, then seven days are made up for and no more', async () => {
    await exportAt('2026-04-01T18:00:00Z');
    const made = await exportAt('2026-04-30T18:00:00Z');
    expect(made.map(({ day }) => day)).toEqual(
      ['24', '25', '26', '27', '28', '29', '30'].map((day) => `2026-04-${day}`),
    );
  });
});
