// Faults at every call, by kind and rate. Whether one strikes hangs on the seed, the function, the call, the moment and how
// often that same call was made at that moment, and on nothing that happened elsewhere.
import type { CallInFlight, Intercept, Phase, Trouble as Struck } from '../aws/endpoint.ts';
import type { Chance } from './chance.ts';
import type { InjectedFault } from './law.ts';

export type TroubleKind = {
  readonly name: string;
  /** Of the calls that it is for, this part. */
  readonly rate: number;
  readonly phase: Phase;
  readonly isFor: (call: CallInFlight) => boolean;
  readonly does: (call: CallInFlight, chance: Chance) => Struck;
};

export type Trouble = {
  readonly intercept: Intercept;
  /** What has struck, oldest first. */
  readonly faults: readonly InjectedFault[];
  /** From now on nothing strikes. */
  end(): void;
};

export function makeTrouble(parts: {
  readonly chance: Chance;
  readonly kinds: readonly TroubleKind[];
  /** Keys of faults that are left out. */
  readonly without?: ReadonlySet<string>;
}): Trouble & { begin(now: () => Date): void } {
  const { chance, kinds, without } = parts;
  const faults: InjectedFault[] = [];
  let now: (() => Date) | undefined;
  let moment = '';
  let counts = new Map<string, number>();

  function occurrence(what: string, at: string): number {
    if (at !== moment) counts = new Map();
    moment = at;
    const count = (counts.get(what) ?? 0) + 1;
    counts.set(what, count);
    return count;
  }

  return {
    faults,
    begin(clock) {
      now = clock;
    },
    end() {
      now = undefined;
    },
    intercept(call, phase) {
      if (now === undefined) return undefined;
      const at = now().toISOString();
      const name = `${call.service}.${call.action}`;
      const what = `${call.functionName} ${name} ${phase}`;
      const key = `${at} ${what} ${occurrence(what, at)}`;
      for (const kind of kinds) {
        if (kind.phase !== phase || !kind.isFor(call)) continue;
        const faultKey = `${kind.name} ${key}`;
        if (chance.share(faultKey) >= kind.rate || without?.has(faultKey) === true) continue;
        const struck = kind.does(call, chance.of(faultKey));
        const detail = typeof struck === 'string' ? {} : { detail: struck.fail };
        faults.push({
          at,
          kind: kind.name,
          function: call.functionName,
          call: name,
          key: faultKey,
          ...detail,
        });
        return struck;
      }
      return undefined;
    },
  };
}
