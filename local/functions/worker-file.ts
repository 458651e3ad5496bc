// What a thread begins with, as one plain file. Node could take the TypeScript as it is, and would load its compiler into every
// thread for it: some six megabytes each, and a tenth of a second.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';

const KEPT = resolve(import.meta.dirname, '..', '..', '.local', 'scripts');
let made: URL | undefined;

/** Where the thread's file is; made by the first who asks in this process. */
export function workerFile(folder = KEPT): URL {
  if (made !== undefined && existsSync(made)) return made;
  const { outputFiles } = buildSync({
    entryPoints: [resolve(import.meta.dirname, 'worker.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    legalComments: 'none',
  });
  const { text } = outputFiles[0]!;
  const path = join(folder, `worker-${createHash('sha256').update(text).digest('hex').slice(0, 32)}.mjs`);
  mkdirSync(folder, { recursive: true });
  // Another process may be reading the one that is there.
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, path);
  made = pathToFileURL(path);
  return made;
}
