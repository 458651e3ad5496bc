import { describe, expect, it } from 'vitest';
import { isTooManyFailures, noFates } from '../../../shared/messages/failure-rate.ts';

const tooMany = (counts: Partial<typeof noFates>) => isTooManyFailures({ ...noFates, ...counts });

describe('too many failures', () => {
  it('is more than one in a hundred, whatever kind they are', () => {
    expect(tooMany({ sent: 99, refused: 1 })).toBe(false);
    expect(tooMany({ sent: 98, refused: 1 })).toBe(true);
    expect(tooMany({ sent: 197, refused: 1, unknown: 1, late: 1 })).toBe(true);
    expect(tooMany({ sent: 297, refused: 1, unknown: 1, late: 1 })).toBe(false);
  });

  it('is one where nothing else was sent, and none where nothing failed', () => {
    expect(tooMany({ unknown: 1 })).toBe(true);
    expect(tooMany({ sent: 3 })).toBe(false);
    expect(tooMany({})).toBe(false);
  });
});
