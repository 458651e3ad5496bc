import { expect, test } from 'vitest';
import { main } from '../../conformance/main.ts';

test('a story that is not there is not understood, with those that are', async () => {
  const said: string[] = [];
  const terminal = { print: (line: string) => void said.push(line) };
  expect(await main(['--only', 'upsel'], terminal, {})).toBe(2);
  expect(said.join('\n')).toMatch(/no story "upsel".+upsell, cart recovery, loyalty, tools, letters/);
});
