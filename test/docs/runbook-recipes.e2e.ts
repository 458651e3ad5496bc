// The runbook's own scripts, taken out of it and run on the laptop: whoever needs one has no time to mend it.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BACKED_UP_TABLES } from '../../lambdas/loyalty/backup/key.ts';
import { main as erase } from '../../tools/erase.ts';
import { type LoyaltyRuntime, MARIA, saleOf, startLoyalty } from '../support/loyalty-runtime.ts';

const BEN = '+12125550111';
const runbook = readFileSync('docs/runbook.md', 'utf8');
let shop: LoyaltyRuntime;
let folder: string;
let isToDie = true;

beforeAll(async () => {
  shop = await startLoyalty({
    intercept: (call, phase) => {
      const isCredit = call.functionName === 'loy-earn' && call.action === 'TransactWriteItems';
      if (!isToDie || !isCredit || phase !== 'before') return undefined;
      isToDie = false;
      return 'crash';
    },
  });
  folder = mkdtempSync(join(tmpdir(), 'runbook-'));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
});
afterAll(async () => {
  await shop?.stop();
  rmSync(folder, { recursive: true });
});

const operator = () => ({
  endpoint: shop.runtime.endpointUrl,
  region: 'ap-southeast-1',
  credentials: { accessKeyId: 'local-operator', secretAccessKey: 'local' },
});

async function node(...args: string[]): Promise<string> {
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: shop.runtime.endpointUrl,
    AWS_REGION: 'ap-southeast-1',
    AWS_ACCESS_KEY_ID: 'local-operator',
    AWS_SECRET_ACCESS_KEY: 'local',
  };
  return (await promisify(execFile)(process.execPath, args, { cwd: folder, env })).stdout.trim();
}

/** The file that a recipe writes with `cat > name <<'END'`, run with these arguments. */
function runScript(name: string, ...args: string[]): Promise<string> {
  const [, script] = new RegExp(`^cat > ${name} <<'END'\\n([\\s\\S]*?)^END$`, 'm').exec(runbook) ?? [];
  if (script === undefined) throw new Error(`The runbook has no ${name}`);
  writeFileSync(join(folder, name), script);
  return node(name, ...args);
}

describe('given a sale that was interrupted between its two writes', () => {
  const sale = saleOf('2026-06-02T13:10:00.000Z');

  it('is finished by hand from its row, once, and the till may still tell it again', async () => {
    expect((await shop.tell(sale)).status).toBe(502);
    expect(await shop.member(MARIA)).toBeUndefined();

    const [, recipe = ''] = /--payload '(\{"type":"sale\.unfinished".*?\})'/.exec(runbook) ?? [];
    const Payload = Buffer.from(recipe.replace('s-9001', sale.sale_id));
    const finish = async () => {
      const answer = await new LambdaClient(operator()).send(
        new InvokeCommand({ FunctionName: 'loy-earn', Payload }),
      );
      return JSON.parse(Buffer.from(answer.Payload ?? []).toString());
    };
    expect(await finish()).toEqual({ status: 'accepted', reason: 'added' });
    expect(await finish()).toEqual({ status: 'duplicate', reason: 'added' });
    expect((await shop.tell(sale)).json).toMatchObject({ status: 'duplicate' });
    expect((await shop.member(MARIA))?.balance).toBe(24);
  });
});

describe('given two members', () => {
  const books = (members: number, wrong: number) =>
    `${members} members, ${wrong} whose balance is not the sum of their ledger`;

  it('checks their books', async () => {
    await shop.tell(saleOf('2026-06-02T13:12:00.000Z', { phone: BEN }));
    expect(await runScript('check-books.mjs')).toBe(books(2, 0));
    const ben = await shop.member(BEN);
    await shop.runtime.put('loy-members', [{ ...ben, balance: 19 }]);
    expect(await runScript('check-books.mjs')).toBe(books(2, 1));
    await shop.runtime.put('loy-members', [{ ...ben }]);
  });

  it('erases one of them everywhere, and leaves the other as they were', async () => {
    const before = [await shop.member(BEN), await shop.ledger(BEN)];
    expect(runbook).toContain('npm run erase -- ');
    const lines: string[] = [];
    const code = await erase(
      [MARIA, '--yes'],
      { print: (line) => lines.push(line) },
      {
        SHOP_SETTINGS: JSON.stringify(shop.settings),
        PORT: new URL(shop.runtime.url).port,
      },
    );
    expect([code, lines.join()]).toEqual([0, expect.stringContaining('Forgotten')]);
    for (const table of BACKED_UP_TABLES)
      expect(JSON.stringify(await shop.runtime.table(`loy-${table}`)), table).not.toContain(MARIA);
    expect([await shop.member(BEN), await shop.ledger(BEN)]).toEqual(before);
  });

  it('empties the eight tables for a restore', async () => {
    const [names = ''] = /(?<=^npx node empty-tables\.mjs ).*$/m.exec(runbook) ?? [];
    expect(names.split(' ').toSorted()).toEqual(BACKED_UP_TABLES.map((name) => `loy-${name}`).toSorted());
    await runScript('empty-tables.mjs', ...names.split(' '));
    for (const table of BACKED_UP_TABLES) expect(await shop.runtime.table(`loy-${table}`), table).toEqual([]);
  });
});
