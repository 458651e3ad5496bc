// Members, sales, past orders and product lists are read by one reader: what a spreadsheet program does to one of them costs
// none of them more than the damaged line.
import { describe, expect, it } from 'vitest';
import type { FileContent } from '../../../shared/files/decode.ts';
import type { Answers } from '../../../shared/files/table.ts';
import { readProductList } from '../../../shared/platforms/generic-feed.ts';
import { readHistory } from '../../../tools/import/history-file.ts';
import { readMembers } from '../../../tools/import/members-file.ts';
import { readSalesFile } from '../../../tools/import/sales-file.ts';
import { aShop } from '../../shared/platforms/shops.ts';

const shop = aShop();

type Read = {
  /** A name of each that was read, and its number in hundredths. */
  readonly found: readonly (readonly [string | undefined, number | undefined])[];
  readonly problems: readonly string[];
  readonly questions: readonly string[];
  readonly unused: readonly string[];
};
type Kind = {
  readonly header: readonly string[];
  /** One line: the name, and the number as it is written. */
  readonly line: (nth: number, name: string, number: string) => readonly string[];
  readonly read: (content: FileContent, answers?: Answers) => Read;
};

const phone = (nth: number) => `0770090010${nth}`;
const kinds: Readonly<Record<string, Kind>> = {
  members: {
    header: ['phone', 'name', 'points', 'shelf'],
    line: (nth, name, number) => [phone(nth), name, number, 'x'],
    read: (content, answers = {}) => {
      const now = new Date('2026-11-24T12:00:00.000Z');
      const { lines, problems, table } = readMembers(content, {
        shop,
        now,
        consentConfirmed: false,
        answers,
      });
      const found = lines.map(({ member }) => [member.name, member.points * 100] as const);
      return { found, problems, questions: table.questions, unused: table.unused };
    },
  },
  sales: {
    header: ['sale_id', 'item', 'total', 'shelf', 'closed_at', 'amount'],
    line: (nth, name, number) => [`s-${nth}`, name, number, 'x', '2026-11-20 09:15', number],
    read: (content, answers) => {
      const { sales, problems, table } = readSalesFile(content, shop, answers);
      const found = sales.map(({ event }) =>
        event.type === 'sale.completed'
          ? ([event.items[0]?.name, event.totalMinor] as const)
          : ([event.type, 0] as const),
      );
      return { found, problems, questions: table.questions, unused: table.unused };
    },
  },
  history: {
    header: ['order_id', 'item', 'total', 'shelf', 'placed_at', 'email', 'sku'],
    line: (nth, name, number) => [`${nth}`, name, number, 'x', '2026-11-20 09:15', 'tom@example.com', 'A'],
    read: (content, answers) => {
      const { orders, problems, table } = readHistory(content, shop, answers);
      const found = orders.map(({ items, totalMinor }) => [items[0]?.name, totalMinor] as const);
      return { found, problems, questions: table?.questions ?? [], unused: table?.unused ?? [] };
    },
  },
  catalogue: {
    header: ['sku', 'name', 'price', 'shelf'],
    line: (nth, name, number) => [`P-${nth}`, name, number, 'x'],
    read: (content, answers) => {
      const left: { readonly row: string; readonly why: string }[] = [];
      const { products, table } = readProductList(content, {
        shop,
        leftOut: (one) => left.push(one as (typeof left)[number]),
        answers,
      });
      const problems = left.map(({ row, why }) => `${row}: ${why}`);
      const found = products.map(({ name, priceMinor }) => [name, priceMinor] as const);
      return { found, problems, questions: table?.questions ?? [], unused: table?.unused ?? [] };
    },
  },
};

