// What a product does to its tables per event, sale or reminder: the units and requests of its functions, from the runtime's
// own meter, divided by how often it happened. What is played is a file for each product.
import type { MeteredCall } from '../local/aws/meter.ts';
import { packs } from '../local/products/registry.ts';
import type { Runtime } from '../local/runtime/runtime.ts';
import { startRuntime } from '../local/start-runtime.ts';
import type { Benchmark, Figure, Say } from './figure.ts';

export type UnitCost = {
  readonly readUnits: number;
  readonly writeUnits: number;
  /** Requests to AWS, the log apart. */
  readonly calls: number;
};

export type Measured = {
  /** `reminder`: what it is the cost of one of. */
  readonly of: string;
  readonly cost: UnitCost;
  readonly atMost?: { readonly writeUnits: number; readonly calls: number };
};

export type UnitFacts = {
  readonly product: 'cart-recovery' | 'loyalty';
  readonly startsAt: string;
  /** What its requests are called in a figure, and in what they are counted. */
  readonly calls: { readonly name: string; readonly unit: string };
  /** Everything happens `times` times. */
  readonly times: number;
  readonly play: (runtime: Runtime, times: number, say: Say) => Promise<readonly Measured[]>;
};

const SHORT_TIMES = 2;

export const unitsOf =
  (facts: UnitFacts): Benchmark =>
  async (say, { short }) => {
    const { product, startsAt, times, play, calls } = facts;
    const runtime = await startRuntime({
      packs,
      ephemeral: true,
      quiet: true,
      startAt: startsAt,
      only: [product],
    });
    try {
      const measured = await play(runtime, short ? SHORT_TIMES : times, say);
      return measured.flatMap((one) => figuresOf(one, calls));
    } finally {
      await runtime.stop();
    }
  };

function figuresOf({ of, cost, atMost }: Measured, { name, unit }: UnitFacts['calls']): readonly Figure[] {
  const figure = (what: string, value: number, rest: Pick<Figure, 'unit' | 'atMost'>): Figure => ({
    name: `${what} per ${of}`,
    value,
    decimals: 2,
    ...rest,
  });
  return [
    figure('write units', cost.writeUnits, { unit: 'units', ...(atMost && { atMost: atMost.writeUnits }) }),
    figure('read units', cost.readUnits, { unit: 'units' }),
    figure(name, cost.calls, { unit, ...(atMost && { atMost: atMost.calls }) }),
  ];
}

/** The units and requests of some functions, divided by `times`. */
export function unitCost(calls: readonly MeteredCall[], name: RegExp, times: number): UnitCost {
  const own = calls.filter(
    ({ function: caller, service, action }) =>
      name.test(caller) && service !== 'logs' && action !== 'Invocation',
  );
  return {
    readUnits: sum(own.map(({ units }) => units?.readUnits ?? 0)) / times,
    writeUnits: sum(own.map(({ units }) => units?.writeUnits ?? 0)) / times,
    calls: sum(own.map(({ count }) => count)) / times,
  };
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
