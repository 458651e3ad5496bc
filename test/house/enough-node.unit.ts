// A command on a Node that does not read TypeScript says what is missing, in one sentence.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import house from '../../package.json' with { type: 'json' };
import lock from '../../package-lock.json' with { type: 'json' };

const ROOT = resolve(import.meta.dirname, '../..');
const CHECK = '--import ./tools/frame/enough-node.js';

describe('the check before every command', () => {
  it('given a command on such a Node, then it ends with that sentence and runs nothing', () => {
    const args = ['--no-experimental-strip-types', ...CHECK.split(' '), 'tools/carts.ts', '--help'];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`Node ${process.versions.node}: "npm ci"`);
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^This needs Node .*, or install Node 22\.$/),
    ]);
  });

  it('given a command on a Node that reads types, then nobody hears of it', () => {
    const args = [...CHECK.split(' '), 'tools/carts.ts', '--help'];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });
});

test.each(Object.entries(house.scripts))(
  'npm run %s begins with the check, or needs no TypeScript of Node',
  (_, script) => {
    for (const part of script.split(' && ')) {
      const [program = ''] = part.split(' ');
      if (program === 'node') expect(part).toContain(`node ${CHECK} `);
      else expect(['tsc', 'biome', 'npm']).toContain(program);
    }
  },
);

test('every package that wants to run something while it is installed is decided on, as npm 12 asks', () => {
  const packages = Object.entries(lock.packages as Record<string, { hasInstallScript?: boolean }>);
  const wanting = packages
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
  expect(wanting).toContain('node');
  expect(house.allowScripts).toEqual(Object.fromEntries(wanting.map((name) => [name, true])));
});
