// One of our own commands as an operator runs it, in a process of its own.
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..', '..');
const AT_MOST_MS = 600_000;

/** What it printed. Throws, with what it said, where it fails. */
export function runCommand(
  file: string,
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<string> {
  return new Promise((done, failed) => {
    const options = { cwd: ROOT, env: environment, timeout: AT_MOST_MS, maxBuffer: 20_000_000 };
    execFile(process.execPath, [file, ...words], options, (error, printed, complained) => {
      if (error === null) done(printed);
      else failed(new Error(`${file} ${words.join(' ')}: ${complained || printed || error.message}`));
    });
  });
}
