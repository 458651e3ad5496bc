// A simulated month that somebody watches: the console stands while it is played, and stays as it ended.
import { expect, test } from 'vitest';
import { consoleOf } from '../../../local/console/console.ts';
import { packs } from '../../../local/products/registry.ts';
import { playSeed } from '../../../local/simulator/month.ts';
import { buildHere } from '../../support/build-here.ts';

test('a month is in the console before it begins, and stays there as it ended until nobody looks', async () => {
  const seen: { opened?: string; page?: string; members?: number } = {};
  const month = await playSeed({
    seed: 3,
    days: 1,
    kinds: [],
    packs,
    only: ['loyalty'],
    laws: [
      { says: 'Nothing ever happens.', when: 'step', check: () => [{ what: 'something did', rows: [] }] },
    ],
    stopAt: 'first',
    build: buildHere,
    audience: {
      pages: consoleOf(packs),
      opened(url) {
        seen.opened = url;
      },
      async played() {
        seen.page = await (await fetch(`${seen.opened}/`)).text();
        seen.members = (
          (await (await fetch(`${seen.opened}/_local/tables/loy-members`)).json()) as []
        ).length;
      },
    },
  });
  expect(month.found).toMatchObject([{ law: 'Nothing ever happens.' }]);
  expect(seen.page).toContain('<title>Console</title>');
  expect(seen.members).toBeGreaterThan(0);
  await expect(fetch(`${seen.opened}/`)).rejects.toThrow();
});
