import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { storyClock } from '../../../conformance/engine/story-clock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const SUNDAY = new Date('2026-12-06T09:00:00Z');

test('it begins at its moment, goes on with the time, moves on and never back', () => {
  let real = 1_000_000;
  const clock = storyClock(join(folder, 'clock'), SUNDAY, () => real);
  expect(clock.now()).toEqual(SUNDAY);
  real += 5_000;
  expect(clock.now().toISOString()).toBe('2026-12-06T09:00:05.000Z');
  clock.moveTo(new Date('2026-12-06T10:12:00Z'));
  expect(clock.now().toISOString()).toBe('2026-12-06T10:12:00.000Z');
  clock.moveTo(SUNDAY);
  expect(clock.now().toISOString()).toBe('2026-12-06T10:12:00.000Z');
  expect(readFileSync(clock.file).readDoubleLE(0)).toBe(Date.parse('2026-12-06T10:12:00Z') - real);
});

test('a Node process that is started with it has its time, also for a date that is asked for nothing', () => {
  const clock = storyClock(join(folder, 'clock'), SUNDAY);
  const said = execFileSync(
    process.execPath,
    [
      '--require',
      resolve('conformance/engine/clock.cjs'),
      '-p',
      'JSON.stringify([new Date().toISOString(), Date.now(), new Date(5).getTime(), new Date() instanceof Date])',
    ],
    { env: { ...process.env, NODE_OPTIONS: '', STORY_CLOCK: clock.file }, encoding: 'utf8' },
  );
  const [written, milliseconds, given, isOne] = JSON.parse(said) as [string, number, number, boolean];
  expect(written.slice(0, 13)).toBe('2026-12-06T09');
  expect(Math.abs(milliseconds - clock.now().getTime())).toBeLessThan(60_000);
  expect([given, isOne]).toEqual([5, true]);
});
