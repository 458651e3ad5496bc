import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { loadCommands } from '../../../conformance/places/loaded.ts';
import type { Place } from '../../../conformance/places/place.ts';
import { trialSettings } from '../../../conformance/places/settings.ts';

it('asks a place with commands that only look, in the region of the product, and leaves no folder behind', async () => {
  const asked: string[][] = [];
  const command: Place['command'] = async (file, words, region) => {
    asked.push([file, ...words, region]);
    return '';
  };
  await loadCommands({ command } as Place, trialSettings('http://127.0.0.1:1/catalogue.json'));
  expect(asked.map(([file, word]) => `${file} ${word}`)).toEqual([
    'tools/staff.ts list',
    'tools/rules.ts show',
    'tools/export.ts loyalty',
  ]);
  const [, , exported] = asked;
  expect(existsSync(dirname(exported?.[2] ?? ''))).toBe(false);
  expect(new Set(asked.map((words) => words.at(-1)))).toEqual(new Set(['ap-southeast-1']));
});
