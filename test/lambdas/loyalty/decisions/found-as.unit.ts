import { describe, expect, it } from 'vitest';
import {
  foundAs,
  isCalled,
  readSearch,
  tellingWord,
} from '../../../../lambdas/loyalty/decisions/found-as.ts';

describe('how a member is found without the whole number', () => {
  it('given a number and a name, then both stand in one text on the shelf of the last digit', () => {
    expect(foundAs('+12125550107', 'Ana-María  LÓPEZ')).toEqual({
      shelf: '7',
      found_as: '0107 ana maria lopez',
    });
    expect(foundAs('+12125550107', undefined)).toEqual({ shelf: '7', found_as: '0107' });
    expect(Buffer.byteLength(foundAs('+12125550107', '李'.repeat(500)).found_as)).toBeLessThanOrEqual(210);
  });

  it.each([
    ['0107', { by: 'digits', digits: '0107' }],
    [' 01 07 ', { by: 'digits', digits: '0107' }],
    ['555-0107', { by: 'digits', digits: '5550107' }],
    ['ana', { by: 'name', words: ['ana'] }],
    ['  López, ANA ', { by: 'name', words: ['lopez', 'ana'] }],
    ['Henry 8', { by: 'name', words: ['henry', '8'] }],
    ['ana@example.com', { by: 'email', email: 'ana@example.com' }],
    ['李', { by: 'name', words: ['李'] }],
  ])('given %j, then it is a search %j', (typed, search) => {
    expect(readSearch(typed)).toEqual(search);
  });

  it.each(['', '12', '123', '…', '+'])('given %j, then nobody could be found by it', (typed) => {
    expect(readSearch(typed)).toBeUndefined();
  });

  it('given words, then each must begin a word of the name, in any order', () => {
    expect(isCalled('Ana-María López', ['lop', 'ana'])).toBe(true);
    expect(isCalled('Mariana López', ['ana'])).toBe(false);
    expect(isCalled(undefined, ['ana'])).toBe(false);
    expect(tellingWord(['al', 'lopez', 'ana'])).toBe('lopez');
  });
});
