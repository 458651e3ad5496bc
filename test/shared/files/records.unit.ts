import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf, recordsIn } from '../../../shared/files/records.ts';

const read = (text: string, separator = ',') => [...recordsIn(linesOf(text), separator)];
const cells = (text: string, separator?: string) =>
  read(text, separator).map((record) =>
    'cells' in record ? record.cells : `${record.line}: ${record.problem}`,
  );
const NEVER_CLOSED = 'has a quotation mark that is never closed';

describe('the records of a file', () => {
  it('are those of csv-parse for everything that is written as the rules say', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', 'é', '1') })
      .map((text) => `x${text.trim()}y`);
    const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 });
    const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t', '|'), (rows, separator) => {
        const text = rows.map((row) => row.map(quoted).join(separator)).join('\r\n');
        // What closes on its own line and could be whole lines is a damage; such tables are another test's.
        fc.pre(!rows.flat().some((value) => value.includes('\n') && value.split(separator).length > 1));
        expect(cells(text, separator)).toEqual(parse(text, { delimiter: separator, trim: true }));
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('are one for each line, whatever the lines end with', () => {
    expect(cells('a,b\r\n1,2\n3,4\r5,6\r\n7,8')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
      ['7', '8'],
    ]);
  });

  it.each([
    ['an inch in a value', '12" pizza,1', ['12" pizza', '1']],
    ['an inch in a value that is quoted', '"12" pizza",1', ['12" pizza', '1']],
    ['an inch as the rules have it', '"12"" pizza",1', ['12" pizza', '1']],
    ['a word in marks', '"Best" beans,1', ['"Best" beans', '1']],
    ['two words in marks', '"Best" beans,"ever" so', ['"Best" beans', '"ever" so']],
    ['a comma in marks behind a blank', '1, "beans, house"', ['1', 'beans, house']],
    ['nothing in marks', '"",1', ['', '1']],
  ])('take %s for what it is', (_, line, expected) => {
    expect(cells(`a,b\n${line}\nx,y`)).toEqual([['a', 'b'], expected, ['x', 'y']]);
  });

  it('may have lines in a value', () => {
    expect(cells('a,b,c\n1,"12 High St\r\nLondon, N1",3\n4,5,6')).toEqual([
      ['a', 'b', 'c'],
      ['1', '12 High St\nLondon, N1', '3'],
      ['4', '5', '6'],
    ]);
  });

  it('keep the numbers of their lines behind one that has several', () => {
    expect(read('a,b\n1,"x\ny\nz"\n\n2,3').map(({ line }) => line)).toEqual([1, 2, 6]);
  });

  it.each([
    [
      'to the end of the file',
      'a,b,c\n1,"beans,3\n4,5,6\n7,8,9',
      [['a', 'b', 'c'], `2: ${NEVER_CLOSED}`, ['4', '5', '6'], ['7', '8', '9']],
    ],
    [
      'up to another forgotten one',
      'a,b,c\n1,"beans,3\n4,5,6\n7,pizza 12",9\n1,2,3',
      [['a', 'b', 'c'], `2: ${NEVER_CLOSED}`, ['4', '5', '6'], ['7', 'pizza 12"', '9'], ['1', '2', '3']],
    ],
    [
      'up to a value that is quoted',
      'a,b,c\n1,"beans,3\n4,"tea, green",6',
      [['a', 'b', 'c'], `2: ${NEVER_CLOSED}`, ['4', 'tea, green', '6']],
    ],
  ])('lose one line to a mark that opens and swallows none %s', (_, text, expected) => {
    expect(cells(text)).toEqual(expected);
  });
});
