// What `npm start` refuses before anything starts.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../../local/main.ts';

async function refusedBy(...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  return { code: await main(args, { print }), said: lines.join('\n') };
}

test.each(['tomorrow', '2027-02-30T10:00Z', '2027-03-27T22:00', 'PT1H'])(
  '--start-at %s is no moment',
  async (moment) => {
    const { code, said } = await refusedBy('--start-at', moment);
    expect(code).toBe(2);
    expect(said).toContain(`--start-at "${moment}" is no moment`);
    expect(said).toContain('for example --start-at 2027-03-27T22:00Z');
  },
);

test('the help names a moment to start at', () => {
  expect(main.help).toContain('--start-at <moment>');
});

test('the first thing that is said comes before anything slow: before the port is even tried', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const args = [
    'local/main.ts',
    '--port',
    String(port),
    '--no-open',
    '--state',
    join(tmpdir(), 'never-made'),
  ];
  const child = spawn(process.execPath, args, { cwd: resolve(import.meta.dirname, '../..') });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += String(data)));
  const [code] = await once(child, 'close');
  taken.close();
  expect(code).toBe(1);
  const lines = said.trim().split('\n');
  expect(lines[0]).toBe(
    'Starting the laptop: the stacks as they would go to AWS, their functions and tables, and a sample shop.',
  );
  expect(lines.slice(1).join()).toContain(String(port));
});
