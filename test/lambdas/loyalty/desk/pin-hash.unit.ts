import { expect, it } from 'vitest';
import { makePins, randomPin, slowPins } from '../../../../lambdas/loyalty/desk/pin-hash.ts';
import { quickPins } from '../../../support/quick-pins.ts';

it('keeps PINs at the cost that makes guessing slow, each with a salt of its own', async () => {
  const [one, other] = [await slowPins.hash('482915'), await slowPins.hash('482915')];
  for (const hash of [one, other]) expect(hash).toMatch(/^scrypt\$32768\$8\$1\$[\w+/]{22}==\$[\w+/]{43}=$/);
  expect(one).not.toBe(other);
  expect(await slowPins.is('482915', one)).toBe(true);
  expect(await slowPins.is('482916', one)).toBe(false);
});

it('compares a PIN at the cost at which it was hashed, whatever new ones cost', async () => {
  const hashedQuickly = await quickPins.hash('482915');
  expect(await slowPins.is('482915', hashedQuickly)).toBe(true);
  expect(await slowPins.is('482916', hashedQuickly)).toBe(false);
  expect(await makePins({ N: 4, r: 8, p: 1 }).is('482915', hashedQuickly)).toBe(true);
});

it('knows nobody by a hash that is none or that cannot be read', async () => {
  const hash = await quickPins.hash('482915');
  const unreadable = [
    undefined,
    '',
    'scrypt',
    hash.replace('scrypt', 'bcrypt'),
    hash.slice(0, -4),
    hash.replace('$2$', '$1$'),
  ];
  for (const stored of unreadable) expect(await quickPins.is('482915', stored)).toBe(false);
  expect(await quickPins.is('482915', hash.replace('$2$', '$1073741824$'))).toBe(false);
});

it('makes PINs of six digits', () => {
  for (let count = 0; count < 50; count += 1) expect(randomPin()).toMatch(/^\d{6}$/);
});
