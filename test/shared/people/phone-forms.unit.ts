import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formsOfPhone, presentForm } from '../../../shared/people/phone-forms.ts';

const CHANGED: readonly (readonly [string, string])[] = [
  ['+5215512345678', '+525512345678'],
  ['+551187654321', '+5511987654321'],
  ['+22997123456', '+2290197123456'],
  ['+5712345678', '+576012345678'],
  ['+841621234567', '+84321234567'],
  ['+841991234567', '+84591234567'],
];

test.each(CHANGED)('given %s, it is dialled as %s today, and is found under both', (earlier, present) => {
  expect(presentForm(earlier)).toBe(present);
  expect(presentForm(present)).toBe(present);
  expect(formsOfPhone(present)).toEqual([present, earlier]);
});

test.each(['+447700900123', '+12025550123', '+573211234567', '+551132654321', '+5491123456789'])(
  'given %s, it has one form',
  (number) => {
    expect(presentForm(number)).toBe(number);
    expect(formsOfPhone(number)).toEqual([number]);
  },
);

test('whatever the number, its present form stays, and each of its forms leads back to it', () => {
  const e164 = fc
    .tuple(
      fc.constantFrom('52', '521', '55', '57', '576', '84', '841', '229', '22901', '44', '1'),
      fc.stringMatching(/^[0-9]{7,11}$/),
    )
    .map(([code, rest]) => `+${code}${rest}`);
  fc.assert(
    fc.property(e164, (number) => {
      const present = presentForm(number);
      expect(presentForm(present)).toBe(present);
      for (const form of formsOfPhone(present)) expect(presentForm(form)).toBe(present);
      expect(formsOfPhone(present)).toContain(number);
    }),
    { seed: 7, numRuns: 3_000 },
  );
});
