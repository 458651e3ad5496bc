import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type KeptScripts, openKeptScripts } from '../../../local/functions/kept-scripts.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-scripts-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;
function answer(scripts: KeptScripts, how = 'as always', filename = 'kept.js') {
  const make = () => {
    made += 1;
    return '(function () { return 6 * 7; })';
  };
  return (scripts.script('the text', how, filename, make).runInThisContext() as () => number)();
}
const files = (ending: string) => readdirSync(folder).filter((name) => name.endsWith(ending));

it('given a script that another process made, then it is neither made nor compiled again', () => {
  const first = openKeptScripts(folder);
  expect(answer(first)).toBe(42);
  first.keepCompiled();
  expect([files('.js'), files('.compiled')]).toEqual([[expect.any(String)], [expect.any(String)]]);
  const second = openKeptScripts(folder);
  expect(answer(second)).toBe(42);
  expect(made).toBe(1);
  rmSync(join(folder, files('.compiled')[0]!));
  second.keepCompiled();
  expect(files('.compiled')).toEqual([]);
});

it('given a script that is kept for whoever asks later, then it is made once, and by nobody who asks', async () => {
  const here = mkdtempSync(join(folder, 'later-'));
  const make = vi.fn(async () => '(function () { return 7; })');
  for (const scripts of [openKeptScripts(here), openKeptScripts(here)])
    await scripts.keep('the text', 'as always', make);
  expect(make).toHaveBeenCalledOnce();
  const nobody = () => {
    throw new Error('It was made again');
  };
  const script = openKeptScripts(here).script('the text', 'as always', 'kept.js', nobody);
  expect((script.runInThisContext() as () => number)()).toBe(7);
  rmSync(here, { recursive: true });
});

it('given what was compiled is torn, then the script works and it is kept anew', () => {
  const [source] = files('.js');
  const compiled = join(folder, source!.replace('.js', `.${cachedDataVersionTag()}.compiled`));
  writeFileSync(compiled, 'torn');
  const scripts = openKeptScripts(folder);
  // In another place: V8 knows again what it compiled in this process.
  expect(answer(scripts, 'as always', 'elsewhere.js')).toBe(42);
  rmSync(compiled);
  scripts.keepCompiled();
  expect(files('.compiled')).toHaveLength(1);
});

it('given another way to make it, then it is another script', () => {
  const before = made;
  expect(answer(openKeptScripts(folder), 'in another way')).toBe(42);
  expect(made).toBe(before + 1);
  expect(files('.js')).toHaveLength(2);
});

it('given files of the day before yesterday, then they are gone', () => {
  const old = new Date(Date.now() - 48 * 60 * 60 * 1000);
  for (const name of readdirSync(folder)) utimesSync(join(folder, name), old, old);
  openKeptScripts(folder);
  expect(readdirSync(folder)).toEqual([]);
});

it('given nobody who asks for it, then what was compiled is kept a moment after it ran, before V8 forgets it', () => {
  vi.useFakeTimers();
  try {
    expect(answer(openKeptScripts(folder))).toBe(42);
    expect(files('.compiled')).toEqual([]);
    vi.advanceTimersByTime(1_000);
    expect(files('.compiled')).toHaveLength(1);
  } finally {
    vi.useRealTimers();
  }
});
