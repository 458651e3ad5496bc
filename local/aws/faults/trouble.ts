// Faults at every call and every hand-over, by kind and rate. Whether one strikes hangs on the seed, the function, the call,
// the moment and how often that same call was made at that moment, and on nothing that happened elsewhere.

import type { Chance } from '../../chance.ts';
import type { Mischief } from '../../mischief.ts';
import type { CallInFlight, Intercept, Phase, Trouble as Struck } from '../intercept.ts';

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
  readonly does: (call: CallInFlight, own: Chance) => Struck;
};

/** Trouble that lasts: while it does, every call that it is for. */
export type Spell = Omit<TroubleKind, 'rate' | 'does'> & {
  /** Left out where the service itself does it, as a model with a mood: each such call is written down, and goes on. */
  readonly does?: TroubleKind['does'];
  /** Epoch milliseconds. */
  readonly from: number;
  readonly until: number;
};

/** Rates of what chance does to hand-overs. */
export type Delivering = {
  readonly late: number;
  readonly duplicate: number;
  readonly comesAgain: number;
  /** Looks into a queue, and batches of several. */
  readonly gathered: number;
  readonly partly: number;
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
const LONGEST_GATHERING_MS = 5 * MINUTE_MS;
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
      const struck = kind.does?.(call, chance.of(faultKey));
      const detail = detailOf(struck);
      const facts = { function: call.functionName, call: name, key: faultKey };
      record(at, kind.name, detail === undefined ? facts : { ...facts, detail });
      if (struck !== undefined) return struck;
    }
    return undefined;
  }

  /** Draws whether this happens to this hand-over, and by how much. */
  function drawn(kind: string, to: string, rate: number, via = 'delivery'): Chance | undefined {
    if (now === undefined || rate === 0) return undefined;
    const at = now().toISOString();
    const key = `${kind} ${keyOf(`${kind} ${via} ${to}`, at)}`;
    if (chance.share(key) >= rate || !isAllowed(key)) return undefined;
    record(at, kind, { function: to, call: via, key });
    return chance.of(key);
  }

  return {
    faults,
    intercept: strike,
    mischief: {
      handOver(to, via) {
        const late = drawn('late', to, delivering.late, via);
        const again = drawn('duplicate', to, delivering.duplicate, via);
        return {
          lateMs: late === undefined ? 0 : within(late, LONGEST_LATE_MS),
          // At the same moment, or some time later.
          againMs: again === undefined ? undefined : again.happens(0.5) ? 0 : within(again, LONGEST_LATE_MS),
        };
      },
      queuedLateMs(queue) {
        const late = drawn('late', queue, delivering.late, 'SQS');
        return late === undefined ? 0 : within(late, LONGEST_LATE_MS);
      },
      gathersMs(queue) {
        const gathered = drawn('gathered', queue, delivering.gathered, 'SQS');
        return gathered === undefined ? 0 : gathered.between(1, LONGEST_GATHERING_MS);
      },
      failsOf(queue, count) {
        const part = drawn('partial-batch', queue, delivering.partly, 'SQS');
        if (part === undefined) return [];
        const done = part.between(0, count - 1);
        const others = Array.from({ length: count }, (_, place) => place).filter((place) => place !== done);
        return others.filter((_, index) => index === 0 || part.happens(0.5));
      },
      comesAgain: (queue) => drawn('comes-again', queue, delivering.comesAgain, 'SQS') !== undefined,
      readsOld: (table) => drawn('stale-read', table, delivering.stale) !== undefined,
      lagMs(write) {
        if (now === undefined) return 0;
        const key = `lag ${keyOf(`lag ${write}`, now().toISOString())}`;
        return within(chance.of(key), LONGEST_LAG_MS);
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

/** The error's name, or how long it took. */
function detailOf(struck: Struck | undefined): string | undefined {
  if (typeof struck !== 'object') return undefined;
  return 'fail' in struck ? struck.fail : `${struck.slowMs} ms`;
}

/** Mostly short, seldom long. */
const within = (chance: Chance, mostMs: number): number => {
  const short = chance.happens(0.7) ? 100 : 1;
  return Math.max(1, Math.round(chance.between(1, mostMs) / short));
};
