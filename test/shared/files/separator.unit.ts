import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../shared/files/records.ts';
import { findHeader, separatorCalled } from '../../../shared/files/separator.ts';

const known = new Set(['phone', 'name', 'points']);
const find = (text: string, given?: string) =>
  findHeader(linesOf(text), (names) => names.filter((name) => known.has(name)).length, given);

describe('what separates the values of a file', () => {
  it.each([
    ['phone,name;old,points', ','],
    ['phone;name, first;points', ';'],
    ['phone\tname', '\t'],
    ['phone|name|points', '|'],
    ['"phone","name"', ','],
  ])('is decided from the names of the columns: %j', (header, separator) => {
    expect(find(`${header}\n1,2;3\t4`)).toMatchObject({ header: { separator, index: 0 } });
  });

  it.each(['sep=;', '"sep=;"', 'SEP=;'])('is said by a first line %s', (first) => {
    expect(find(`${first}\r\nphone;name`)).toMatchObject({
      header: { separator: ';', names: ['phone', 'name'], index: 1 },
    });
  });

  it('is asked where two would do equally well, and taken from the answer', () => {
    const text = 'phone,name;points\n1,2;3';
    expect(find(text)).toMatchObject({
      question: expect.stringContaining('--separator comma or --separator semicolon'),
    });
    expect(find(text, ';')).toMatchObject({ header: { separator: ';', names: ['phone,name', 'points'] } });
  });

  it('is found below the title that a program writes above its table', () => {
    expect(find('Corner Shop\nMembers, all of them\n\nphone;points\n1;2')).toMatchObject({
      header: { separator: ';', index: 3 },
    });
  });

  it('is nothing to ask about for a single column', () => {
    expect(find('phone\n1;2')).toMatchObject({ header: { names: ['phone'] } });
  });

  it.each([
    ['comma', ','],
    ['Semicolon', ';'],
    ['tab', '\t'],
    ['\\t', '\t'],
    ['|', '|'],
    ['nonsense', undefined],
  ])('may be called %s', (name, separator) => expect(separatorCalled(name)).toBe(separator));
});
