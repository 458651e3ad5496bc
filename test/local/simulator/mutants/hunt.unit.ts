// The hunt: months with a guard taken away, until a law misses it that holds in the whole house.
import { expect, test } from 'vitest';
import type { MonthPlan } from '../../../../local/simulator/month-plan.ts';
import { fullName, makeHunter, placed } from '../../../../local/simulator/mutants/hunt.ts';
import type { Mutant } from '../../../../local/simulator/mutants/mutant.ts';
import { lineOf, mutantsPage } from '../../../../local/simulator/mutants/table.ts';

const noLock: Mutant = {
  name: 'no-lock',
  says: 'The door has no lock.',
  edits: [{ file: 'lambdas/shop/door.ts', find: 'lock();', replace: '' }],
};
const packs = [
  {
    product: 'shop',
    simulation: { open: async () => ({ deeds: [], onMessage: () => [] }), laws: [], mutants: [noLock] },
  },
  { product: 'stall' },
];
const [one] = placed(packs, []);
const found = (...laws: readonly string[]) => ({
  found: laws.map((law) => ({ law, breach: { what: law, rows: [] }, at: '2026-11-02T12:00:00.000Z' })),
});

/** Plays months whose broken laws are given, with the mutant and without. */
function hunter(play: (plan: MonthPlan) => ReturnType<typeof found>) {
  const played: MonthPlan[] = [];
  const hunt = makeHunter({
    packs,
    laws: [],
    bundler: {
      bundle: async () => ({ changed: 1, codeIn: (folder) => `${folder}-mutant` }),
      usersOf: () => ['shop', 'stall'],
      stop: async () => {},
    },
    kindsOf: (names) => names ?? ['all'],
    days: 2,
    calmDays: 8,
    firstSeed: 7,
    mostMonths: 3,
    play: async (plan) => {
      played.push(plan);
      return play(plan);
    },
  });
  return { hunt, played };
}

test('given a month in which a law misses the guard, then it is caught there, and no further month is played', async () => {
  const { hunt, played } = hunter(({ seed, codeIn }) =>
    found(...(seed === 8 && codeIn !== undefined ? ['Doors are locked.'] : [])),
  );
  expect(await hunt(one!)).toMatchObject({
    caught: { law: 'Doors are locked.', product: 'shop' },
    months: 2,
  });
  expect(played.map(({ seed, only, codeIn }) => [seed, only, codeIn?.('x')])).toEqual([
    [7, ['shop'], 'x-mutant'],
    [8, ['shop'], 'x-mutant'],
    [8, ['shop'], undefined],
  ]);
});

test('given months that show it soonest, then those are played', async () => {
  const { hunt, played } = hunter(() => found());
  await hunt({ place: 'shop', mutant: { ...noLock, shown: { seed: 40, calmDays: 3 } } });
  expect(played.map(({ seed, days, calmDays }) => [seed, days, calmDays])).toEqual([
    [40, 2, 3],
    [41, 2, 3],
    [42, 2, 3],
  ]);
});

test('given trouble that shows it best, then the months have that one, aimed as it says, with the mutant and without', async () => {
  const { hunt, played } = hunter(() => found('Doors are locked.'));
  const aim = { rate: 0.5, services: ['ses'] };
  await hunt({ place: 'shop', mutant: { ...noLock, faults: ['throttled'], aim } });
  await hunt({ place: 'shop', mutant: { ...noLock, faults: ['throttled'] } });
  const asked = played.map(({ kinds, aim: aimedAt, codeIn }) => [kinds, aimedAt, codeIn !== undefined]);
  expect(asked.slice(0, 2)).toEqual([
    [['throttled'], aim, true],
    [['throttled'], aim, false],
  ]);
  expect(asked.slice(6)).toContainEqual([['throttled'], undefined, false]);
});

test('given a law that is broken without the mutant too, then it caught nothing', async () => {
  const { hunt } = hunter(() => found('Doors are locked.'));
  const hunted = await hunt(one!);
  expect(hunted.caught).toBeUndefined();
  expect(hunted.months).toBe(3);
  expect(lineOf(hunted)).toBe('| `shop: no-lock` | The door has no lock. | not caught | 3 |');
  const mutant = { ...noLock, otherwise: 'a dog stands behind the door' };
  expect(lineOf({ ...hunted, mutant })).toContain('| not caught: a dog stands behind the door | 3 |');
});

test('given a shared mutant, then the months of every product that uses it are played', async () => {
  const { hunt, played } = hunter(() => found());
  await hunt({ place: 'shared', mutant: noLock });
  expect(played.map(({ seed, only }) => `${seed} ${only}`)).toEqual([
    '7 shop',
    '7 stall',
    '8 shop',
    '8 stall',
    '9 shop',
    '9 stall',
  ]);
});

test('given a hunt of one, then its line is new, the others’ stay, and those of mutants that are gone go', () => {
  const other = { place: 'shop', mutant: { ...noLock, name: 'no-roof', says: 'The house has no roof.' } };
  const caught = { ...one!, caught: { law: 'Doors are locked.', product: 'shop' }, months: 1 };
  const first = mutantsPage([one!, other], [caught], '| `shop: gone` | Gone. | x | 1 |');
  expect(first).toContain('2 guards: 1 caught, 0 not caught with a reason, 1 open.');
  expect(first).toContain('not played yet');
  expect(first).not.toContain('gone');
  const second = mutantsPage([one!, other], [{ ...other, months: 3 }], first);
  expect(second).toContain(lineOf(caught));
  expect(second).toContain(`| \`${fullName(other)}\` | The house has no roof. | not caught | 3 |`);
  const explained = { ...other, mutant: { ...other.mutant, otherwise: 'it never rains' } };
  const third = mutantsPage([one!, explained], [{ ...explained, months: 3 }], second);
  expect(third).toContain('2 guards: 1 caught, 1 not caught with a reason, 0 open.');
});
