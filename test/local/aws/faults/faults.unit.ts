import { describe, expect, test } from 'vitest';
import { type Fault, makeFaults } from '../../../../local/aws/faults/faults.ts';
import type { CallInFlight } from '../../../../local/aws/intercept.ts';

const MINUTE = 60_000;

function badDay(faults: readonly Fault[], seed?: number) {
  const clock = { at: 0, now: () => clock.at };
  const made = makeFaults(clock);
  made.set(faults, seed);
  return { clock, ...made };
}
const call = (changes: Partial<CallInFlight> = {}): CallInFlight => ({
  functionName: 'upsr-sender',
  service: 'ses',
  action: 'SendEmail',
  body: Buffer.from(''),
  ...changes,
});
const LATER: Fault = { service: 'ses', error: 'TooManyRequestsException' };

describe('a fault', () => {
  test('strikes every call it is for, and no other', () => {
    const day = badDay([{ ...LATER, action: 'SendEmail', function: 'upsr-sender' }]);
    expect(day.strike(call(), 'before')).toEqual({ fail: 'TooManyRequestsException' });
    for (const other of [{ service: 'sns' }, { action: 'SendRawEmail' }, { functionName: 'cr-sender' }]) {
      expect(day.strike(call(other), 'before')).toBeUndefined();
    }
    expect(day.strike(call(), 'after')).toBeUndefined();
  });

  test('loses an answer when that was asked for', () => {
    const day = badDay([{ ...LATER, phase: 'after', status: 500, message: 'Gone' }]);
    expect(day.strike(call(), 'before')).toBeUndefined();
    expect(day.strike(call(), 'after')).toEqual({
      fail: 'TooManyRequestsException',
      status: 500,
      message: 'Gone',
    });
  });

  test('is over after so many times, and the next fault has its turn', () => {
    const day = badDay([
      { ...LATER, times: 2 },
      { service: 'ses', error: 'SendingPausedException' },
    ]);
    const struck = [1, 2, 3].map(() => day.strike(call(), 'before'));
    expect(struck).toEqual([LATER.error, LATER.error, 'SendingPausedException'].map((fail) => ({ fail })));
    expect(day.list().map(({ struck, isOver }) => [struck, isOver])).toEqual([
      [2, true],
      [1, false],
    ]);
  });

  test('is over after its minutes of virtual time', () => {
    const day = badDay([{ ...LATER, forMinutes: 60 }]);
    day.clock.at = 60 * MINUTE - 1;
    expect(day.strike(call(), 'before')).toBeDefined();
    day.clock.at = 60 * MINUTE;
    expect(day.strike(call(), 'before')).toBeUndefined();
  });

  test('of a rate strikes that part of the calls, the same ones for the same seed', () => {
    const strikes = (seed: number) => {
      const day = badDay([{ ...LATER, rate: 0.25 }], seed);
      return Array.from({ length: 400 }, () => (day.strike(call(), 'before') === undefined ? '.' : 'x')).join(
        '',
      );
    };
    expect(strikes(7)).toBe(strikes(7));
    expect(strikes(7)).not.toBe(strikes(8));
    expect(strikes(7).replaceAll('.', '').length).toBeGreaterThan(70);
    expect(strikes(7).replaceAll('.', '').length).toBeLessThan(130);
  });

  test('replaces the bad day before it, and a typo leaves that as it was', () => {
    const day = badDay([LATER]);
    expect(() => day.set([{ service: 'ses', error: 'TooMany' }])).toThrow(/"TooMany" needs a status/);
    expect(() => day.set([{ service: 'dynamo', error: 'X' }])).toThrow(/no service "dynamo"/);
    expect(day.list()).toHaveLength(1);
    day.set([]);
    expect(day.strike(call(), 'before')).toBeUndefined();
  });
});
