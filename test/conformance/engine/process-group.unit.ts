import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { memoryIn, startGroup } from '../../../conformance/engine/process-group.ts';

/** Starts a sleeper of its own, says its id and stays. */
const PARENT = `const { spawn } = require('node:child_process');
const child = spawn('sleep', ['600']);
console.log('sleeper ' + child.pid + '.');
setInterval(() => {}, 1000);`;

const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function untilSo(isSo: () => boolean): Promise<void> {
  for (let look = 0; look < 400 && !isSo(); look += 1) await wait(25);
  expect(isSo()).toBe(true);
}

const sleeperIn = (said: string): number => Number(/sleeper (\d+)\./.exec(said)?.[1] ?? 0);

test('stopping a program stops whatever it started, and its memory is counted with theirs', async () => {
  const group = startGroup({ command: process.execPath, args: ['-e', PARENT], environment: process.env });
  await untilSo(() => sleeperIn(group.said()) > 0);
  const sleeper = sleeperIn(group.said());
  expect(lives(sleeper)).toBe(true);
  expect(await group.memoryBytes()).toBeGreaterThan(10_000_000);
  await group.stop();
  await untilSo(() => !lives(sleeper));
  expect(group.isRunning()).toBe(false);
});

test('it ends with whoever started it, even if that one is killed', async () => {
  const file = resolve('conformance/engine/process-group.ts');
  const starter = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { startGroup } from ${JSON.stringify(file)};
       startGroup({ command: process.execPath, args: ['-e', ${JSON.stringify(PARENT)}], environment: process.env,
         hear: (text) => process.stdout.write(text) });`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  starter.stdout.on('data', (data) => {
    said += String(data);
  });
  await untilSo(() => sleeperIn(said) > 0);
  starter.kill('SIGKILL');
  await once(starter, 'exit');
  await untilSo(() => !lives(sleeperIn(said)));
});

test('a program that is not there is told as ended', async () => {
  const group = startGroup({ command: '/no/such/program', args: [], environment: process.env });
  await group.ended;
  expect(group.said()).toMatch(/not found|no such/i);
});

test('memory is that of the process and of all below it, wherever they are listed', () => {
  const listed = '  4  3  10\n  1  0  99\n  2  1   5\n  3  2   7\n  9  1  50\n';
  expect(memoryIn(listed, 2)).toBe((5 + 7 + 10) * 1024);
});
