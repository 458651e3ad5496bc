import { describe, expect, it } from 'vitest';
import { troubleOf } from '../../../../local/aws/faults/kinds.ts';
import { makeTrouble, type Spell, type TroubleKind } from '../../../../local/aws/faults/trouble.ts';
import type { CallInFlight } from '../../../../local/aws/intercept.ts';
import { makeChance } from '../../../../local/chance.ts';

const CALL: CallInFlight = {
  functionName: 'shop-sender',
  service: 'ses',
  action: 'SendEmail',
  body: Buffer.from(''),
};
const NOON = Date.parse('2027-02-01T12:00:00Z');
const QUIET = troubleOf([]).delivering;
const kind = (rate: number): TroubleKind => ({
  name: 'error-before',
  rate,
  phase: 'before',
  isFor: () => true,
  does: () => 'fail',
});
const paused: Spell = {
  name: 'ses-paused',
  from: NOON,
  until: NOON + 60_000,
  phase: 'before',
  isFor: ({ service }) => service === 'ses',
  does: () => ({ fail: 'SendingPausedException' }),
};

/** A thousand calls, one a second, and what became of each. */
function struckIn(parts: Partial<Parameters<typeof makeTrouble>[0]>) {
  const trouble = makeTrouble({
    chance: makeChance(5),
    kinds: [],
    spells: [],
    delivering: QUIET,
    ...parts,
  });
  let now = NOON;
  trouble.begin(() => new Date(now));
  const struck = Array.from({ length: 1_000 }, (_, second) => {
    now = NOON + second * 1_000;
    return trouble.intercept(CALL, 'before');
  });
  return { trouble, struck };
}

describe('given a kind with a rate', () => {
  it('strikes about so often, the same calls for the same seed, and writes down each', () => {
    const { trouble, struck } = struckIn({ kinds: [kind(0.1)] });
    const count = struck.filter((one) => one !== undefined).length;
    expect(count).toBeGreaterThan(60);
    expect(count).toBeLessThan(140);
    expect(struckIn({ kinds: [kind(0.1)] }).struck).toEqual(struck);
    expect(trouble.faults).toHaveLength(count);
    expect(trouble.faults[0]).toMatchObject({
      kind: 'error-before',
      function: 'shop-sender',
      call: 'ses.SendEmail',
    });
  });

  it('strikes as before at the calls that are left when one fault is left out', () => {
    const { trouble } = struckIn({ kinds: [kind(0.1)] });
    const [left, ...kept] = trouble.faults.map(({ key }) => key);
    const isAllowed = (key: string) => key !== left;
    expect(struckIn({ kinds: [kind(0.1)], isAllowed }).trouble.faults.map(({ key }) => key)).toEqual(kept);
  });

  it('is over when it is ended', () => {
    const { trouble } = struckIn({ kinds: [kind(1)] });
    trouble.end();
    expect(trouble.intercept(CALL, 'before')).toBeUndefined();
    expect(trouble.mischief.handOver('shop-sender', 'Lambda')).toEqual({ lateMs: 0, againMs: undefined });
  });
});

describe('given a spell', () => {
  it('strikes every call from its beginning to its end, under one key', () => {
    const { trouble, struck } = struckIn({ spells: [paused] });
    expect(struck.slice(0, 60)).toEqual(Array(60).fill({ fail: 'SendingPausedException' }));
    expect(struck.slice(60).every((one) => one === undefined)).toBe(true);
    expect(new Set(trouble.faults.map(({ key }) => key)).size).toBe(1);
  });
});

describe('given hand-overs that may come late and twice', () => {
  it('draws both, and writes both down', () => {
    const { trouble } = struckIn({ delivering: { ...QUIET, late: 1, duplicate: 1 } });
    const { lateMs, againMs } = trouble.mischief.handOver('shop-picker', 'EventBridge');
    expect(lateMs).toBeGreaterThan(0);
    expect(againMs).toBeDefined();
    expect(trouble.faults.map(({ kind: name }) => name)).toEqual(['late', 'duplicate']);
  });
});

describe('given reads that are behind', () => {
  it('lets each write be seen later by what its own name draws, whatever else was written', () => {
    const lags = (writes: readonly string[]) => {
      const trouble = makeTrouble({ chance: makeChance(5), kinds: [], spells: [], delivering: QUIET });
      trouble.begin(() => new Date(NOON));
      return new Map(writes.map((write) => [write, trouble.mischief.lagMs(write)]));
    };
    const all = lags(['PutItem one', 'PutItem two', 'UpdateItem one']);
    expect(new Set(all.values()).size).toBeGreaterThan(1);
    expect(lags(['UpdateItem one']).get('UpdateItem one')).toBe(all.get('UpdateItem one'));
  });
});

describe('given a spell of which the service itself takes care', () => {
  it('writes each call down and lets it go on to what else may strike', () => {
    const { does: _, ...mood } = { ...paused, name: 'model-slow' };
    const { trouble, struck } = struckIn({ spells: [mood], kinds: [kind(1)] });
    expect(struck.every((one) => one === 'fail')).toBe(true);
    expect(trouble.faults.filter(({ kind: name }) => name === 'model-slow')).toHaveLength(60);
  });
});
