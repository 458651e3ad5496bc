import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeSheets } from '../../../shared/google/sheets.ts';
import { sheetsStandIn } from './sheets-stand-in.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const serviceAccount = {
  client_email: 'carts@shop.example',
  private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
};
const columns = ['Day', 'Cart', 'Status'];
const row = (day: string, cart: string, status: string) => [day, cart, status];

let google: Awaited<ReturnType<typeof sheetsStandIn>>;
beforeEach(async () => {
  google = await sheetsStandIn();
});
afterEach(() => google.stop());

function given() {
  const slept: number[] = [];
  const sheets = makeSheets(
    {
      serviceAccount: async () => serviceAccount,
      fetch: google.fetch,
      now: () => new Date(Date.UTC(2026, 10, 18)),
      sleep: async (milliseconds) => void slept.push(milliseconds),
    },
    'sheet-1',
  );
  return { sheets, slept };
}

describe('rows in a Google Sheet', () => {
  it('given no tab, then it is made, with the columns on top', async () => {
    const { sheets } = given();
    await sheets.upsert({
      tab: '2026-11',
      columns,
      rows: [row('17', 'k-1', 'open'), row('17', 'k-2', 'open')],
    });
    expect(google.rows('2026-11')).toEqual([columns, ['17', 'k-1', 'open'], ['17', 'k-2', 'open']]);
    expect(google.scopes).toEqual(['https://www.googleapis.com/auth/spreadsheets']);
  });

  it('given the same rows again, then nothing is doubled', async () => {
    const { sheets } = given();
    const rows = [row('17', 'k-1', 'open'), row('17', 'k-2', 'open')];
    await sheets.upsert({ tab: '2026-11', columns, rows });
    await sheets.upsert({ tab: '2026-11', columns, rows });
    expect(google.rows('2026-11')).toHaveLength(3);
  });

  it('given a known row with news, then it is written where it stands and new ones at the end', async () => {
    const { sheets } = given();
    await sheets.upsert({
      tab: '2026-11',
      columns,
      rows: [row('17', 'k-1', 'open'), row('17', 'k-2', 'open')],
    });
    await sheets.upsert({
      tab: '2026-11',
      columns,
      rows: [row('18', 'k-3', 'open'), row('18', 'k-1', 'bought')],
    });
    expect(google.rows('2026-11').slice(1)).toEqual([
      ['18', 'k-1', 'bought'],
      ['17', 'k-2', 'open'],
      ['18', 'k-3', 'open'],
    ]);
  });

  it('given more rows than the grid has, then it grows first and few requests are made', async () => {
    const { sheets } = given();
    const rows = Array.from({ length: 1_400 }, (_, index) => row('17', `k-${index}`, 'open'));
    await sheets.upsert({ tab: '2026-11', columns, rows });
    expect(google.rows('2026-11')).toHaveLength(1_401);
    await sheets.upsert({ tab: '2026-11', columns, rows });
    expect(google.rows('2026-11')).toHaveLength(1_401);
    expect(google.requests.filter((one) => one.includes('/values:batchUpdate')).length).toBeLessThan(10);
  });

  it('given 429 and 503 in between, then it waits longer each time and nothing is lost or doubled', async () => {
    const { sheets, slept } = given();
    google.failNext(429, 503);
    await sheets.upsert({ tab: '2026-11', columns, rows: [row('17', 'k-1', 'open')] });
    expect(slept).toEqual([1000, 2000]);
    expect(google.rows('2026-11')).toHaveLength(2);
  });

  it('given a sheet that is not shared with the account, then it fails at once', async () => {
    const { sheets, slept } = given();
    google.failNext(403);
    await expect(sheets.upsert({ tab: '2026-11', columns, rows: [] })).rejects.toMatchObject({ status: 403 });
    expect(slept).toEqual([]);
  });

  it('given a formula in a cell, then it is sent as it stands and nothing runs it', async () => {
    const { sheets } = given();
    await sheets.upsert({ tab: '2026-11', columns, rows: [row('17', 'k-1', '=IMPORTXML("x")')] });
    expect(google.rows('2026-11')[1]?.[2]).toBe('=IMPORTXML("x")');
  });
});
