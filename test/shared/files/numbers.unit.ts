import { describe, expect, it } from 'vitest';
import { decimalMark, markIn, plainNumber } from '../../../shared/files/numbers.ts';

const cells = (...written: string[]) =>
  written.map((cell, index) => ({ cell, line: index + 2, header: 'points' }));

describe('the mark before decimals', () => {
  it.each([
    ['84,5', ','],
    ['18.00', '.'],
    ['1.234,50', ','],
    ['1,234.50', '.'],
    ['1 234,50', ','],
    ["1'234.50", '.'],
    ['1.234.567', ','],
    ['1234,567', ','],
    ['0.125', '.'],
    ['£1,234', 'either'],
    ['1.234', 'either'],
    ['120', undefined],
  ])('in %s is %j', (cell, mark) => expect(markIn(cell)).toBe(mark));

  it('is that of the numbers that can be read in one way', () => {
    expect(decimalMark(cells('1.234', '84,5'), '\t')).toEqual({ mark: ',' });
    expect(decimalMark(cells('1.234', '84.5'), ';')).toEqual({ mark: '.' });
  });

  it('follows from the separator where no number tells', () => {
    expect(decimalMark(cells('1.234'), ';')).toEqual({ mark: ',' });
    expect(decimalMark(cells('1,234'), ',')).toEqual({ mark: '.' });
  });

  it('is asked where nothing tells, and taken from the answer', () => {
    expect(decimalMark(cells('12', '1.234'), '\t').question).toMatch(/"1.234" \(line 3, points\).*--decimal/);
    expect(decimalMark(cells('1.234'), '\t', ',')).toEqual({ mark: ',' });
  });

  it('is not the same everywhere in a file of both kinds; then only the certain ones are read', () => {
    const { mark } = decimalMark(cells('84,5', '18.00'), ';');
    expect(mark).toBeUndefined();
    expect([plainNumber('84,5', mark), plainNumber('18.00', mark)]).toEqual([
      { plain: '84.5' },
      { plain: '18' },
    ]);
    expect(plainNumber('1.234', mark)).toMatchObject({ problem: expect.stringContaining('two ways') });
  });
});

describe('a number', () => {
  it.each([
    ['84,5', ',', '84.5'],
    ['1.234,50', ',', '1234.5'],
    ['1,234.50', '.', '1234.5'],
    ['1 234,50', ',', '1234.5'],
    ['1,23,456.50', '.', '123456.5'],
    ['1,234', '.', '1234'],
    ['1.234', ',', '1234'],
    ['1.234', '.', '1.234'],
    ['(6.00)', '.', '-6'],
    ['18.00-', '.', '-18'],
    ['−3', '.', '-3'],
    ['+3', '.', '3'],
    ['１２', '.', '12'],
    ['007', '.', '7'],
    ['-0.00', '.', '0'],
  ] as const)('%s with decimals behind %s is %s', (cell, mark, plain) =>
    expect(plainNumber(cell, mark)).toEqual({ plain }),
  );

  it.each(['', 'ten', '1.2.3', '1,2', '12,34', '1,2345', '(6', '1e5', '4.47701E+11', '5 apples', '--3'])(
    '%j with decimals behind a point is none',
    (cell) => expect(plainNumber(cell, '.')).toHaveProperty('problem'),
  );
});
