// Short months, so that every check plays some; `npm run simulate` plays whole ones.
import { describe, expect, it } from 'vitest';
import { kindsNamed } from '../../../local/aws/faults/kinds.ts';
import { packs } from '../../../local/products/registry.ts';
import { houseLaws } from '../../../local/simulator/laws/index.ts';
import { playSeed } from '../../../local/simulator/month.ts';
import { traceText } from '../../../local/simulator/trace.ts';

const kinds = kindsNamed('all') ?? [];

/** On a machine that does much else a month takes minutes. */
const TIMEOUT_MS = 300_000;

const play = (seed: number, product: string, days: { readonly days: number; readonly calmDays: number }) =>
  playSeed({ seed, kinds, packs, laws: houseLaws, only: [product], ...days });

describe('given one seed that is played twice', () => {
  it.each([
    [1, 'loyalty'],
    [2, 'cart-recovery'],
  ])(
    'is the same month to the byte: %i, %s',
    async (seed, product) => {
      const brief = { days: 1, calmDays: 0 };
      const [one, other] = [await play(seed, product, brief), await play(seed, product, brief)];
      expect(one.faults.length).toBeGreaterThan(0);
      expect(traceText(other.trace)).toBe(traceText(one.trace));
      expect(other.calls).toBe(one.calls);
    },
    TIMEOUT_MS,
  );

  it(
    'is another month for another seed',
    async () => {
      const brief = { days: 1, calmDays: 0 };
      const [one, other] = [await play(3, 'cart-recovery', brief), await play(4, 'cart-recovery', brief)];
      expect(traceText(other.trace)).not.toBe(traceText(one.trace));
    },
    TIMEOUT_MS,
  );
});
