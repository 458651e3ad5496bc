import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunProgram, secondEngine, VERSION } from '../../../conformance/engine/python.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'python-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A computer on which these programs answer, and nothing else does. */
function computer(answers: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const run: RunProgram = async (program, args) => {
    const line = `${program.replace(folder, '')} ${args.join(' ').replace(folder, '')}`;
    asked.push(line);
    const answer = Object.entries(answers).find(([start]) => line.startsWith(start))?.[1];
    if (answer === undefined) throw new Error(`spawn ${program}\nENOENT: there is no such thing`);
    return answer;
  };
  return { run, asked };
}

test('without Python, or with an old one alone, a sentence says what is missing and where it is had', async () => {
  const bare = await secondEngine(folder, () => {}, computer({}).run);
  const old = await secondEngine(folder, () => {}, computer({ 'python3 -c': '3 8', 'python -c': '2 7' }).run);
  for (const said of [bare, old])
    expect(said).toEqual({ missing: expect.stringMatching(/needs Python 3\.10 or newer.+python\.org/) });
});

test('without the module venv, and where pip cannot fetch the package, each is said', async () => {
  const noVenv = await secondEngine(folder, () => {}, computer({ 'python3 -c': '3 11' }).run);
  expect(noVenv).toEqual({ missing: expect.stringMatching(/python3 cannot make .+ venv/) });
  const noPip = computer({ 'python3 -c': '3 11', 'python3 -m venv': '' });
  expect(await secondEngine(folder, () => {}, noPip.run)).toEqual({
    missing: expect.stringMatching(/pip could not fetch ministack .+no such thing/),
  });
});

test('the pinned version is fetched once, by the Python that is new enough, into a folder of its version', async () => {
  const said: string[] = [];
  const { run, asked } = computer({
    'python3 -c': '3 8',
    'python -c': '3 12',
    'python -m venv': '',
    [`/ministack-${VERSION}/bin/python -m pip`]: '',
  });
  const program = join(folder, `ministack-${VERSION}`, 'bin', 'ministack');
  expect(await secondEngine(folder, (line) => said.push(line), run)).toEqual({ program });
  expect(asked.at(-1)).toMatch(new RegExp(`install .*ministack==${VERSION.replaceAll('.', '\\.')}$`));
  expect(said).toHaveLength(1);

  mkdirSync(join(folder, `ministack-${VERSION}`, 'bin'), { recursive: true });
  writeFileSync(program, '');
  expect(existsSync(program)).toBe(true);
  expect(await secondEngine(folder, () => {}, computer({}).run)).toEqual({ program });
});
