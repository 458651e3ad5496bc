import { describe, expect, it } from 'vitest';
import { pinProblem, readStaffName } from '../../../../lambdas/loyalty/decisions/staff-person.ts';

describe('a name on the staff list', () => {
  it('is the same however it is typed', () => {
    expect(readStaffName('  Ana   Maria ')).toEqual({ name: 'ana maria', shownName: 'Ana Maria' });
    expect(readStaffName('JOSÉ')?.name).toBe(readStaffName('jose\u0301')?.name);
  });

  it('may be in any script and hold any sign', () => {
    expect(readStaffName('李雷')?.name).toBe('李雷');
    expect(readStaffName('<b>Bo</b>')?.shownName).toBe('<b>Bo</b>');
  });

  it.each(['', '   ', 'x'.repeat(41), 'Ana\u0000', 'An\u200ba', 'a\u202eb', 'Ana\ufffe', 'Ana\ufffd'])(
    'is not %j',
    (text) => {
      expect(readStaffName(text)).toBeUndefined();
    },
  );
});

describe('a PIN', () => {
  it.each(['482915', '100292', '019283'])('may be %s', (pin) => {
    expect(pinProblem(pin)).toBeUndefined();
  });

  it.each(['12345', '1234567', 'abcdef', '48291a', '', '４８２９１５'])('is six digits, so not %j', (pin) => {
    expect(pinProblem(pin)).toBe('A PIN is six digits.');
  });

  it.each(['000000', '123456', '654321', '789012', '121212', '123123', '111222'])(
    'is not one that everybody tries: %s',
    (pin) => {
      expect(pinProblem(pin)).toMatch(/first that anybody would try/);
    },
  );
});
