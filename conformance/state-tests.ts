// Every test of what is written to DynamoDB, on the second engine's: it has as many accounts as somebody names, one for each file.
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../local/aws/engine.ts';
import { withoutAws } from './engine/engine.ts';
import { startGroup } from './engine/process-group.ts';

const ROOT = resolve(import.meta.dirname, '..');
const READY_TRIES = 200;

/** Whether all passed. */
export async function stateTests({
  program,
  folder,
  say,
  print,
}: {
  readonly program: string;
  readonly folder: string;
  readonly say: (line: string) => void;
  readonly print: (line: string) => void;
}): Promise<boolean> {
  say('Every test of what is written to DynamoDB, on the second engine:');
  const files = globSync('test/{lambdas,shared,tools}/**/*.state.ts', { cwd: ROOT });
  const port = await freePort();
  // Without judging who asks: each test file is an account that nobody made.
  const engine = startGroup({
    command: program,
    args: [],
    cwd: folder,
    environment: {
      ...withoutAws(process.env),
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      TMPDIR: folder,
      SERVICES: 'dynamodb',
    },
  });
  const url = `http://127.0.0.1:${port}`;
  try {
    for (let attempt = 0; attempt < READY_TRIES && !(await answers(url)); attempt += 1) await wait(100);
    const tests = startGroup({
      command: process.execPath,
      args: [
        'node_modules/vitest/vitest.mjs',
        'run',
        '--maxWorkers=1',
        '--reporter=dot',
        ...['--project', 'parts', '--project', 'real engine'],
        ...files,
      ],
      cwd: ROOT,
      environment: { ...withoutAws(process.env), DYNAMODB_ENDPOINT: url, NO_COLOR: '1' },
    });
    await tests.ended;
    const said = tests.said();
    for (const line of said.split('\n').filter((one) => /^\s*(?:FAIL|Test Files|Tests)\b/.test(one)))
      print(line.trimEnd());
    return / failed/.test(said) === false && /Tests +\d+ passed/.test(said);
  } finally {
    await engine.stop();
  }
}

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/_ministack/health`).then(
    ({ ok }) => ok,
    () => false,
  );
