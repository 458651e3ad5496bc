// One runtime on one state folder. Two would share tables and messages and have a clock and an inbox each: the second is told
// where the first is, before it has opened anything.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Claim = { readonly pid: number; readonly url: string };

const fileIn = (directory: string): string => join(directory, 'running.json');

/** Throws, naming the address of the runtime that has this folder, and how to start beside it. An empty name is no folder. */
export function refuseClaimed(directory: string): void {
  const claim = directory === '' ? undefined : read(directory);
  if (claim === undefined || !isAlive(claim.pid)) return;
  throw new Error(
    `Another "npm start" runs with this state at ${claim.url}; its tables and its clock are in ${directory}. ` +
      `Use that one or stop it, or start beside it: npm start -- --port 4800 --state .local/beside. ` +
      `If nothing answers there, delete ${fileIn(directory)}.`,
  );
}

/** Says that the folder is this runtime's. Throws as `refuseClaimed` where another was quicker. Answers how to give it back. */
export function claimState(directory: string, url: string): () => void {
  if (directory === '') return () => {};
  mkdirSync(directory, { recursive: true });
  const claim = JSON.stringify({ pid: process.pid, url } satisfies Claim);
  try {
    writeFileSync(fileIn(directory), claim, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    refuseClaimed(directory);
    // Left behind by one that was killed.
    writeFileSync(fileIn(directory), claim);
  }
  return () => rmSync(fileIn(directory), { force: true });
}

function read(directory: string): Claim | undefined {
  try {
    return JSON.parse(readFileSync(fileIn(directory), 'utf8')) as Claim;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Of another person, and alive.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
