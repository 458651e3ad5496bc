import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Answers } from '../../../shared/files/table.ts';
import { importSales } from '../../../tools/import/sales.ts';
import { readSalesFile } from '../../../tools/import/sales-file.ts';
import type { TillAnswer } from '../../../tools/import/till.ts';
import { aShop } from '../../shared/platforms/shops.ts';

const shop = aShop({ country: 'US', currency: 'USD', locale: 'en-US', timeZone: 'America/New_York' });
const header = 'sale_id,closed_at,phone,total,code,item,quantity,amount,refund_of';
const export1 = [
  header,
  's-1,2026-06-02 09:15,212 555 0100,18.00,BEANS-250,House beans,1,6.00,',
  's-1,2026-06-02 09:15,212 555 0100,18.00,LATTE,Latte,3,12.00,',
  's-2,2026-06-02T14:00:00Z,,4.00,LATTE,Latte,1,4.00,',
  'r-1,2026-06-03 10:00,,-6.00,BEANS-250,House beans,-1,-6.00,s-1',
  's-3,2026-06-02 09:20,walk in,lots,LATTE,Latte,0,4.00,',
  's-4,2026-06-01,2125550101,9.00',
].join('\n');
const folder = mkdtempSync(join(tmpdir(), 'sales-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a till’s export', () => {
  const read = readSalesFile(export1, shop);
  const sale = (id: string) => read.sales.find(({ event }) => event.saleId === id)?.event;

  it('puts the lines of a sale together, with the shop’s time and the phone in full', () =>
    expect(sale('s-1')).toEqual({
      type: 'sale.completed',
      saleId: 's-1',
      closedAt: '2026-06-02T13:15:00.000Z',
      phone: '+12125550100',
      currency: 'USD',
      totalMinor: 1800,
      items: [
        { code: 'BEANS-250', name: 'House beans', quantity: 1, amountMinor: 600 },
        { code: 'LATTE', name: 'Latte', quantity: 3, amountMinor: 1200 },
      ],
    }));

  it('takes a line that names another sale for its refund, whatever its sign', () =>
    expect(sale('r-1')).toMatchObject({ type: 'sale.refunded', refundOf: 's-1', totalMinor: 600 }));

  it('takes one line without items for a sale without items', () =>
    expect(sale('s-4')).toMatchObject({ totalMinor: 900, items: [], closedAt: '2026-06-01T16:00:00.000Z' }));

  it('names every mistake by its line and column', () => {
    const [problem, ...others] = read.problems;
    expect(others).toEqual([]);
    expect(problem).toMatch(/^line 6: phone must .*, total must .*, quantity must /);
    expect(problem).not.toContain('walk in');
  });

  it('may be written with semicolons, by Excel', () =>
    expect(readSalesFile(`\ufeff${export1.replaceAll(',', ';')}`, shop).sales).toHaveLength(4));

  it('that is no export is refused as a whole', () =>
    expect(() => readSalesFile('date,amount\n1,2', shop)).toThrow('no column sale_id'));

  it.each([
    ['x-1,2026-06-02 09:15,,-6.00,,,,,', 'sale.refunded'],
    [',2026-06-02 09:15,,6.00,,,,,', 'sale_id is missing'],
  ])('with the line %s says so', (line, problem) =>
    expect(readSalesFile(`${header}\n${line}`, shop).problems.join()).toContain(problem),
  );

  it('may say what a line is', () => {
    const text = `${header},type\nv-1,2026-06-02 09:15,,,,,,,s-1,void\ns-1,2026-06-02 09:15,,17.00,,,,,,correction`;
    expect(readSalesFile(text, shop).sales.map(({ event }) => event.type)).toEqual([
      'sale.voided',
      'sale.updated',
    ]);
  });
});

describe('npm run import -- sales', () => {
  async function run(
    confirmed: boolean,
    tell: (body: { sale_id?: string }) => TillAnswer = () => added,
    content = export1,
    answers: Answers = {},
  ) {
    const source = join(folder, 'export.csv');
    writeFileSync(source, content);
    const sent: { sale_id?: string }[] = [];
    const lines: string[] = [];
    const till = {
      tell: async (body: { sale_id?: string }) => {
        sent.push(body);
        return tell(body);
      },
    };
    const code = await importSales(
      { source, confirmed, answers },
      { shop, place: 'a test' },
      async () => till,
      (line) => lines.push(line),
    );
    return { code, sent: sent.map(({ sale_id }) => sale_id), said: lines.join('\n') };
  }
  const added: TillAnswer = { kind: 'answered', status: 'accepted', reason: 'added' };

  it('shows first, and sends nothing', async () => {
    const { code, sent, said } = await run(false);
    expect([code, sent]).toEqual([0, []]);
    expect(said).toContain('3 sales of $31.00 in all');
    expect(said).toContain('1 refund or void');
    expect(said).toContain('1 sale without a phone number');
    expect(said).toContain('1 could not be read');
    expect(said).toContain('--yes');
  });

  it('sends each once, sales before refunds, and counts the answers', async () => {
    const { code, sent, said } = await run(true, ({ sale_id }) =>
      sale_id === 's-4' ? { kind: 'answered', status: 'duplicate', reason: 'known' } : added,
    );
    expect(code).toBe(0);
    expect([...sent].sort()).toEqual(['r-1', 's-1', 's-2', 's-4']);
    expect(sent.at(-1)).toBe('r-1');
    expect(said).toContain('Done: 3 added, 1 known already.');
  });

  it('sends a member’s sales as they happened', async () => {
    const line = (id: string, day: number) => `${id},2026-06-0${day} 09:15,2125550100,5.00,,,,,`;
    const { sent } = await run(
      true,
      undefined,
      [header, line('b', 2), line('a', 1), line('c', 3)].join('\n'),
    );
    expect(sent).toEqual(['a', 'b', 'c']);
  });

  it('sends nothing while something is open, and everything once it is answered', async () => {
    const open = 'sale_id,closed_at,phone,total\ns-1,02/03/2026 09:15,2125550100,5.00\n';
    const asked = await run(true, undefined, open);
    expect([asked.code, asked.sent]).toEqual([1, []]);
    expect(asked.said).toContain('--dates d/m/y or --dates m/d/y');
    const answered = await run(true, undefined, open, { dates: 'm/d/y' });
    expect([answered.code, answered.sent]).toEqual([0, ['s-1']]);
  });

  it('says what failed, and that it may be run again', async () => {
    const { code, said } = await run(true, ({ sale_id }) =>
      sale_id === 's-1' ? { kind: 'failed', message: 'answered 502' } : added,
    );
    expect(code).toBe(1);
    expect(said).toContain('1 failed');
    expect(said).toContain('line 2: answered 502');
    expect(said).toContain('Run it again');
  });

  it('with nothing to read is a failure only where there was something', async () => {
    expect((await run(true, undefined, `${header}\n`)).code).toBe(0);
    expect((await run(true, undefined, `${header}\ns-1,now,,x,,,,,`)).code).toBe(1);
  });
});
