// What a test, a bad day or the simulator may do to a call: before it reaches the service, or after it was applied.
import type { WantedError } from './faults/aws-errors.ts';

export interface CallInFlight {
  readonly functionName: string;
  readonly service: string;
  readonly action: string;
  readonly body: Buffer;
}
export type Phase = 'before' | 'after';
/**
 * `fail` is an error of no particular name; `{ fail: 'ThrottlingException' }` is the one that AWS calls so. `crash` ends the
 * caller's process; `stall` leaves it standing there until its time is out. `slowMs`: the call takes so long, and goes on.
 */
export type Trouble = 'crash' | 'fail' | 'stall' | { readonly slowMs: number } | WantedError;
/** For tests of bad days: what happens to this call, before it reaches the service or after it was applied. */
export type Intercept = (call: CallInFlight, phase: Phase) => Trouble | undefined;
