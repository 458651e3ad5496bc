import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvText } from '../../../shared/text/csv.ts';

const readBack = (text: string): unknown => parse(text, { bom: true });

describe('a table as CSV', () => {
  it('given commas, quotes and line breaks, then a reader gets back what was written', () => {
    const rows = [
      ['a,b', 'say "hi"', 'two\r\nlines', 'plain'],
      ['', 'ä', '🛒', ' '],
    ];
    expect(readBack(csvText(rows))).toEqual(rows);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1', '\u200b=1', '\r=1'])(
    'given %j, then no spreadsheet program runs it',
    (text) => {
      expect(readBack(csvText([[text, 'x']]))).toEqual([[`'${text}`, 'x']]);
    },
  );

  it('given a phone number, then it stays one', () => {
    expect(csvText([['+12125550100']])).toBe('\ufeff+12125550100\r\n');
  });

  it('given numbers, then they stay numbers', () => {
    expect(csvText([[-1, 12.5]])).toBe('\ufeff-1,12.5\r\n');
  });
});
