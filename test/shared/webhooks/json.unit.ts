import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../shared/webhooks/json.ts';

const read = (text: string) => {
  const parsed = parseJson(Buffer.from(text));
  return parsed.ok ? parsed.value : parsed.issue;
};

describe('parsing a webhook body', () => {
  it('keeps every digit of an id above 2^53, as a string', () => {
    expect(read('{"id":820982911946154508,"negative":-9007199254740993}')).toEqual({
      id: '820982911946154508',
      negative: '-9007199254740993',
    });
  });

  it('leaves numbers that a double holds exactly as numbers', () => {
    expect(read('[1, 1.50, 0.1, 1e3, -2, 9007199254740991, 123456789.12]')).toEqual([
      1, 1.5, 0.1, 1000, -2, 9007199254740991, 123456789.12,
    ]);
  });

  it('gives the digits of a number that a double would change, so that no amount is altered silently', () => {
    expect(read('[520.00000000000000001, 1e400]')).toEqual(['520.00000000000000001', '1e400']);
  });

  it('reads a body that begins with a byte order mark', () => {
    expect(read('\uFEFF{"a":1}')).toEqual({ a: 1 });
  });

  it.each(['', '{', '{"a":}', 'webhook_id=7', '[1,]', "{'a':1}"])('says that %j is not JSON', (text) => {
    expect(read(text)).toEqual({ path: '', message: 'The body is not valid JSON' });
  });

  // A long text is read number by number, whatever is in it.
  it.each([
    '{"sku":"4711","price":"45.00","n":45.0,"minus":-0,"id":123456789012345,"share":0.1,"old":1.50}',
    '[1e3, 1.5E-7, 1e400, 12345678901234567890, 0.1234567890123456789, 123456789012345.6]',
    '{"__proto__":{"a":1},"deep":[[[{"b":null,"c":true}]]]}',
  ])('reads %s the same in a short text and in a long one', (text) => {
    const long = read(`[${text},[${'[],'.repeat(1_000)}[]]]`) as readonly unknown[];
    expect(read(text)).toEqual(long[0]);
  });

  it('survives a body that is nothing but nesting', () => {
    expect(() => parseJson('['.repeat(100_000) + ']'.repeat(100_000))).not.toThrow();
  });

  it.each([
    [String.raw`{"name":"Mug \ud83d"}`, { name: 'Mug \ufffd' }],
    [String.raw`{"name":"Mug \uD83D\uDE00"}`, { name: 'Mug 😀' }],
    [String.raw`{"name":"\udead\ud83d\ude00"}`, { name: '\ufffd😀' }],
    [
      String.raw`["\u0000","\b","\f","\u001f","\u007f","\u0085","\ufffe","\uFFFF","\ufdd0"]`,
      Array(9).fill('\ufffd'),
    ],
    [`["\uffff","\ufffe","\x7f","\x85"]`, Array(4).fill('\ufffd')],
    [String.raw`{"a\ud83d":{"b":["\u0000"]}}`, { 'a\ufffd': { b: ['\ufffd'] } }],
    [String.raw`["line\nbreak\tand \\ud83d"]`, ['line\nbreak\tand \\ud83d']],
  ])('makes text well-formed that JSON may spell: %s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});
