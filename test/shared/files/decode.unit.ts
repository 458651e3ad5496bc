import { describe, expect, it } from 'vitest';
import { decode } from '../../../shared/files/decode.ts';

const text = 'name,points\nCafé Zoë,84\n';
const read = (bytes: Uint8Array, encoding?: string, country = 'GB') => decode(bytes, { encoding, country });
const utf16 = (bigEndian: boolean, mark: boolean) => {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

describe('the bytes of a file', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 little end first', utf16(false, true)],
    ['UTF-16 big end first', utf16(true, true)],
    ['UTF-16 without a mark', utf16(false, false)],
    ['UTF-16 big end first without a mark', utf16(true, false)],
  ])('in %s are read without a question', (_, bytes) => {
    expect(read(bytes)).toMatchObject({ kind: 'text', text });
  });

  it('in Windows-1252 are asked about, with the line as it would read', () => {
    const asked = read(Buffer.from(text, 'latin1'));
    expect(asked).toMatchObject({ kind: 'question' });
    const question = 'question' in asked ? asked.question : '';
    expect(question).toContain('Line 2 is "Café Zoë,84" in windows-1252');
    expect(question).toContain('--encoding windows-1252');
    expect(read(Buffer.from(text, 'latin1'), 'windows-1252')).toMatchObject({ kind: 'text', text });
  });

  it('are first asked about in what the country writes', () => {
    const asked = read(Buffer.from([0xef, 0xee, 0xea, 0xf3, 0xef, 0xea, 0xe0]), undefined, 'UA');
    expect('question' in asked ? asked.question : '').toContain('"покупка" in windows-1251');
  });

  it('are asked about again where the answer is no encoding, or not this one', () => {
    expect(read(Buffer.from(text, 'latin1'), 'klingon')).toMatchObject({ kind: 'question' });
    expect(read(Buffer.from([0x81, 0xff]), 'shift_jis')).toMatchObject({ kind: 'question' });
  });

  it('of UTF-8 with a damage somewhere may be read without what is damaged', () => {
    const damaged = Buffer.concat([Buffer.from('name\nZoë\nCaf'), Buffer.from([0xc3]), Buffer.from('\n')]);
    const asked = read(damaged);
    expect('question' in asked ? asked.question : '').toMatch(
      /not written in UTF-8 everywhere. Line 3 .*--encoding utf-8/,
    );
    expect(read(damaged, 'utf-8')).toMatchObject({ kind: 'text', text: 'name\nZoë\nCaf\ufffd\n' });
  });

  it.each([
    ['PK\u0003\u0004', 'a spreadsheet or an archive'],
    ['%PDF-1.7', 'a PDF'],
    ['<html><table>', 'a web page'],
  ])('that begin with %j are no list', (start, said) => {
    expect(() => read(Buffer.from(start, 'latin1'))).toThrow(said);
  });
});
