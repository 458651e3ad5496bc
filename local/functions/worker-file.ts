// What a thread begins with, as one plain file. Node could take the TypeScript as it is, and would load its compiler into every
// thread for it: some six megabytes each, and a tenth of a second.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packedFile } from '../packing/packed.js';

const KEPT = resolve(import.meta.dirname, '..', '..', '.local', 'scripts');
const made = new Map<string, URL>();

/** The function's own, and the one that functions share. */
export type WorkerName = 'worker' | 'shared-worker';

/** Where the thread's file is; made by the first who asks in this process. */
export function workerFile(name: WorkerName = 'worker', folder = KEPT): URL {
  const earlier = made.get(name);
  if (earlier !== undefined && existsSync(earlier)) return earlier;
  const found = fileOf(name, folder);
  made.set(name, found);
  return found;
}

function fileOf(name: WorkerName, folder: string): URL {
  const packed = folder === KEPT ? packedFile(name) : undefined;
  if (packed !== undefined) return new URL(packed);
  const { outputFiles } = esbuildAlone().buildSync({
    entryPoints: [resolve(import.meta.dirname, `${name}.ts`)],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    legalComments: 'none',
  });
  const { text } = outputFiles[0]!;
  const path = join(folder, `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 32)}.mjs`);
  mkdirSync(folder, { recursive: true });
  // Another process may be reading the one that is there.
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, path);
  return pathToFileURL(path);
}

/** By itself it keeps a thread and a process for the next bundle, some twenty-five megabytes, and there is no next one. */
function esbuildAlone(): typeof import('esbuild') {
  const { ESBUILD_WORKER_THREADS: before } = process.env;
  process.env.ESBUILD_WORKER_THREADS = '0';
  try {
    return createRequire(import.meta.url)('esbuild') as typeof import('esbuild');
  } finally {
    if (before === undefined) delete process.env.ESBUILD_WORKER_THREADS;
    else process.env.ESBUILD_WORKER_THREADS = before;
  }
}
