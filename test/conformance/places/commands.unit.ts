// Our own commands beside a place: as an operator runs them, in one process that ends with whoever began it.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withoutAws } from '../../../conformance/engine/engine.ts';
import { type Commands, startCommands } from '../../../conformance/places/commands.ts';
import { trialSettings } from '../../../conformance/places/settings.ts';

const ROOT = resolve(import.meta.dirname, '..', '..', '..');
const environment = {
  ...withoutAws(process.env),
  SHOP_SETTINGS: JSON.stringify(trialSettings('http://127.0.0.1:1/catalogue.json')),
};
let folder: string;
let commands: Commands;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'commands-'));
  commands = await startCommands(environment);
}, 120_000);
afterAll(async () => {
  await commands.stop();
  rmSync(folder, { recursive: true, force: true });
}, 120_000);

function document(text: string): string {
  const file = join(folder, 'rules.txt');
  writeFileSync(file, text);
  return file;
}

it('says what the command says in a process of its own, one after the other', async () => {
  const file = document('Earn 2 points for every 1 spent.\n100 points = a free coffee.\n');
  const alone = await promisify(execFile)(
    process.execPath,
    ['tools/rules.ts', 'check', file, '--product', 'loyalty'],
    {
      cwd: ROOT,
      env: environment,
    },
  );
  for (const _ of [1, 2])
    expect(`${await commands.run('tools/rules.ts', ['check', file, '--product', 'loyalty'])}\n`).toBe(
      alone.stdout,
    );
}, 120_000);

it('throws with what the command said where it fails, and goes on with the next', async () => {
  const file = document('Earn some points.\n');
  await expect(commands.run('tools/rules.ts', ['check', file, '--product', 'loyalty'])).rejects.toThrow(
    /^tools\/rules\.ts check .*: .*Earn some points/s,
  );
  await expect(commands.run('tools/staff.ts', ['dance'])).rejects.toThrow('There is no command dance');
  await expect(commands.run('tools/unheard-of.ts', [])).rejects.toThrow('commander.ts');
  expect(await commands.run('tools/erase.ts', ['--help'])).toContain('npm run erase');
}, 120_000);

it('has the environment of its place, and of each command what is told with it', async () => {
  // Nothing listens there, and the sentence about it names the place.
  const endpoint = { AWS_ENDPOINT_URL: 'http://127.0.0.1:1', AWS_REGION: 'eu-west-2' };
  const keys = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_MAX_ATTEMPTS: '1' };
  await expect(commands.run('tools/staff.ts', ['list', '--aws'], { ...endpoint, ...keys })).rejects.toThrow(
    'Nothing answers at 127.0.0.1:1',
  );
}, 120_000);

it('is over with the process that began it', async () => {
  const begins = `import { startCommands } from ${JSON.stringify(join(ROOT, 'conformance/places/commands.ts'))};
    import { execFileSync } from 'node:child_process';
    await startCommands(process.env);
    console.log(execFileSync('ps', ['-o', 'pid=', '--ppid', String(process.pid)]).toString());
    process.kill(process.pid, 'SIGKILL');`;
  const said = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', begins], {
    cwd: ROOT,
    env: environment,
  }).catch((error: { stdout: string }) => error);
  const pids = said.stdout.trim().split(/\s+/).map(Number);
  expect(pids.length).toBeGreaterThan(0);
  const isThere = (pid: number) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  await expect.poll(() => pids.some(isThere), { timeout: 10_000 }).toBe(false);
}, 120_000);
