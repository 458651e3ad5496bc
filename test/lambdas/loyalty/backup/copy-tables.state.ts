// The daily copy on a real engine: many pages, many files, a run that dies, two runs at once, and sales meanwhile.
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { DeleteCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BackupParts, makeBackup } from '../../../../lambdas/loyalty/backup/copy-tables.ts';
import {
  BACKED_UP_TABLES,
  type BackedUpTable,
  type BackupManifest,
  KEYS_OF,
} from '../../../../lambdas/loyalty/backup/key.ts';
import { makeNotices } from '../../../../shared/messages/notices.ts';
import { type Engine, startEngine, table } from '../../../support/dynamo.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine(
    BACKED_UP_TABLES.map((name) => {
      const [key = '', sort] = KEYS_OF[name];
      return table(name, key, [], sort);
    }),
  );
});
afterAll(() => engine.stop());
beforeEach(async () => {
  for (const name of BACKED_UP_TABLES) {
    for (let left = true; left; ) {
      const { Items = [] } = await engine.documents.send(new ScanCommand({ TableName: name }));
      left = Items.length > 0;
      for (const item of Items) {
        const Key = Object.fromEntries(KEYS_OF[name].map((attribute) => [attribute, item[attribute]]));
        await engine.documents.send(new DeleteCommand({ TableName: name, Key }));
      }
    }
  }
});

const names = Object.fromEntries(BACKED_UP_TABLES.map((name) => [name, name])) as Record<
  BackedUpTable,
  string
>;
const at = new Date('2026-06-03T07:00:00.000Z');

/** A bucket that keeps what was put first, as S3 does with If-None-Match. */
function bucket() {
  const objects = new Map<string, Buffer>();
  return {
    objects,
    putNew: async (key: string, body: Buffer) => {
      if (objects.has(key)) return false;
      objects.set(key, body);
      return true;
    },
    manifest: (day = '2026-06-03') =>
      JSON.parse(objects.get(`${day}/manifest.json`)?.toString() ?? 'null') as BackupManifest | null,
    lines(name: BackedUpTable): string[] {
      const files = this.manifest()?.tables.find((one) => one.table === name)?.files ?? [];
      return files.flatMap(({ key }) =>
        gunzipSync(objects.get(key) ?? Buffer.alloc(0))
          .toString()
          .trimEnd()
          .split('\n'),
      );
    },
  };
}
const backupInto = (into: Pick<BackupParts, 'putNew'>, changes: Partial<BackupParts> = {}) =>
  makeBackup({
    documents: engine.documents,
    tables: names,
    notices: makeNotices({ documents: engine.documents, table: 'notices', now: () => at }),
    zone: 'America/New_York',
    now: () => at,
    log: { info: () => {} },
    putNew: into.putNew,
    ...changes,
  });
const put = (name: BackedUpTable, item: Record<string, unknown>) =>
  engine.documents.send(new PutCommand({ TableName: name, Item: item }));
const member = (phone: string, balance: number) => put('members', { phone, balance });
const ledger = (phone: string, ts: string, points: number) =>
  put('ledger', { phone, ts, points_change: points, filler: 'x'.repeat(3000) });

