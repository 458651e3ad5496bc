import { describe, expect, it } from 'vitest';
import { meantBy, misreadForms } from '../../../shared/people/misread-forms.ts';

describe('a number that an earlier version read wrongly', () => {
  it.each([
    ['+65091234567', '+6591234567'],
    ['+4407911123456', '+447911123456'],
    ['+49017612345678', '+4917612345678'],
    ['+1447700900123', '+447700900123'],
    ['+16591234567', undefined],
    ['+12025550123', undefined],
    ['+447700900123', undefined],
    ['+390612345678', undefined],
    ['+5215512345678', undefined],
    ['reward', undefined],
    ['', undefined],
  ])('%s meant %s', (kept, meant) => expect(meantBy(kept)).toBe(meant));

  it.each([
    ['+6591234567', ['+65091234567']],
    ['+447700900123', ['+4407700900123', '+1447700900123']],
    ['+12025550123', ['+112025550123']],
    ['+390612345678', ['+1390612345678']],
    ['nobody', []],
  ])('of %s may be %j', (number, forms) => expect(misreadForms(number)).toEqual(forms));
});
