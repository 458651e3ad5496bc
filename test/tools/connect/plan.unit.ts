// What is to happen to a platform's webhooks, from what is wanted and what is there.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDone, type Present, planOf, type Wanted } from '../../../tools/connect/plan.ts';

const wanted: readonly Wanted[] = [
  { topic: 'order', address: 'a' },
  { topic: 'cart', address: 'b' },
];
const there = (topic: string, address: string, more: Partial<Present> = {}): Present => ({
  id: `${topic}-${address}`,
  topic,
  address,
  isOn: true,
  ...more,
});

describe('the plan', () => {
  it('given all there and on, then nothing is to do', () => {
    expect(isDone(planOf(wanted, [there('order', 'a'), there('cart', 'b')]))).toBe(true);
  });

  it('given a topic at the wrong one of our addresses, then it is spare, and the right one missing', () => {
    const plan = planOf(wanted, [there('order', 'b'), there('cart', 'b')]);
    expect([plan.missing, plan.spare]).toEqual([[wanted[0]], [there('order', 'b')]]);
  });

  it('given two that are alike, then the one that is on stays', () => {
    const off = there('order', 'a', { id: '1', isOn: false });
    const on = there('order', 'a', { id: '2' });
    expect(planOf(wanted, [off, on])).toMatchObject({ good: [on], spare: [off], off: [] });
  });

  it('given one that is off, or another’s, then the first is switched on and the second left alone', () => {
    const off = there('order', 'a', { isOn: false });
    const other = there('order', 'elsewhere');
    expect(planOf(wanted, [off, other])).toMatchObject({ off: [off], others: [other], spare: [] });
  });

  it('given whatever is there, then once the plan is done another has nothing to do', () => {
    const one = fc.record({
      id: fc.uuid(),
      topic: fc.constantFrom('order', 'cart', 'app'),
      address: fc.constantFrom('a', 'b', 'c'),
      isOn: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.uniqueArray(one, { selector: ({ id }) => id }), (present) => {
        const { missing, off, good, spare, others } = planOf(wanted, present);
        expect(off.length + good.length + spare.length + others.length).toBe(present.length);
        const after = [
          ...missing.map(({ topic, address }) => there(topic, address)),
          ...off.map((each) => ({ ...each, isOn: true })),
          ...good,
          ...others,
        ];
        expect(isDone(planOf(wanted, after))).toBe(true);
      }),
      { seed: 13 },
    );
  });
});
