import { describe, expect, it } from 'vitest';
import { makeGeneralTrouble, type TroubleOrder } from '../../../../local/aws/faults/general-trouble.ts';
import type { CallInFlight } from '../../../../local/aws/intercept.ts';

const MINUTE = 60_000;
const call = (service: string, action: string): CallInFlight => ({
  functionName: 'upsr-sender',
  service,
  action,
  body: Buffer.from(''),
});

function ordered(order: TroubleOrder) {
  const clock = { at: 0, now: () => clock.at };
  const trouble = makeGeneralTrouble(clock);
  trouble.order(order);
  return { clock, trouble };
}

describe('trouble of whole kinds', () => {
  it('strikes every call at the rate of one, in the phase of its kind', () => {
    const { trouble } = ordered({ kinds: ['answer-lost'], rate: 1 });
    expect(trouble.strike(call('ses', 'SendEmail'), 'before')).toBeUndefined();
    expect(trouble.strike(call('ses', 'SendEmail'), 'after')).toBe('fail');
    expect(trouble.inForce()?.struck).toEqual({ 'answer-lost': 1 });
  });

  it('kills, throttles and makes transactions conflict as each service says it', () => {
    const killed = ordered({ kinds: ['killed-before'], rate: 1 }).trouble;
    expect(killed.strike(call('dynamodb', 'PutItem'), 'before')).toBe('crash');
    const throttled = ordered({ kinds: ['throttled'], rate: 1 }).trouble;
    expect(throttled.strike(call('s3', 'GetObject'), 'before')).toEqual({ fail: 'SlowDown' });
    const conflict = ordered({ kinds: ['transaction-conflict'], rate: 1 }).trouble;
    expect(conflict.strike(call('dynamodb', 'PutItem'), 'before')).toBeUndefined();
    expect(conflict.strike(call('dynamodb', 'TransactWriteItems'), 'before')).toEqual({
      fail: 'TransactionConflictException',
    });
  });

  it('doubles and delays hand-overs, and lets queues repeat themselves', () => {
    const { trouble } = ordered({ kinds: ['duplicate', 'late', 'comes-again', 'cold-start'], rate: 1 });
    const { lateMs, againMs } = trouble.mischief.handOver('cr-sender', 'Scheduler');
    expect(lateMs).toBeGreaterThan(0);
    expect(againMs).toBeGreaterThanOrEqual(0);
    expect(trouble.mischief.comesAgain('cr-events')).toBe(true);
    expect(trouble.mischief.isCold('cr-sender')).toBe(true);
  });

  it('is over after its minutes of virtual time, and leaves hand-overs alone then', () => {
    const { clock, trouble } = ordered({ kinds: ['error-before', 'late'], rate: 1, forMinutes: 60 });
    clock.at = 60 * MINUTE;
    expect(trouble.strike(call('ses', 'SendEmail'), 'before')).toBeUndefined();
    expect(trouble.mischief.handOver('cr-sender', 'Scheduler')).toEqual({ lateMs: 0, againMs: undefined });
    expect(trouble.inForce()?.isOver).toBe(true);
  });

  it('strikes the same calls for the same seed, and others for another', () => {
    const struckBy = (seed: number) => {
      const { clock, trouble } = ordered({ kinds: ['error-before'], rate: 0.5, seed });
      return Array.from({ length: 64 }, (_, second) => {
        clock.at = second * 1000;
        return trouble.strike(call('ses', 'SendEmail'), 'before') !== undefined;
      });
    };
    expect(struckBy(7)).toEqual(struckBy(7));
    expect(struckBy(7)).not.toEqual(struckBy(8));
  });

  it('is ended by no order, and refuses a kind that there is not, naming those there are', () => {
    const { trouble } = ordered({ kinds: ['error-before'], rate: 1 });
    expect(() => trouble.order({ kinds: ['earthquake'] })).toThrow(/"earthquake"; there are: error-before, /);
    trouble.order(undefined);
    expect(trouble.inForce()).toBeUndefined();
    expect(trouble.strike(call('ses', 'SendEmail'), 'before')).toBeUndefined();
  });
});
