import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanName, readJoinForm } from '../../../../lambdas/loyalty/decisions/join-form.ts';

const read = (fields: Record<string, string>, country = 'US') =>
  readJoinForm(new URLSearchParams({ name: 'Maria', phone: '212 555 0100', ...fields }), country);

describe('the sign-up form', () => {
  it.each([
    '212 555 0100',
    '(212) 555-0100',
    '+1 212 555 0100',
    '0012125550100',
    '212.555.0100',
    ' 1-212-555-0100 ',
  ])('given the number as %s, then it is one number', (phone) => {
    expect(read({ phone })).toEqual({ kind: 'person', name: 'Maria', phone: '+12125550100' });
  });

  it('given a national number, then it is read in the shop’s country', () => {
    expect(read({ phone: '07700 900123' }, 'GB')).toMatchObject({ phone: '+447700900123' });
  });

  it('given an address in capitals with blanks around it, then it is one address', () => {
    expect(read({ email: ' Maria@Example.COM ' })).toMatchObject({ email: 'maria@example.com' });
    expect(read({ email: '  ' })).not.toHaveProperty('email');
    expect(read({ email: 'pat.o\u2019neil@exämple.com' })).toMatchObject({
      email: "pat.o'neil@xn--exmple-cua.com",
    });
  });

  it('given an address that no mail reaches, then a sentence says what is wrong with it', () => {
    expect(read({ email: 'jösé@example.com' })).toEqual({
      kind: 'mistakes',
      mistakes: {
        email: expect.stringMatching(/^We cannot send mail to an address with such letters .+\.$/),
      },
    });
    expect(read({ email: 'ana@example' })).toMatchObject({
      mistakes: { email: expect.stringMatching(/^What stands after the @ .+\.$/) },
    });
  });

  it('given nothing at all, then each field that must be there is named', () => {
    const { kind, ...rest } = readJoinForm(new URLSearchParams(), 'US');
    expect(kind).toBe('mistakes');
    expect(Object.keys('mistakes' in rest ? rest.mistakes : {})).toEqual(['name', 'phone']);
  });

  it('given the field that nobody sees, then it is a robot, whatever else it wrote', () => {
    expect(read({ website: 'x', phone: '' })).toEqual({ kind: 'robot' });
  });
});

describe('a name', () => {
  it.each([
    ['  Maria   García ', 'Maria García'],
    ['Zoë O’Hara-Smith', 'Zoë O’Hara-Smith'],
    ['明子', '明子'],
    ['Dr. No', 'Dr. No'],
    ['J.R. Ewing', 'J.R. Ewing'],
    ['Ma.Teresa Cruz', 'Ma.Teresa Cruz'],
    ['<b>Ana</b>', 'b Ana /b'],
    ['Ana\r\nBcc: all@example.com', 'Ana Bcc:'],
    ['win at cheap.example now', 'win at now'],
    ['https://x.example', undefined],
    ['\u202e\u0000', undefined],
    ['---', undefined],
  ])('given %j, then it is kept as %j', (typed, kept) => {
    expect(cleanName(typed)).toBe(kept);
  });

  it('given anything, then one line of at most 60 characters without markup, control characters or links', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const name = cleanName(typed);
        if (name === undefined) return;
        expect(Array.from(name).length).toBeLessThanOrEqual(60);
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}<>"{}]|:\/\/|@/u);
        expect(cleanName(name)).toBe(name);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
