// Bad days of AWS, by order: which calls get which error, before or after they were applied, how often and until when.

import { seededRandom } from '../../seeded-random.ts';
import type { Clock } from '../../world.ts';
import type { CallInFlight, Phase, Trouble as Struck } from '../intercept.ts';
import { awsError, errorsOf, FAILING_SERVICES } from './aws-errors.ts';
import { type GeneralTrouble, makeGeneralTrouble } from './general-trouble.ts';

/** One kind of trouble. What is left out is not asked for: any action, any function, for ever, every time. */
export interface Fault {
  /** A signing name: `ses`, `dynamodb`, `s3`, `ssm`, … */
  readonly service: string;
  readonly action?: string;
  readonly function?: string;
  /** As AWS names it; the laptop knows status and words of the usual ones. */
  readonly error: string;
  readonly status?: number;
  readonly message?: string;
  /** `after`: the call was applied, only its answer is lost. Default `before`. */
  readonly phase?: Phase;
  /** Strikes so often, and then no more. */
  readonly times?: number;
  /** Of virtual time, from when it was set. */
  readonly forMinutes?: number;
  /** Of the calls it is for, this part: 0.1 is one in ten, by chance that the seed repeats. */
  readonly rate?: number;
}

/** A fault as it stands: how often it has struck, and whether it still can. */
export type FaultInForce = Fault & { readonly struck: number; readonly isOver: boolean };

export interface Faults {
  /** Replaces all that was set before; an empty list ends the bad day. Throws, naming what is known, for a typo. */
  set(faults: readonly Fault[], seed?: number): void;
  list(): readonly FaultInForce[];
  /** Trouble of whole kinds, at every call and hand-over; it stands beside the list and is not replaced by it. */
  readonly general: Omit<GeneralTrouble, 'strike'>;
  /** The error this call is to get, if any. The first fault that is for it decides, and then chance. */
  strike(call: CallInFlight, phase: Phase): Struck | undefined;
}

/** Chance is drawn in millionths. */
const CERTAIN = 1_000_000;

type Standing = { readonly fault: Fault; readonly setAt: number; struck: number };

export function makeFaults(clock: Clock): Faults {
  let standing: readonly Standing[] = [];
  let chance = seededRandom(0);
  const general = makeGeneralTrouble(clock);

  const isOver = ({ fault, setAt, struck }: Standing): boolean =>
    struck >= (fault.times ?? Number.POSITIVE_INFINITY) ||
    clock.now() >= setAt + (fault.forMinutes ?? Number.POSITIVE_INFINITY) * 60_000;

  return {
    general,
    set(faults, seed = 0) {
      for (const fault of faults) mustBeKnown(fault);
      standing = faults.map((fault) => ({ fault, setAt: clock.now(), struck: 0 }));
      chance = seededRandom(seed);
    },
    list: () => standing.map((one) => ({ ...one.fault, struck: one.struck, isOver: isOver(one) })),
    strike(call, phase) {
      const found = standing.find(
        (one) =>
          isFor(one.fault, call, phase) &&
          !isOver(one) &&
          (one.fault.rate === undefined || chance.below(CERTAIN) < one.fault.rate * CERTAIN),
      );
      if (found === undefined) return general.strike(call, phase);
      found.struck += 1;
      const { error, status, message } = found.fault;
      return {
        fail: error,
        ...(status === undefined ? {} : { status }),
        ...(message === undefined ? {} : { message }),
      };
    },
  };
}

function isFor(fault: Fault, call: CallInFlight, phase: Phase): boolean {
  return (
    fault.service === call.service &&
    (fault.phase ?? 'before') === phase &&
    (fault.action === undefined || fault.action === call.action) &&
    (fault.function === undefined || fault.function === call.functionName)
  );
}

function mustBeKnown({ service, error, status }: Fault): void {
  if (errorsOf(service) === undefined) {
    throw new Error(`There is no service "${service}"; there are: ${FAILING_SERVICES.join(', ')}`);
  }
  awsError(service, { fail: error, ...(status === undefined ? {} : { status }) });
}
