// What the runtime itself remembers between two starts: how far the clock was moved, and what was metered.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MeteredCall } from '../aws/meter.ts';

export type RuntimeState = {
  readonly offsetMs: number;
  /** Epoch milliseconds of virtual time from which the bill counts. */
  readonly since: number;
  readonly calls: readonly MeteredCall[];
};

/** `directory` may be empty: then there is no earlier state and none is written. */
export function readRuntimeState(directory: string): RuntimeState | undefined {
  const path = join(directory, 'runtime.json');
  if (directory === '' || !existsSync(path)) return undefined;
  return JSON.parse(readFileSync(path, 'utf8')) as RuntimeState;
}

export function writeRuntimeState(directory: string, state: RuntimeState): void {
  if (directory === '') return;
  mkdirSync(directory, { recursive: true });
  const path = join(directory, 'runtime.json');
  writeFileSync(`${path}.new`, JSON.stringify(state));
  renameSync(`${path}.new`, path);
}
