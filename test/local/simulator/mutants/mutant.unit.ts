// Mutants: each takes a guard away that is there, and no two are the same.
import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { expect, test } from 'vitest';
import { KIND_NAMES } from '../../../../local/aws/faults/kinds.ts';
import { mutants as carts } from '../../../../local/products/cart-recovery/simulation/mutants/index.ts';
import { mutants as loyalty } from '../../../../local/products/loyalty/simulation/mutants/index.ts';
import { mutants as upsell } from '../../../../local/products/upsell/simulation/mutants/index.ts';
import {
  filesOf,
  type Mutant,
  mutated,
  StaleMutantError,
} from '../../../../local/simulator/mutants/mutant.ts';
import { sharedMutants } from '../../../../local/simulator/mutants/shared-mutants.ts';

const BY_PLACE = { upsell, 'cart-recovery': carts, loyalty, shared: sharedMutants };
const ALL = Object.entries(BY_PLACE).flatMap(([place, mutants]) =>
  mutants.map((mutant) => [`${place} ${mutant.name}`, mutant] as const),
);
const a: Mutant = {
  name: 'no-lock',
  says: 'The door has no lock.',
  edits: [{ file: 'door.ts', find: 'lock();', replace: '' }],
};

test.each(ALL)(
  'given %s, then its guard stands where it is looked for, and what is left can be bundled',
  (_, mutant) => {
    for (const file of filesOf(mutant)) {
      const text = readFileSync(file, 'utf8');
      const changed = mutated(mutant, file, text);
      expect(changed).not.toBe(text);
      expect(() => transformSync(changed, { loader: 'ts' })).not.toThrow();
    }
  },
);

test('given the list, then it is long, and every mutant has a name and a sentence of its own', () => {
  expect(ALL.length).toBeGreaterThanOrEqual(40);
  for (const mutants of Object.values(BY_PLACE)) {
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
    expect(new Set(mutants.map(({ says }) => says)).size).toBe(mutants.length);
    for (const { says } of mutants) expect(says).toMatch(/^[A-Z].*\.$/);
  }
});

test('given a product’s mutants, then they change its own functions and nobody else’s', () => {
  for (const [place, mutants] of Object.entries(BY_PLACE))
    for (const mutant of mutants)
      for (const file of filesOf(mutant))
        expect(file).toMatch(place === 'shared' ? /^shared\// : new RegExp(`^lambdas/${place}/`));
});

test('given the faults that a mutant is played with, then there are such', () => {
  for (const [name, { faults = [] }] of ALL)
    for (const fault of faults) expect(KIND_NAMES, name).toContain(fault);
});

test('given another file, then the mutant leaves it as it is', () => {
  expect(mutated(a, 'window.ts', 'lock();')).toBe('lock();');
});

test.each(['open();', 'lock(); lock();'])('given %s, then the mutant is stale and says so', (text) => {
  expect(() => mutated(a, 'door.ts', text)).toThrow(StaleMutantError);
});
