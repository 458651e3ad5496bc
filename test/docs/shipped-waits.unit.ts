// The cart that everybody tries first: what the decision page says of it is what the rules as shipped do with it.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sizeOf } from '../../lambdas/cart-recovery/decisions/two-reminders.ts';
import { readCartRules } from '../../lambdas/cart-recovery/rules/rules.ts';

test('a cart of 120 is a medium one: two hours, then 22', () => {
  const read = readCartRules(readFileSync('rules/cart-recovery/rules.txt', 'utf8'), 'USD');
  if (!read.ok) throw new Error('The rules as shipped are bad');
  const size = sizeOf(120_00, read.rules);
  expect(JSON.stringify(size)).toContain('edium');
  const page = readFileSync('docs/decisions/a-cart-of-120-is-medium.md', 'utf8');
  expect(page).toContain('after two hours and after 22');
  expect([size.firstWaitMinutes, size.secondWaitMinutes]).toEqual([2 * 60, 22 * 60]);
});