describe('the daily copy', () => {
  it('given more than a page of DynamoDB, then every row is in it once, in files of a bounded size', async () => {
    await member('+1', 1200);
    for (let index = 0; index < 1200; index += 1) await ledger('+1', String(index).padStart(5, '0'), 1);
    const into = bucket();
    expect(await backupInto(into, { fileBytes: 500_000 })()).toEqual({
      outcome: 'copied',
      day: '2026-06-03',
    });
    const files = into.manifest()?.tables.find((one) => one.table === 'ledger')?.files ?? [];
    expect(files.length).toBeGreaterThan(6);
    for (const { key, sha256 } of files) {
      const body = into.objects.get(key) ?? Buffer.alloc(0);
      expect(gunzipSync(body).length).toBeLessThanOrEqual(500_000);
      expect(createHash('sha256').update(body).digest('hex')).toBe(sha256);
    }
    expect(new Set(into.lines('ledger')).size).toBe(1200);
    expect(into.manifest()).toMatchObject({ sum_of_balances: 1200, sum_of_ledger: 1200 });
  });

  it('given numbers, sets and maps, then they are written as DynamoDB has them', async () => {
    await put('members', { phone: '+1', balance: 0.1 + 0.2 - 0.0000000000000001, tags: new Set(['b', 'a']) });
    await put('sales', { sale_id: 's', version: 1, figures: { items: [{ quantity: 0.25 }] } });
    const into = bucket();
    await backupInto(into)();
    expect(JSON.parse(into.lines('members')[0] ?? '')).toEqual({
      phone: { S: '+1' },
      balance: { N: String(0.1 + 0.2 - 0.0000000000000001) },
      tags: { SS: expect.arrayContaining(['a', 'b']) },
    });
    expect(JSON.parse(into.lines('sales')[0] ?? '').figures).toEqual({
      M: { items: { L: [{ M: { quantity: { N: '0.25' } } }] } },
    });
  });

  it('given it ran already today, then it does not run again, whichever run it was', async () => {
    await member('+1', 0);
    const into = bucket();
    expect((await backupInto(into)()).outcome).toBe('copied');
    const { size } = into.objects;
    expect((await backupInto(into)()).outcome).toBe('already');
    // Also when the memory of it was lost: what lies in the bucket stays.
    await engine.documents.send(
      new DeleteCommand({ TableName: 'notices', Key: { notice_id: 'backup#2026-06-03' } }),
    );
    const manifest = into.manifest();
    await member('+2', 0);
    const later = () => new Date(at.getTime() + 900_000);
    expect((await backupInto(into, { now: later })()).outcome).toBe('already');
    expect(into.manifest()).toEqual(manifest);
    expect(into.objects.size).toBeGreaterThan(size);
  });

  it.each([1, 2, 3, 4, 5])(
    'given it dies at write %i, then the next run makes the copy whole',
    async (dies) => {
      await member('+1', 5);
      await ledger('+1', 'a', 5);
      await put('audit', { phone: '+1', ts: 'a' });
      await put('staff', { name: 'ana' });
      const into = bucket();
      let writes = 0;
      const putNew = async (key: string, body: Buffer) => {
        writes += 1;
        if (writes === dies) throw new Error('killed');
        return into.putNew(key, body);
      };
      await expect(backupInto({ putNew })()).rejects.toThrow('killed');
      expect(into.manifest()).toBeNull();
      const later = () => new Date(at.getTime() + 900_000);
      expect((await backupInto(into, { now: later })()).outcome).toBe('copied');
      expect(into.manifest()).toMatchObject({ sum_of_balances: 5, sum_of_ledger: 5 });
      expect(into.lines('staff')).toHaveLength(1);
    },
  );

  it('given two runs at once, then the copy is of one of them, whole', async () => {
    for (let index = 0; index < 20; index += 1) await member(`+${index}`, 1);
    const into = bucket();
    const moments = [at, new Date(at.getTime() + 5)];
    const outcomes = await Promise.all(moments.map((moment) => backupInto(into, { now: () => moment })()));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['already', 'copied']);
    expect(into.lines('members')).toHaveLength(20);
  });

  it('given a sale in the middle, then its ledger row never comes without its sale', async () => {
    await member('+1', 0);
    await put('lapsing', { phone: '+9' });
    const into = bucket();
    const putNew = async (key: string, body: Buffer) => {
      // Between any two tables a sale is registered, and then credited, as loy-earn does it.
      const id = key.split('/').at(-1) ?? '';
      await put('sales', { sale_id: id, version: 1 });
      await ledger('+1', `t#sale:${id}`, 1);
      return into.putNew(key, body);
    };
    await backupInto({ putNew })();
    const known = new Set(into.lines('sales').map((line) => JSON.parse(line).sale_id.S));
    for (const line of into.lines('ledger')) {
      const id = String(JSON.parse(line).ts.S).split('#sale:')[1];
      expect(known).toContain(id);
    }
  });

  it('given it is before three, or nobody is a member, then there is no copy', async () => {
    const into = bucket();
    expect((await backupInto(into)()).outcome).toBe('nothing-to-copy');
    await member('+1', 0);
    const early = () => new Date('2026-06-03T06:59:59.000Z');
    expect((await backupInto(into, { now: early })()).outcome).toBe('not-yet');
    expect(into.objects.size).toBe(0);
  });
});
