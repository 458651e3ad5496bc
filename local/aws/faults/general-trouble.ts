// The simulator's kinds of trouble as somebody orders them on a running laptop: at every call and every hand-over, so often
// and for so long, by chance that a seed repeats.
import { makeChance } from '../../chance.ts';
import { goodDay, type Mischief } from '../../mischief.ts';
import type { Clock } from '../../world.ts';
import type { Intercept } from '../intercept.ts';
import { ORDERED_KINDS, troubleOf } from './kinds.ts';
import { makeTrouble, type Trouble } from './trouble.ts';

export type TroubleOrder = {
  /** Names of `ORDERED_KINDS`. */
  readonly kinds: readonly string[];
  /** Of all calls and hand-overs that a kind is for, this part; each kind's own where it is left out. */
  readonly rate?: number;
  /** Of virtual time, from when it is ordered. Without it until another order. */
  readonly forMinutes?: number;
  readonly seed?: number;
};

/** An order as it stands. */
export type TroubleInForce = TroubleOrder & {
  readonly isOver: boolean;
  /** How often each kind has struck. */
  readonly struck: Readonly<Record<string, number>>;
};

export interface GeneralTrouble {
  /** Takes the place of the order before; none ends it. Throws, naming the kinds, for one that there is not. */
  order(order: TroubleOrder | undefined): void;
  inForce(): TroubleInForce | undefined;
  readonly strike: Intercept;
  readonly mischief: Mischief;
}

type Standing = { readonly order: TroubleOrder; readonly until: number; readonly trouble: Trouble };

export function makeGeneralTrouble(clock: Clock): GeneralTrouble {
  let standing: Standing | undefined;
  const current = (): Trouble | undefined =>
    standing !== undefined && clock.now() < standing.until ? standing.trouble : undefined;
  const today = (): Mischief => current()?.mischief ?? goodDay;

  return {
    order(order) {
      if (order === undefined) {
        standing = undefined;
        return;
      }
      const unknown = order.kinds.find((kind) => !ORDERED_KINDS.includes(kind));
      if (unknown !== undefined)
        throw new Error(`There is no kind of trouble "${unknown}"; there are: ${ORDERED_KINDS.join(', ')}`);
      const { kinds, delivering } = troubleOf(order.kinds, order.rate);
      const trouble = makeTrouble({ chance: makeChance(order.seed ?? 0), kinds, delivering, spells: [] });
      trouble.begin(() => new Date(clock.now()));
      standing = {
        order,
        until: clock.now() + (order.forMinutes ?? Number.POSITIVE_INFINITY) * 60_000,
        trouble,
      };
    },
    inForce() {
      if (standing === undefined) return undefined;
      const struck: Record<string, number> = {};
      for (const { kind } of standing.trouble.faults) struck[kind] = (struck[kind] ?? 0) + 1;
      return { ...standing.order, struck, isOver: clock.now() >= standing.until };
    },
    strike: (call, phase) => current()?.intercept(call, phase),
    mischief: {
      handOver: (...given) => today().handOver(...given),
      queuedLateMs: (...given) => today().queuedLateMs(...given),
      gathersMs: (...given) => today().gathersMs(...given),
      failsOf: (...given) => today().failsOf(...given),
      comesAgain: (...given) => today().comesAgain(...given),
      wordOfMailMs: () => today().wordOfMailMs(),
      isCold: (...given) => today().isCold(...given),
      readsOld: (...given) => today().readsOld(...given),
      lagMs: (...given) => today().lagMs(...given),
    },
  };
}
