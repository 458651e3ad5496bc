import { describe, expect, it } from 'vitest';
import { isRegularLook, saysDocumentsChanged } from '../../../shared/rules/document-looks.ts';

describe('an invocation', () => {
  it.each(['aws.s3', 'aws.ssm'])('given an event of %s, then documents were edited', (source) => {
    expect(saysDocumentsChanged({ source, detail: {} })).toBe(true);
  });

  it.each([[undefined], [null], [{}], ['aws.s3'], [{ source: 'aws.scheduler' }]])(
    'given %j, then it is a run like any other',
    (event) => {
      expect(saysDocumentsChanged(event)).toBe(false);
    },
  );
});

describe('a run of the timetable', () => {
  it('given a day of runs every five minutes, then four of them look', () => {
    const runs = Array.from({ length: 288 }, (_, index) => new Date(Date.UTC(2026, 0, 2, 0, index * 5, 1)));
    expect(runs.filter((now) => isRegularLook(now, 5)).map((now) => now.getUTCHours())).toEqual([
      0, 6, 12, 18,
    ]);
  });

  it('given an hourly run at half past, then its run of the hour looks', () => {
    expect(isRegularLook(new Date('2026-01-02T06:30:02Z'), 60)).toBe(true);
    expect(isRegularLook(new Date('2026-01-02T07:30:02Z'), 60)).toBe(false);
  });
});
