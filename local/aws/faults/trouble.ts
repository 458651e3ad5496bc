// Faults at every call and every hand-over, by kind and rate. Whether one strikes hangs on the seed, the function, the call,
// the moment and how often that same call was made at that moment, and on nothing that happened elsewhere.

import type { Chance } from '../../chance.ts';
import type { Mischief } from '../../world.ts';
import type { CallInFlight, Intercept, Phase, Trouble as Struck } from '../endpoint.ts';

export type InjectedFault = {
  /** ISO-8601 UTC, virtual time. */
  readonly at: string;
  /** `error-before`, `answer-lost`, `killed-after`, `duplicate`, `late`, `stale-read`, … */
  readonly kind: string;
  readonly function: string;
  /** `dynamodb.TransactWriteItems`, `sqs.deliver`, … */
  readonly call: string;
  /** The error's name, or how long it took. */
  readonly detail?: string;
  /** The same in every play of the seed, with other faults or without; shrinking leaves faults out by it. */
  readonly key: string;
};

export type TroubleKind = {
  readonly name: string;
  /** Of the calls that it is for, this part. */
  readonly rate: number;
  readonly phase: Phase;
  readonly isFor: (call: CallInFlight) => boolean;
  readonly does: (call: CallInFlight) => Struck;
};

/** Trouble that lasts: while it does, every call that it is for. */
export type Spell = Omit<TroubleKind, 'rate'> & {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly until: number;
};

/** Rates of what chance does to hand-overs. */
export type Delivering = {
  readonly late: number;
  readonly duplicate: number;
  readonly comesAgain: number;
  readonly cold: number;
  /** Words of bounces and complaints that come hours later. */
  readonly lateWord: number;
  /** Reads, of those that may be, that are behind. */
  readonly stale: number;
};

/** Which faults may strike: all but some, or none but some, by their keys. */
export type Allowed = (key: string) => boolean;

export type Trouble = {
  readonly intercept: Intercept;
  readonly mischief: Mischief;
  /** What has struck, oldest first. */
  readonly faults: readonly InjectedFault[];
  /** From now on things go wrong. */
  begin(now: () => Date): void;
  /** From now on nothing does. */
  end(): void;
};

const MINUTE_MS = 60_000;
const LONGEST_LATE_MS = 3 * 60 * MINUTE_MS;
const LONGEST_LAG_MS = 20_000;
const LONGEST_WORD_MS = 30 * 60 * MINUTE_MS;

export function makeTrouble(parts: {
  readonly chance: Chance;
  readonly kinds: readonly TroubleKind[];
  readonly spells: readonly Spell[];
  readonly delivering: Delivering;
  readonly isAllowed?: Allowed;
}): Trouble {
  const { chance, kinds, spells, delivering, isAllowed = () => true } = parts;
  const faults: InjectedFault[] = [];
  let now: (() => Date) | undefined;
  let moment = '';
  let writes = 0;
  let counts = new Map<string, number>();

  /** The same in every play of the seed in which this happens at this moment. */
  function keyOf(what: string, at: string): string {
    if (at !== moment) counts = new Map();
    moment = at;
    const count = (counts.get(what) ?? 0) + 1;
    counts.set(what, count);
    return `${at} ${what} ${count}`;
  }

  function record(at: string, kind: string, fault: Omit<InjectedFault, 'at' | 'kind'>): void {
    faults.push({ at, kind, ...fault });
  }

  function strike(call: CallInFlight, phase: Phase): Struck | undefined {
    if (now === undefined) return undefined;
    const moment = now();
    const at = moment.toISOString();
    const name = `${call.service}.${call.action}`;
    const key = keyOf(`${call.functionName} ${name} ${phase}`, at);
    for (const kind of [...spells, ...kinds]) {
      if (kind.phase !== phase || !kind.isFor(call)) continue;
      const isSpell = 'until' in kind;
      if (isSpell && (moment.getTime() < kind.from || moment.getTime() >= kind.until)) continue;
      const faultKey = isSpell ? `spell ${kind.name} ${kind.from}` : `${kind.name} ${key}`;
      if ((!isSpell && chance.share(faultKey) >= kind.rate) || !isAllowed(faultKey)) continue;
      const struck = kind.does(call);
      const detail = typeof struck === 'object' && 'fail' in struck ? { detail: struck.fail } : {};
      record(at, kind.name, { function: call.functionName, call: name, key: faultKey, ...detail });
      return struck;
    }
    return undefined;
  }

  /** Draws whether this happens to this hand-over, and by how much. */
  function drawn(kind: string, to: string, rate: number): Chance | undefined {
    if (now === undefined || rate === 0) return undefined;
    const at = now().toISOString();
    const key = `${kind} ${keyOf(`${kind} ${to}`, at)}`;
    if (chance.share(key) >= rate || !isAllowed(key)) return undefined;
    record(at, kind, { function: to, call: 'delivery', key });
    return chance.of(key);
  }

  return {
    faults,
    intercept: strike,
    mischief: {
      handOver(to) {
        const late = drawn('late', to, delivering.late);
        const again = drawn('duplicate', to, delivering.duplicate);
        return {
          lateMs: late === undefined ? 0 : within(late, LONGEST_LATE_MS),
          // At the same moment, or some time later.
          againMs: again === undefined ? undefined : again.happens(0.5) ? 0 : within(again, LONGEST_LATE_MS),
        };
      },
      comesAgain: (queue) => drawn('comes-again', queue, delivering.comesAgain) !== undefined,
      readsOld: (table) => drawn('stale-read', table, delivering.stale) !== undefined,
      lagMs() {
        writes += 1;
        return within(chance.of(`lag ${writes}`), LONGEST_LAG_MS);
      },
      isCold: (name) => drawn('cold-start', name, delivering.cold) !== undefined,
      wordOfMailMs() {
        const late = drawn('late-word-of-mail', 'ses', delivering.lateWord);
        return late === undefined ? 0 : within(late, LONGEST_WORD_MS);
      },
    },
    begin(clock) {
      now = clock;
    },
    end() {
      now = undefined;
    },
  };
}

/** Mostly short, seldom long. */
const within = (chance: Chance, mostMs: number): number => {
  const short = chance.happens(0.7) ? 100 : 1;
  return Math.max(1, Math.round(chance.between(1, mostMs) / short));
};
