// Bars that are read without colour: full ones are over, the empty one is not, and what is more than nothing is drawn.
import { expect, it } from 'vitest';
import { bars } from '../../../shared/dashboard/bars.ts';

const drawn = (values: readonly number[]) => String(bars(values));
const heights = (values: readonly number[]) =>
  [...drawn(values).matchAll(/<rect[^>]* height="(\d+)"/g)].map(([, height]) => Number(height));

it('draws a bar for every week that had any, the greatest the highest', () => {
  expect(heights([0, 5, 10, 0])).toEqual([28, 56]);
});

it('draws one in a thousand, too', () => {
  expect(heights([1, 1_000, 0])[0]).toBeGreaterThan(1);
});

it('draws the present week as an outline, and no other', () => {
  expect([...drawn([4, 4, 4]).matchAll(/class="now"/g)]).toHaveLength(1);
  expect(drawn([4, 4, 4])).toMatch(/class="now"[^>]*\/><line/);
  expect(drawn([4, 4, 0])).not.toContain('class="now"');
});

it('draws the ground alone where there is nothing, or less', () => {
  expect(heights([0, 0, 0])).toEqual([]);
  expect(heights([-3, 0, -1])).toEqual([]);
  expect(drawn([0])).toContain('<line');
});
