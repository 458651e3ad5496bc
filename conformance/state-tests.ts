// Every test of what is written to DynamoDB, on the second engine's: it has as many accounts as somebody names, one for each file.
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { withoutAws } from './engine/engine.ts';
import { startGroup } from './engine/process-group.ts';
import { startTables } from './engine/tables.ts';

const ROOT = resolve(import.meta.dirname, '..');

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
  // Each test file is an account that nobody made.
  const { url, stop } = await startTables({ program, folder });
  try {
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
    await stop();
  }
}
