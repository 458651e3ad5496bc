// Where a service keeps its state between two starts of the runtime: one JSON file each, under the state directory.
// Writes are gathered, so that a busy simulated month does not spend itself on rewriting files.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const GATHER_MS = 250;

export interface Shelf<T> {
  /** What the last run left, or `undefined` on a fresh start. */
  readonly found: T | undefined;
  /** Says that the state has changed; it is written within a quarter of a second of real time. */
  touch(): void;
  /** Writes now what is still unwritten. */
  flush(): void;
}

/** `directory` may be empty: then nothing outlives the process. `state` is asked at the moment of writing. */
export function makeShelf<T>(directory: string, file: string, state: () => T): Shelf<T> {
  if (directory === '') return { found: undefined, touch: () => {}, flush: () => {} };
  const path = join(directory, file);
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    mkdirSync(dirname(path), { recursive: true });
    // Written beside and renamed, so that a runtime that dies half-way leaves the last whole state.
    writeFileSync(`${path}.new`, JSON.stringify(state()));
    renameSync(`${path}.new`, path);
  }

  return {
    found: read<T>(path),
    flush,
    touch() {
      timer ??= setTimeout(flush, GATHER_MS).unref();
    },
  };
}

function read<T>(path: string): T | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`The laptop's state file ${path} cannot be read; start with --fresh to begin anew`, {
      cause: error,
    });
  }
}
