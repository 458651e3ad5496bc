// Who is told of an alarm, and when nobody is.
import { describe, expect, test } from 'vitest';
import { decideAlarm, type KnownAlarm } from '../../../shared/alarms/decide-alarm.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 28, 14, minute));
const known = (more: Partial<KnownAlarm>): KnownAlarm => ({
  state: 'ALARM',
  changedAt: at(5),
  rangAt: at(5),
  ...more,
});
const rings = { state: 'ALARM', at: at(5) } as const;
const isWell = { state: 'OK', at: at(20) } as const;
const well = (more: Partial<KnownAlarm> = {}) => known({ state: 'OK', changedAt: at(20), ...more });

describe('an alarm that rings', () => {
  test('is told', () => {
    expect(decideAlarm(rings, known({}), at(6))).toEqual({ kind: 'tell-ring' });
  });

  test('waits for the end of a silence, and not for one that is over', () => {
    expect(decideAlarm(rings, known({ mutedUntil: at(30) }), at(6))).toEqual({ kind: 'wait', until: at(30) });
    expect(decideAlarm(rings, known({ mutedUntil: at(6) }), at(6))).toEqual({ kind: 'tell-ring' });
  });

  test('whose news comes when it is over is told all the same, with its end', () => {
    expect(decideAlarm(rings, well(), at(25))).toEqual({ kind: 'tell-ring', wellSince: at(20) });
  });
});

describe('an alarm that is well again', () => {
  test('is told with when it rang', () => {
    expect(decideAlarm(isWell, well(), at(21))).toEqual({ kind: 'tell-well', rangAt: at(5) });
  });

  test('is told in a silence too, if its ring was told', () => {
    expect(decideAlarm(isWell, well({ mutedUntil: at(50) }), at(21)).kind).toBe('tell-well');
  });

  test('is no news where it never rang, where nobody heard of the ring, or where it rings anew', () => {
    expect(decideAlarm(isWell, { state: 'OK', changedAt: at(20) }, at(21))).toMatchObject({
      because: 'never-rang',
    });
    expect(decideAlarm(isWell, well({ hushedAt: at(5) }), at(21))).toMatchObject({
      because: 'nobody-was-told',
    });
    expect(decideAlarm(isWell, known({ changedAt: at(22), rangAt: at(22) }), at(23))).toMatchObject({
      because: 'out-of-date',
    });
  });
});