describe.each(Object.entries(kinds))('a file of %s', (_, { header, line, read }) => {
  const rows = (separator: string, ...lines: readonly (readonly string[])[]) =>
    [header, ...lines].map((cells) => cells.join(separator));
  const two = (separator: string, numbers: readonly [string, string]) =>
    rows(separator, line(1, 'Zoë', numbers[0]), line(2, 'Bo', numbers[1]));
  const clear = { problems: [], questions: [], unused: ['shelf'] };
  const both = [
    ['Zoë', 1850],
    ['Bo', 123_450],
  ];

  it('with semicolons has decimal commas, and commas in its values', () => {
    expect(read(two(';', ['18,50', '1.234,50']).join('\n'))).toEqual({ ...clear, found: both });
    expect(read(rows(';', line(1, 'High Street, 12', '84,5')).join('\n')).found).toEqual([
      ['High Street, 12', 8450],
    ]);
  });

  it.each<[string, (text: string) => FileContent]>([
    ['a byte-order mark', (text) => Buffer.from(`\ufeff${text}`)],
    ['a line sep=;', (text) => `sep=;\r\n${text}`],
    ['UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['CR LF first and LF later', (text) => text.replace('\n', '\r\n')],
    ['CR alone', (text) => text.replaceAll('\n', '\r')],
  ])('with %s is read without a question, to its last line', (__, made) => {
    const content = made(two(';', ['18,50', '1.234,50']).join('\n'));
    expect(read(content)).toEqual({ ...clear, found: both });
  });

  it('in Windows-1252 is asked about, and read once somebody says so', () => {
    const content = Buffer.from(two(',', ['18.50', '1234.50']).join('\n'), 'latin1');
    expect(read(content)).toMatchObject({ found: [], questions: [expect.stringContaining('--encoding')] });
    expect(read(content, { encoding: 'windows-1252' })).toEqual({ ...clear, found: both });
  });

  describe('whose columns are called as nobody could know', () => {
    const strange = (column: string) => (column === 'shelf' ? column : `Kol. ${column.toUpperCase()} (2)`);
    const called = (names: readonly string[], separator = ',') =>
      [names, line(1, 'Zoë', '18.50'), line(2, 'Bo', '1234.50')]
        .map((cells) => cells.join(separator))
        .join('\n');
    const columns = new Map(header.filter((each) => each !== 'shelf').map((each) => [each, strange(each)]));

    it('is read once somebody names them, also below a title', () => {
      const content = called(header.map(strange));
      expect(read(content, { columns })).toEqual({ ...clear, found: both });
      const titled = `Corner shop\nFriday, 20 November\n${content}`;
      expect(read(titled, { columns })).toEqual({ ...clear, found: both });
    });

    it('takes a name however it is spaced, and a number where there is none', () => {
      const loose = new Map(
        [...columns].map(([ours, its]) => [ours, ` ${its.toLowerCase().replace('. ', '  ')} `] as const),
      );
      expect(read(called(header.map(strange)), { columns: loose })).toEqual({ ...clear, found: both });
      const numbers = new Map(
        header.flatMap((each, index) => (each === 'shelf' ? [] : [[each, `column ${index + 1}`] as const])),
      );
      const nameless = header.map((each) => (each === 'shelf' ? each : ''));
      expect(read(called(nameless), { columns: numbers })).toEqual({ ...clear, found: both });
    });

    it('goes before the usual names, which are then no other column’s', () => {
      const { found, unused } = read(called(header), {
        columns: new Map(header.includes('name') ? [['name', 'shelf'] as const] : []),
      });
      if (header.includes('name')) {
        expect(found.map(([name]) => name)).toEqual(['x', 'x']);
        expect(unused).toEqual(['name']);
      } else expect(found).toEqual(both);
    });

    it.each([
      [{ pionts: 'shelf' }, /no column pionts here; there are .*,/],
      [{ [header[0] ?? '']: 'dots' }, /no column "dots"\. Its columns are: .*shelf/],
      [{ [header[0] ?? '']: 'column 99' }, /no column "column 99"/],
      [{ [header[0] ?? '']: 'shelf', [header[1] ?? '']: 'Shelf' }, /cannot be .* and .* at once/],
    ])('%j is told, and nothing is read', (said, words) => {
      expect(() => read(called(header), { columns: new Map(Object.entries(said)) })).toThrow(words);
    });

    it('asks which, of two of one name', () => {
      const twice = [...header.map(strange).slice(1), 'shelf'];
      const content = [['shelf', ...twice.slice(0, -1)], line(1, 'Zoë', '18.50')]
        .map((cells) => cells.join(','))
        .join('\n');
      const count = content
        .split('\n')[0]
        ?.split(',')
        .filter((each) => each === 'shelf').length;
      expect(count).toBe(2);
      expect(() => read(content, { columns: new Map([[header[0] ?? '', 'shelf']]) })).toThrow(
        /several columns "shelf".*"column 1"/,
      );
    });
  });

  it('keeps its inches and the lines in its values', () => {
    const pizza = line(1, '12" pizza', '18.50');
    const lines = line(2, '"Bo\nof Bath"', '1234.50');
    const { found, problems } = read(rows(',', pizza, lines).join('\n'));
    expect(problems).toEqual([]);
    expect(found.map(([name]) => name?.replace('\n', ' '))).toEqual(['12" pizza', 'Bo of Bath']);
  });

  it('names each bad line by its number and goes on behind it', () => {
    const content = rows(
      ',',
      line(1, '"Zoë', '18.50'),
      [...line(2, 'Bo', '18.50'), 'spare'],
      line(3, 'Ann', '4.47701E+11'),
      ...['Eve', 'Flo', 'Gus'].map((name, index) => line(4 + index, name, '2.00')),
    ).join('\n');
    const { found, problems } = read(content);
    expect(found.map(([name]) => name)).toEqual(['Eve', 'Flo', 'Gus']);
    expect(problems.map((problem) => problem.slice(0, 7))).toEqual(['line 2:', 'line 3:', 'line 4:']);
  });
});
