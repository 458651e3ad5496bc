import { describe, expect, it } from 'vitest';
import { answersIn } from '../../../tools/import/answers.ts';
import { readHistory } from '../../../tools/import/history-file.ts';
import { readMembers } from '../../../tools/import/members-file.ts';
import { askFirst, isReadable, showTable } from '../../../tools/import/preview.ts';
import { aShop } from '../../shared/platforms/shops.ts';

const shown = (content: string, confirmed = false) => {
  const said: string[] = [];
  const { table } = readMembers(content, {
    shop: { country: 'GB', timeZone: 'Europe/London' },
    now: new Date('2026-11-24T12:00:00.000Z'),
    consentConfirmed: false,
  });
  showTable(table, (line) => said.push(line));
  const code = askFirst(table, confirmed, (line) => said.push(line));
  return { code, said, table };
};

describe('what an import shows of a file', () => {
  it('is which column was taken for what, and which were not used', () => {
    expect(
      shown('Title of the list\nPhone;Mobile;Points;Shoe size;\n07700900100;;84,5;39;x\n'),
    ).toMatchObject({
      code: undefined,
      said: [
        '  The columns are named on line 2; nothing above it was read.',
        '  Columns: phone from "Phone", else "Mobile"; points from "Points"',
        '  Not used: "Shoe size", "column 5, which has no name"',
        '  Read as separated by semicolon, decimals behind ","',
      ],
    });
  });

  it('is the programme that it comes from, where its columns say so', () => {
    expect(shown('customer_code,phone,loyalty_balance,balance\nM,07700900100,84,1\n').said).toContain(
      '  Known by its columns: Lightspeed Retail (X-Series), customers',
    );
  });

  it.each([true, false])(
    'is what must be answered first, and nothing is written before (--yes: %s)',
    (confirmed) => {
      const { code, said, table } = shown('phone,joined\n07700900100,02/03/2026\n', confirmed);
      expect([code, isReadable(table)]).toEqual([confirmed ? 1 : 0, true]);
      expect(said.join('\n')).toMatch(
        /One question first:\n {2}"02\/03\/2026".*--dates d\/m\/y or --dates m\/d\/y\nNothing was written/,
      );
    },
  );
});

it('is only the question, of a file of which not even the columns can be told', () => {
  const { said, table } = shown('phone,name;points\n1,2;3\n');
  expect(isReadable(table)).toBe(false);
  expect(said).toEqual([
    'One question first:',
    expect.stringContaining('--separator comma or --separator semicolon'),
    'Nothing was written. Run the same again with the answer.',
  ]);
});

describe('an answer on the command line', () => {
  const none = { dates: undefined, decimal: undefined, separator: undefined, encoding: undefined };
  it('is heard', () => {
    expect(
      answersIn({ dates: 'D/M/Y', decimal: ',', separator: 'semicolon', encoding: 'windows-1252' }),
    ).toEqual({
      dates: 'd/m/y',
      decimal: ',',
      separator: ';',
      encoding: 'windows-1252',
    });
  });
  it('names columns, also one that is to be left alone', () => {
    const { columns } = answersIn({ ...none, column: ['points=Bonus = dots ', ' visits=', 'email= "mail"'] });
    expect([...(columns ?? [])]).toEqual([
      ['points', 'Bonus = dots'],
      ['visits', ''],
      ['email', '"mail"'],
    ]);
  });
  it.each([{ column: ['points'] }, { column: ['=Dots'] }, { column: ['points=A', 'points=B'] }])(
    '%j is none',
    (said) => expect(() => answersIn({ ...none, ...said })).toThrow(/--column/),
  );
  it('is refused for what has no columns', () => {
    const columns = new Map([['sku', 'Code']]);
    expect(() => readHistory('[]', aShop(), { columns })).toThrow(
      '--column is for files with columns; a JSON file has none',
    );
  });
  it.each([{ dates: 'y' }, { decimal: ';' }, { separator: 'none of them' }])('%j is none', (said) =>
    expect(() => answersIn({ ...none, ...said })).toThrow(/--/),
  );
});
