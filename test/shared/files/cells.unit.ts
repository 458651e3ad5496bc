import { describe, expect, it } from 'vitest';
import {
  damage,
  phoneCell,
  phoneProblem,
  plainCell,
  valueCell,
  yesOrNo,
} from '../../../shared/files/cells.ts';

describe('a cell', () => {
  it.each([
    ['="07700 900123"', '07700 900123'],
    ["'+447700900123", '+447700900123'],
    ["'6512", '6512'],
    ["'-Zoe-", '-Zoe-'],
    ["'90s mug", "'90s mug"],
    ['\u00a0Maria\u202f', 'Maria'],
  ])('%j means %j', (written, meant) => expect(plainCell(written)).toBe(meant));

  it.each(['-', 'N/A', 'null', '—'.replace('—', '--')])(
    '%j says nothing where a value is wanted',
    (written) => expect(valueCell(written)).toBe(''),
  );

  it.each(['4.47701E+11', '4,47701E+11', '-1E+09', '4.47701e11'])(
    '%s has lost its digits, and is never another number',
    (written) => expect(damage(written)).toContain('lost its last digits'),
  );
  it.each(['#REF!', '#N/A', '########'])('%s is an error', (written) =>
    expect(damage(written)).toContain('an error'),
  );
  it.each(['5E10', '1E5', 'A#1', '447700900123'])('%s is a value', (written) =>
    expect(damage(written)).toBeUndefined(),
  );

  it.each([
    ['yes', true],
    ['Subscribed', true],
    ['TRUE', true],
    ['1', true],
    ['no', false],
    ['not_subscribed', false],
    ['unknown', false],
    ['pending', false],
    ['perhaps', undefined],
    ['', undefined],
  ])('%j is %j as an answer', (cell, answer) => expect(yesOrNo(cell)).toBe(answer));

  it.each([
    '07911 123456/7',
    '07911 123456 / 07911 123457',
    '07911123456; 07911123457',
    '07911 123456 or 123457',
  ])('%s may be more than one number', (cell) => expect(phoneProblem(cell)).toContain('more than one'));
  it.each([
    ['447700900123.0', '447700900123'],
    ['+65 (0) 9123 4567', '+65 (0) 9123 4567'],
  ])('%s goes to the reader of numbers as %s', (cell, phone) => expect(phoneCell(cell)).toBe(phone));
});
